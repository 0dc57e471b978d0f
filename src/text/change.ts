import { clean } from './sanitize.js';

/** What is being done, while it is done. */
export const changeWords = {
  waiting: 'Please wait. Esc closes this page; the work goes on.',
  titles: {
    reconfigureManagement: 'Configure Management Interface',
    renewLease: 'Renew DHCP lease',
    disableManagement: 'Disable management interface',
    setDns: 'DNS Servers',
    setTime: 'Network Time (NTP)',
    changePassword: 'Change Password',
    saveSettings: 'Change Auto-Logout Time',
    saveReport: 'Save Support Report',
    startXapi: 'Start XAPI',
    power: 'Reboot or Shutdown',
  },
  steps: {
    nameHost: 'Give the host its name',
    findInterface: 'Find the network interface',
    makeVlan: 'Make the VLAN',
    configureIpv4: 'Configure IPv4',
    configureIpv6: 'Configure IPv6',
    moveManagement: 'Make it the management interface',
    cleanFormer: 'Take the addresses off the former one',
    readBack: 'Read back what there is now',
  },
  names: { own: 'Host name', inPool: 'Name in the pool' },
  got: 'What there is now:',
  stays: (name: string, got: string, why: string): string =>
    `FAILED ${name}: ${clean(got)}${why === '' ? '' : `, refused (${clean(why)})`}`,
  asWanted: (name: string, got: string): string => `ok     ${name}: ${clean(got)}`,
  formerKept: (why: string): string =>
    `The former management interface keeps its addresses (${clean(why)}).`,
  done: {
    reconfigureManagement: 'The management interface is configured.',
    renewLease: 'The DHCP lease is renewed. The address is now:',
    disableManagement: 'The management interface is disabled.',
    setDns: 'The name servers are set.',
    setTime: 'The time source is set.',
    changePassword: 'The password is changed.',
    saveSettings: 'The time is set.',
    saveReport: 'The report is saved:',
    startXapi: 'XAPI is started. What it knows of this host appears on the Status Display.',
    power: 'This host goes down now.',
  },
  failed: {
    xapiDown:
      'XAPI does not answer, so nothing was changed. The Emergency Network Reset works without it.',
    partly: 'It was done, but not everything is as you asked for. Esc goes back to what you typed.',
    notRead: 'It was done, but what there is now could not be read. Look at the Status Display.',
    noLease:
      'The DHCP server has given no address. Check cable, switch port, VLAN and DHCP server; a static address works without one.',
    notKnown: 'The XAPI of this host is too old to know this. Nothing was changed.',
    refused: 'It was refused.',
    wrongPassword: 'The present password is wrong. Nothing was changed.',
    notHere: 'No host runs on this tree, so nothing was done.',
    timedOut: 'It did not end in time. Look at the Status Display before you try again.',
    vetoed:
      'High availability (HA) does not let this host go down: disarm it first (xe pool-ha-disable). Nothing was done.',
    vmsLeft: 'Some VMs still run, so this host stays up.',
    failed: 'It failed.',
  },
} as const;
