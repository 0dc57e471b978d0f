import { clean } from './foreign.js';

/** Words of Reboot and Shutdown. */
export const powerWords = {
  reboot: { title: 'Reboot', ask: 'Reboot: last question', ending: 'Reboot: VMs', does: 'This host goes down and starts again.', after: 'The VMs of this host shut down. Then it goes down and starts again.', yes: 'Reboot' },
  shutdown: {
    title: 'Shutdown', ask: 'Shutdown: last question', ending: 'Shutdown: VMs', does: 'This host goes down and its power is switched off.', after: 'The VMs of this host shut down. Then it goes down and its power is switched off.', yes: 'Shut down',
  },
  shutDown: 'Shut the VMs down first', shutDownMeans: 'each is asked to end cleanly, and waited for',
  leave: 'Let them die', leaveMeans: 'they are killed, as by a power cut',
  howShutDown: 'Each VM is asked to shut down cleanly, for five minutes at most. Should one not end by then, the host stays up and you decide. No VM starts here meanwhile.',
  yesShutDown: 'Shut the VMs down',
  noXapi: 'Without XAPI they cannot be shut down from here. What can be reached over the network is better shut down there first.',
  andOthers: (count: number): string => `and ${count} others`,
  ending: 'Each VM is asked to shut down. When all have ended, the host goes down.',
  waited: (seconds: number): string => `Waiting for ${seconds} s. Esc stops waiting, and the host stays up. VMs that were asked may still end.`,
  states: { asked: 'shutting down', stopped: 'has ended', failed: 'still runs' },
  anyway: { reboot: 'Reboot all the same', shutdown: 'Shut down all the same' },
  askAgain: 'Ask them again',
  vms: 'These VMs are still running and will be killed:', vmsAsked: 'These VMs are running:',
  vmsUnknown: (reason: string): string => `Whether VMs are still running is ${reason}. Any that are will be killed.`,
  noVms: 'No VM is running on this host.',
  ha: 'High availability (HA) is armed: the pool would take this host for a failed one and start its VMs elsewhere. Disarm it first: xe pool-ha-disable, or '
    + 'xe host-emergency-ha-disable --force where the pool does not answer.',
  haUnknown: (reason: string): string => `Whether high availability (HA) is armed is ${reason}. If it is, disarm it first: xe pool-ha-disable.`,
} as const;

/** Words of Save Support Report. */
export const reportWords = {
  title: 'Save Support Report',
  holds: [
    'It holds this host\'s network files, the journal of its resets, the log of this console, and what is known of its NICs. Passwords and keys are taken out.',
    'Nothing is sent anywhere: the report is a file on this host.',
  ],
  yes: 'Save it',
} as const;

/** Words of Change Auto-Logout Time. */
export const settingsWords = {
  title: 'Change Auto-Logout Time',
  intro: 'Who is logged in is logged out after this time without a key. A local command shell ends after the same time.',
  field: { label: 'Minutes', hint: '1 to 1440' },
  wrong: (typed: string): string => `${typed === '' ? 'It is missing' : `"${clean(typed)}" is not a whole number from 1 to 1440`}; give a number of minutes, like 5.`,
} as const;

/** The shortest password that is accepted, as in the original console. */
export const shortestPassword = 6;

/** Words of Change Password. */
export const passwordWords = {
  title: 'Change Password',
  intro: (user: string): string => (user === 'root'
    ? 'The new password of root is to hold on every host of the pool. While XAPI does not answer it can be changed on this host only; what came of it is told at the end.'
    : `The new password of ${clean(user)} is to hold on this host only.`),
  introFirst: 'No password of root was ever set. From the first one on whoever changes this host has to log in.',
  present: { label: 'Present password', hint: '' },
  wanted: { label: 'New password', hint: `at least ${shortestPassword} characters` },
  again: { label: 'New password again', hint: '' },
  missing: 'Type the password you have now.',
  short: `It is too short: at least ${shortestPassword} characters.`,
  same: 'It is the present one.',
  different: 'It differs from the line above. Type both again.',
  inPool: 'It holds on every host of the pool.',
  hereOnly: (why: string): string => (why === '' ? 'It holds on this host only.' : `It holds on this host only: ${why}`),
  xapiSilent: 'XAPI does not answer, so other hosts of the pool keep the one they have.',
  xapiCannot: (detail: string): string => `XAPI cannot change the pool's now (${detail}), so other hosts keep the one they have.`,
} as const;

/** Words of Network Time (NTP). */
export const timeWords = {
  title: 'Network Time (NTP)', manualTitle: 'Network Time (NTP): servers', askTitle: 'Network Time (NTP): change',
  intro: 'Where does this host get the time?',
  now: 'Time from',
  modes: {
    dhcp: ['DHCP', 'the servers that the DHCP server names'],
    default: ['Default servers', 'the pool of servers of this product'],
    manual: ['Own servers', 'you type them'],
    off: ['Off', 'the clock runs by itself'],
    unknown: ['unknown', ''],
  },
  notDhcp: 'the management interface does not use DHCP',
  needsXapi: 'XAPI does not answer, and this needs it',
  inFile: 'XAPI does not answer, so this is done by the files and services of this host itself.',
  manualIntro: 'Addresses (IPv4, IPv6) or names of NTP servers, several with commas.',
  field: { label: 'NTP servers', hint: 'like 192.168.0.1, ntp.example.com' },
  missing: 'Type at least one server.',
  wrong: (entry: string): string => `"${clean(entry)}" is neither an IP address of a server nor a host name.`,
  twice: (entry: string): string => `${clean(entry)} stands there twice.`,
  clockTitle: 'Network Time (NTP): date and time',
  clockIntro: 'Nobody sets the clock of this host any more. Set it here, in local time, or leave both fields empty and it goes on as it is.',
  clockNow: (local: string): string => `It shows ${local} now.`,
  date: { label: 'Date', hint: 'like 2026-11-22' }, time: { label: 'Time', hint: 'like 15:04 or 15:04:05' },
  dateMissing: 'Type the date too, or leave both empty.', timeMissing: 'Type the time too, or leave both empty.',
  dateWrong: (typed: string): string => `"${clean(typed)}" is no day from 2000 to 2099; write year-month-day, like 2026-11-22.`,
  timeWrong: (typed: string): string => `"${clean(typed)}" is no time of day; write hours:minutes, like 15:04.`,
  clockBecomes: (local: string): string => `The clock is set to ${local}.`, clockStays: 'The clock stays as it is.',
  becomes: 'The time will come from:',
  offWarning: 'Clocks that drift apart break pools and certificates. Set the time by hand where it matters.',
  servers: 'Servers', synchronised: 'Clock', inStep: 'in step', outOfStep: 'not in step yet', apply: 'Apply',
} as const;

/** What is being done, while it is done. */
export const changeWords = {
  waiting: 'Please wait. Esc closes this page; the work goes on.',
  titles: {
    reconfigureManagement: 'Configure Management Interface', renewLease: 'Renew DHCP lease', disableManagement: 'Disable management interface', setDns: 'DNS Servers',
    setTime: 'Network Time (NTP)', changePassword: 'Change Password', saveSettings: 'Change Auto-Logout Time', saveReport: 'Save Support Report', startXapi: 'Start XAPI', power: 'Reboot or Shutdown',
  },
  steps: {
    nameHost: 'Give the host its name', findInterface: 'Find the network interface', makeVlan: 'Make the VLAN', configureAddress: 'Configure the addresses',
    moveManagement: 'Make it the management interface', cleanFormer: 'Take the addresses off the former one', readBack: 'Read back what there is now',
  },
  names: { own: 'Host name', inPool: 'Name in the pool' },
  got: 'What there is now:',
  stays: (name: string, got: string, why: string): string => `WRONG ${name}: ${clean(got)}${why === '' ? '' : `, refused (${clean(why)})`}`,
  asWanted: (name: string, got: string): string => `ok    ${name}: ${clean(got)}`,
  formerKept: (why: string): string => `The former management interface keeps its addresses (${clean(why)}).`,
  done: {
    reconfigureManagement: 'The management interface is configured.', renewLease: 'The DHCP lease is renewed. The address is now:', disableManagement: 'The management interface is disabled.',
    setDns: 'The name servers are set.', setTime: 'The time source is set.', changePassword: 'The password is changed.', saveSettings: 'The time is set.',
    saveReport: 'The report is saved:', startXapi: 'XAPI is started. What it knows of this host appears on the Status Display.', power: 'This host goes down now.',
  },
  failed: {
    xapiDown: 'XAPI does not answer, so nothing was changed. The Emergency Network Reset works without it.',
    partly: 'It was done, but not everything is as you asked for. Esc goes back to what you typed.',
    notRead: 'It was done, but what there is now could not be read. Look at the Status Display.',
    noLease: 'The DHCP server has given no address. Check cable, switch port, VLAN and DHCP server; a static address works without one.',
    notKnown: 'The XAPI of this host is too old to know this. Nothing was changed.',
    refused: 'It was refused.',
    wrongPassword: 'The present password is wrong. Nothing was changed.',
    notHere: 'This tree is no running host, so nothing was done.',
    timedOut: 'It did not end in time. Look at the Status Display before you try again.',
    vetoed: 'High availability (HA) does not let this host go down: disarm it first (xe pool-ha-disable). Nothing was done.',
    vmsLeft: 'Some VMs still run, so this host stays up.',
    failed: 'It failed.',
  },
} as const;

/** Words of Software Build Information. */
export const buildWords = {
  intro: 'What runs on this host, from its inventory.',
  labels: {
    PRODUCT_BRAND: 'Product', PRODUCT_VERSION: 'Version', PRODUCT_VERSION_TEXT: 'Version text', BUILD_NUMBER: 'Build', PLATFORM_NAME: 'Platform',
    PLATFORM_VERSION: 'Platform version', XEN_VERSION: 'Xen', KERNEL_VERSION: 'Kernel', INSTALLATION_UUID: 'Host UUID', INSTALLATION_DATE: 'Installed',
  },
  console: 'This console',
  noInventory: 'The inventory cannot be read, so nothing is known of what is installed.',
} as const;
