import type { HostFacts, LinkState, PoolRole, Reason } from '../model/index.js';
import { foreignText } from './reset/files.js';
import { clean } from './sanitize.js';
import { counted } from './units.js';
import { xapiErrorText } from './xapi-error.js';

/** Labels of the Status Display and the pages like it. */
export const statusLabels = {
  product: 'Product',
  embedded: 'Embedded host',
  host: 'Host name',
  pool: 'Pool',
  role: 'Pool role',
  coordinator: 'Pool coordinator',
  device: 'Device',
  mac: 'MAC address',
  vlan: 'VLAN',
  mode: 'IPv4 mode',
  address: 'IPv4 address',
  netmask: 'Netmask',
  gateway: 'Gateway',
  dns: 'DNS servers',
  mode6: 'IPv6 mode',
  address6: 'IPv6 address',
  link: 'Link',
  mtu: 'MTU',
  management: 'Management interface',
  source: 'Source',
  machine: 'Control domain',
  coordinatorAddress: 'Its address',
} as const;

/** Labels of the Status Display for the machine itself. */
export const summaryLabels = {
  machine: 'Machine',
  uptime: 'Up for',
  load: 'Load',
  memory: 'Memory',
  fingerprints: 'Key fingerprints',
  certificate: 'Certificate (SHA-256)',
} as const;

/** Values of the Status Display for the machine itself. */
export const summaryWords = {
  uptime: (seconds: number): string => {
    const [days, hours, minutes] = [
      Math.floor(seconds / 86_400),
      Math.floor(seconds / 3600) % 24,
      Math.floor(seconds / 60) % 60,
    ];
    return (
      (days === 0 ? '' : `${counted(days, 'day')} `) +
      `${`${hours}`.padStart(2, '0')}:${`${minutes}`.padStart(2, '0')}`
    );
  },
  memory: (used: string, total: string): string => `${used} of ${total} in use`,
  share: (used: number, total: number): string => `${Math.round((used / total) * 100)} %`,
} as const;

/** Words of the pages that show the state of a host. */
export const statusWords = {
  reading: 'Reading this host...',
  unknownValue: 'unknown',
  noValue: 'none',
  unnamed: '(unnamed)',
  untagged: 'none (untagged)',
  productUnknown: 'unknown (not in the inventory)',
} as const;

/** Where the management interface's configuration comes from while XAPI does not answer. */
export const managementSources = {
  networkd: 'networkd.db and inventory',
  firstboot: 'firstboot data (may be old)',
} as const;

/** Why a fact is missing, as the end of "unknown (...)". */
function reasonWords(reason: Reason): string {
  switch (reason.code) {
    case 'absent':
      return 'not there';
    case 'unreadable':
      return 'cannot be read';
    case 'damaged':
      return 'damaged';
    case 'unreachable':
      return 'XAPI does not answer';
    case 'timedOut':
      return 'no answer in time';
    case 'refused':
      return 'refused';
    case 'notLooked':
      return 'not looked at yet';
  }
}

/**
 * A fact that could not be read: "unknown (XAPI does not answer)", followed by the system's own
 * words.
 */
export function unknownValue(reason: Reason): string {
  const detail = xapiErrorText(reason.detail);
  return detail === ''
    ? `unknown (${reasonWords(reason)})`
    : `unknown (${reasonWords(reason)}: ${detail})`;
}

/** The roles of a pool's members in the words of both generations of documentation. */
export const memberRoles = {
  coordinator: 'pool coordinator (master)',
  supporter: 'supporter (slave)',
} as const;

const poolConfIs = {
  absent: 'is not there',
  unreadable: 'cannot be read',
  damaged: 'is damaged',
} as const;

/** The role of a host as its pool.conf tells it. */
export function poolRole(pool: PoolRole): string {
  switch (pool.role) {
    case 'coordinator':
    case 'supporter':
      return memberRoles[pool.role];
    case 'broken':
      return 'broken (xapi marked this host as unable to join its pool)';
    case 'unknown':
      return `unknown (pool.conf ${poolConfIs[pool.reason]})`;
  }
}

/** What is wrong with XAPI and what to do about it, in two sentences; null while it runs. */
export function xapiWarning(
  xapi: HostFacts['xapi'],
): { readonly what: string; readonly advice: string } | null {
  switch (xapi) {
    case 'running':
      return null;
    case 'starting':
      return {
        what: 'XAPI is starting.',
        advice: 'Pool names appear when it is ready. The reset works without it.',
      };
    case 'stopped':
      return {
        what: 'XAPI is not running.',
        advice: "What you see comes from the host's own files. The reset works without XAPI.",
      };
    case 'hung':
      return {
        what: 'XAPI does not answer.',
        advice: "What you see comes from the host's own files. The reset works without XAPI.",
      };
    case 'emergency':
      return {
        what: 'XAPI is in emergency mode: this host cannot reach its pool coordinator (master).',
        advice:
          'Check the cable and the coordinator. If the coordinator has a new address, the ' +
          'Emergency Network Reset can set it.',
      };
  }
}

/** Words for a reset that the last start-up did not complete. */
export const startupWarning = {
  pending: 'A network reset waits for the next start of XAPI to be completed.',
  foreign: (path: string, kind: string): string => `${clean(path)} is ${foreignText(kind)}.`,
  foreignAdvice:
    'XAPI does not check the owner and may take it for a network reset at its next start. Look ' +
    'at it and remove it. An Emergency Network Reset moves it out of the way.',
  asked: (device: string): string =>
    `The network reset waits for an answer: the port that was chosen as ${clean(device)} ` +
    'is not in this machine.',
  askedAdvice: 'Choose the management interface.',
  failed: (reason: string, attempts: number): string =>
    'The network reset was not completed at start-up' +
    `${attempts === 0 ? '' : ` (attempt ${attempts})`}: ${clean(reason)}`,
  failedAdvice:
    'It is tried again at the next start of XAPI. Run the Emergency Network Reset again to ' +
    'choose other values.',
  setAside: (reason: string, path: string): string =>
    `The network reset was given up after three attempts: ${clean(reason)} Its settings ` +
    `are kept in ${clean(path)}.`,
  setAsideAdvice: 'Run the Emergency Network Reset again to choose other values.',
} as const;

/** The link of a port: "up, 1000 Mbit/s", "down", "down (switched off)", "unknown". */
export function link(state: LinkState | 'unknown', speedMbps: number | null): string {
  switch (state) {
    case 'up':
      return speedMbps === null ? 'up' : `up, ${speed(speedMbps)}`;
    case 'noCarrier':
      return 'down';
    case 'down':
      return 'down (switched off)';
    case 'unknown':
      return 'unknown';
  }
}

/** A link speed: "1000 Mbit/s", "10 Gbit/s"; '' when unknown. */
export function speed(speedMbps: number | null): string {
  if (speedMbps === null) return '';
  return speedMbps >= 10_000 && speedMbps % 1000 === 0
    ? `${speedMbps / 1000} Gbit/s`
    : `${speedMbps} Mbit/s`;
}
