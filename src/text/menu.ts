/** Names of the menu's items, as operators of the original know them. */
export const itemLabels = {
  status: 'Status Display',
  network: 'Network and Management Interface',
  management: 'Configure Management Interface',
  dns: 'DNS Servers',
  time: 'Network Time (NTP)',
  test: 'Test Network',
  nics: 'Display NICs',
  reset: 'Emergency Network Reset',
  authentication: 'Authentication',
  login: 'Log In/Out',
  password: 'Change Password',
  settings: 'Change Auto-Logout Time',
  support: 'Technical Support',
  report: 'Save Support Report',
  build: 'Software Build Information',
  powermenu: 'Reboot or Shutdown',
  reboot: 'Reboot',
  shutdown: 'Shutdown',
  shell: 'Local Command Shell',
  quit: 'Quit',
} as const;

/** Further words under which an item is found. */
export const itemKeywords: Readonly<Record<keyof typeof itemLabels, string>> = {
  status: 'overview home address uptime memory load fingerprint certificate ssh version',
  network: 'menu ip address lan',
  management:
    'ip address dhcp static ipv6 vlan host name hostname gateway netmask renew lease disable mtu',
  dns: 'name servers resolver nameserver',
  time: 'ntp clock date chrony',
  test: 'ping reach gateway connectivity',
  nics: 'network interface card port mac link cable speed driver blink light counters',
  reset: 'networking recover repair lost management bond rescue',
  authentication: 'menu login user root',
  login: 'sign in out user root session',
  password: 'passwd root secret',
  settings: 'timeout idle session minutes',
  support: 'menu help bug report version',
  report: 'bug log archive diagnose',
  build: 'version release product kernel xen inventory',
  powermenu: 'menu restart halt off',
  reboot: 'restart power cycle',
  shutdown: 'halt power off',
  shell: 'bash command line terminal prompt',
  quit: 'exit leave end',
};

/** Titles over the menus. */
export const menuTitles = {
  root: 'Configuration',
  network: 'Network and Management Interface',
  authentication: 'Authentication',
  support: 'Technical Support',
  powermenu: 'Reboot or Shutdown',
} as const;

/** What stands at the right of the items. */
export const itemPages = {
  management:
    'Change the device, the addresses, the VLAN or the host name of the management interface. XAPI does it at once, without a reboot.',
  managementNow: 'It is now:',
  dns: 'The name servers of the management interface.',
  time: 'Where this host gets the time.',
  test: [
    'See how far the network reaches: this host, gateway, name servers, pool coordinator, or any address or name.',
    'Nothing is changed.',
  ],
  authentication: [
    'Log in or out, change the password, set the time after which who is logged in is logged out.',
    'Looking needs no login. Where a login is asked for, what changes the host needs one.',
  ],
  password: ['Change the password of root.'],
  settings: (minutes: number): string =>
    `You are logged out after ${minutes === 1 ? 'one minute' : `${minutes} minutes`} without a keypress.`,
  support: ['What is needed to get help: what is installed, and a report to hand on.'],
  report: ['Save diagnostics for support in one file on this host, without passwords and keys.'],
  powermenu: ['Restart this host, or switch it off.'],
  reboot: ['Restart this host. VMs still running on it are killed.'],
  shutdown: ['Switch this host off. VMs still running on it are killed.'],
  shell: ['Open a root shell on this screen. "exit" leads back here.'],
  quit: ['Leave this console. The host goes on running.'],
  nicsIntro:
    'The network interfaces of this host, as its kernel sees them. This list does not need XAPI.',
} as const;

/** The title of a page beside a menu on a slow line: the same for every item, so that it need not be sent again. */
export const briefTitle = 'In brief';

/** What Enter does on an item, below its page. */
export const wayIn = {
  menu: 'Press Enter to open this menu.',
  begin: 'Press Enter to begin.',
  logIn: 'Press Enter to log in.',
  logOut: 'Press Enter to log out.',
  leave: 'Press Enter to leave.',
  open: 'Press Enter to look closer.',
} as const;

/** Why an item does nothing now. */
export const itemDisabled = {
  xapi: 'XAPI does not answer, and this needs it. The Emergency Network Reset works without XAPI.',
  dnsByDhcp:
    'The name servers come from DHCP. To set your own, give the management interface a static address.',
  managementUnknown:
    'What the management interface is now is not known, so it cannot be changed here. The Emergency Network Reset can set it anew.',
  noManagement: 'This host has no management interface.',
  noUsers: 'This is a tree of files without users of its own, so there is no password to change.',
  noLogin:
    'Nobody has to log in here: this is a tree of files without users of its own, and whoever may write them may do everything.',
} as const;
