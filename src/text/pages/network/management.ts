import { clean } from '../../sanitize.js';
import { managementTrialWords } from './management-trial.js';

const configure = 'Configure Management Interface';

/** Words of Configure Management Interface. */
export const managementWords = {
  trial: managementTrialWords,
  label: 'Configure Management Interface',
  keywords:
    'ip address dhcp static ipv6 vlan host name hostname gateway netmask renew lease disable mtu',
  beside:
    'Change the device, the addresses, the VLAN or the host name of the management ' +
    'interface. XAPI does it at once, without a reboot.',
  now: 'It is now:',
  needsXapi:
    'XAPI does not answer, and this needs it. The Emergency Network Reset works without XAPI.',
  changes: {
    reconfigure: { title: configure, done: 'The management interface is configured.' },
    renew: { title: 'Renew DHCP lease', done: 'The DHCP lease is renewed. The address is now:' },
    disable: {
      title: 'Disable management interface',
      done: 'The management interface is disabled.',
    },
  },
  /** The steps that a change reports. */
  steps: {
    nameHost: 'Give the host its name',
    findInterface: 'Find the network interface',
    makeVlan: 'Create the VLAN',
    configureIpv4: 'Configure IPv4',
    configureIpv6: 'Configure IPv6',
    moveManagement: 'Make it the management interface',
    cleanFormer: 'Take the addresses off the former one',
    readBack: 'Read back the present values',
  },
  titles: {
    start: configure,
    nic: `${configure}: network interface`,
    ipv4: `${configure}: IPv4`,
    address: `${configure}: IPv4 address`,
    more: `${configure}: advanced`,
    vlan: `${configure}: VLAN`,
    ipv6: `${configure}: IPv6`,
    address6: `${configure}: IPv6 address`,
    hostName: `${configure}: host name`,
    returnWithin: `${configure}: return`,
    summary: `${configure}: summary`,
    renew: `${configure}: renew`,
    disable: `${configure}: disable`,
  },
  startIntro:
    'XAPI changes the management interface at once, without a reboot. Sessions over the ' +
    'network may be cut; this console stays.',
  configure: 'Configure',
  configureMeans: 'choose the network interface and its addresses',
  renew: 'Renew DHCP lease',
  renewMeans: 'asks the DHCP server again',
  renewAsks: (address: string): string =>
    'The DHCP server is asked again for an address.' +
    (address === '' ? '' : ` It is ${clean(address)} now and may be another one afterwards.`),
  yesRenew: 'Renew it',
  renewNotDhcp: 'the management interface does not use DHCP',
  disable: 'Disable',
  disableMeans: 'takes the management interface away',
  nothingToDisable: 'this host has no management interface',
  hostNameRow: 'Host name',
  hostNameKept: 'stays as it is',
  hostNameIntro: (present: string): string =>
    'The name of this host, which it also tells to the DHCP server. Leave it empty to keep ' +
    `the present one${present === '' ? '' : `, ${clean(present)}`}.`,
  inBond: (bond: string): string => `it is a port of ${clean(bond)}`,
  noAddress: 'choose IPv4 or IPv6 first',
  hostNameField: { label: 'Host name', hint: 'letters, digits and hyphens' },
  hostNameWrong: (typed: string): string =>
    `"${clean(typed)}" is not a host name; use labels of letters, digits and inner ` +
    'hyphens, like xcp-1.lab.',
  hostName: 'Host name',
  summary: 'The management interface will be:',
  summaryWarning: 'Connections to the present address may be cut.',
  disableWarning:
    'The host cannot be reached over the network afterwards, until a management interface ' +
    'is configured here again.',
  apply: 'Apply',
  yesDisable: 'Disable it',
} as const;
