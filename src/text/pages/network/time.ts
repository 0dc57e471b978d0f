import { modeText } from '../../modes.js';
import { clean } from '../../sanitize.js';

/** Words of Network Time (NTP). */
export const timeWords = {
  label: 'Network Time (NTP)',
  keywords: 'ntp clock date chrony',
  beside: 'Where this host gets the time.',
  change: { title: 'Network Time (NTP)', done: 'The time source is set.' },
  title: 'Network Time (NTP)',
  manualTitle: 'Network Time (NTP): servers',
  askTitle: 'Network Time (NTP): change',
  intro: 'Where does this host get the time?',
  now: 'Time from',
  modes: {
    dhcp: [modeText('dhcp'), 'the servers that the DHCP server names'],
    default: ['Default servers', 'the pool of servers of this product'],
    manual: ['Own servers', 'you type them'],
    off: ['Off', 'the clock is not synchronised'],
    unknown: ['unknown', ''],
  },
  notDhcp: 'the management interface does not use DHCP',
  needsXapi: 'XAPI does not answer, and this needs it',
  inFile: 'XAPI does not answer, so this is done by the files and services of this host itself.',
  manualIntro: 'Addresses (IPv4, IPv6) or names of NTP servers, several with commas.',
  field: { label: 'NTP servers', hint: 'like 192.168.0.1, ntp.example.com' },
  missing: 'Type at least one server.',
  wrong: (entry: string): string =>
    `"${clean(entry)}" is neither an IP address of a server nor a host name.`,
  twice: (entry: string): string => `${clean(entry)} is listed twice.`,
  clockTitle: 'Network Time (NTP): date and time',
  clockIntro:
    'The clock will no longer be synchronised. Set it here, in local time, or leave both ' +
    'fields empty to keep it.',
  clockNow: (local: string): string => `It shows ${local} now.`,
  date: { label: 'Date', hint: 'like 2026-11-22' },
  time: { label: 'Time', hint: 'like 15:04 or 15:04:05' },
  dateMissing: 'Type the date too, or leave both empty.',
  timeMissing: 'Type the time too, or leave both empty.',
  dateWrong: (typed: string): string =>
    `"${clean(typed)}" is not a date from 2000 to 2099; write year-month-day, like 2026-11-22.`,
  timeWrong: (typed: string): string =>
    `"${clean(typed)}" is not a time; write hours:minutes, like 15:04.`,
  clockBecomes: (local: string): string => `The clock is set to ${local}.`,
  clockStays: 'The clock stays as it is.',
  becomes: 'NTP servers:',
  offWarning:
    'Clocks that drift apart break pools and certificates. Set the time by hand where it matters.',
  servers: 'Servers',
  synchronised: 'Clock',
  inStep: 'synchronised',
  outOfStep: 'not synchronised yet',
  apply: 'Apply',
} as const;
