import type { LogId } from '../../model/index.js';
import { clean } from '../sanitize.js';

/** A log by name, and what it tells. */
interface LogWords {
  readonly label: string;
  readonly means: string;
}

const names: Readonly<Record<LogId, LogWords>> = {
  xensource: { label: 'xensource.log', means: 'XAPI and the programs around it' },
  messages: { label: 'messages', means: 'the kernel and the system services' },
  networkd: { label: 'xcp-networkd', means: 'its lines in xensource.log' },
  journal: { label: 'Journal of resets', means: 'every step of every network reset' },
  storage: { label: 'SMlog', means: 'the storage managers' },
  names: { label: 'interface-rename.log', means: 'which port got which name' },
  console: { label: 'xsconsole.log', means: 'this console, while syslog accepts no lines' },
};

/** Words of Logs. */
export const logsWords = {
  label: 'Logs',
  keywords: 'log xensource messages networkd journal smlog follow tail lines error syslog',
  beside: 'The last lines of the logs of this host, also without XAPI.',
  intro: 'Enter shows the last lines. Secrets are masked as in the support report.',
  names,
  one: (label: string): string => `Logs: ${label}`,
  follow: { key: 'F', action: 'Follow' },
  still: { key: 'F', action: 'Stop following' },
  search: { key: 'S', action: 'Show only lines with...' },
  older: { key: 'O', action: 'Older' },
  newer: { key: 'N', action: 'Newer' },
  again: { key: 'F5', action: 'Read again' },
  earlier: 'There are earlier lines, which are not shown here.',
  empty: 'There are no lines in this log.',
  none: (only: string): string => `No line has "${clean(only)}".`,
  absent: 'This host has no such log.',
  unknown: (reason: string): string => `The log: ${reason}`,
  filtered: (only: string): string => `Only lines with "${clean(only)}"`,
  following: 'New lines appear here as they come.',
  filterTitle: 'Logs: show only lines with',
  filterIntro: 'Only lines that have all these words are shown. An empty field shows all lines.',
  field: { label: 'Words', hint: 'like: error eth0' },
} as const;
