import { asTyped, type ProgramName } from '../../model/index.js';
import { clean } from '../sanitize.js';

/** What is wrong with the form of a command line. */
export type UsageIssue =
  | { readonly code: 'option.unknown'; readonly option: string }
  | {
      readonly code: 'option.ambiguous';
      readonly option: string;
      readonly candidates: readonly string[];
    }
  | { readonly code: 'option.needsValue'; readonly option: string }
  | { readonly code: 'option.takesNoValue'; readonly option: string }
  | { readonly code: 'options.exclusive'; readonly option: string; readonly other: string }
  | {
      readonly code: 'value.notOneOf';
      readonly option: string;
      readonly value: string;
      readonly allowed: readonly string[];
    }
  | {
      readonly code: 'value.outOfRange';
      readonly option: string;
      readonly value: string;
      readonly least: number;
      readonly most: number;
    }
  | { readonly code: 'value.notHostAndPort'; readonly option: string; readonly value: string }
  | { readonly code: 'value.empty'; readonly option: string }
  | { readonly code: 'options.none'; readonly oneOf: readonly string[] }
  | { readonly code: 'option.onlyWith'; readonly option: string; readonly other: string }
  | { readonly code: 'word.stray'; readonly word: string };

/** What is counted, where the name of the option does not say it. */
const numbers: Readonly<Record<string, string>> = {
  '--baud': 'number of bits a second',
  '--escape-delay': 'number of milliseconds',
  '--pool': 'number of hosts',
  '--listen': 'number of seconds',
  '--for': 'number of minutes',
  '--confirm-within': 'number of minutes',
};

/**
 * One line for a wrong command line. It does not clean the typed words; the code that prints the
 * line must.
 */
export function usageText(issue: UsageIssue): string {
  switch (issue.code) {
    case 'option.unknown':
      return `There is no option ${issue.option}.`;
    case 'option.ambiguous':
      return `${issue.option} could mean ${issue.candidates.join(' or ')}: type more of it.`;
    case 'option.needsValue':
      return `${issue.option} needs a value after it.`;
    case 'option.takesNoValue':
      return `${issue.option} takes no value: leave out the = and what follows.`;
    case 'options.exclusive':
      return `${issue.option} and ${issue.other} do not go together: give one of them.`;
    case 'value.notOneOf':
      return `${issue.option} is "${issue.value}": it must be ${issue.allowed.join(' or ')}.`;
    case 'value.outOfRange':
      return (
        `${issue.option} is "${issue.value}": it must be a ${numbers[issue.option] ?? 'number'} ` +
        `from ${issue.least} to ${issue.most}.`
      );
    case 'value.notHostAndPort':
      return (
        `${issue.option} is "${issue.value}": it must be HOST:PORT, with a port of 0 to 65535, ` +
        'like 127.0.0.1:8080 or [::1]:8080.'
      );
    case 'options.none':
      return `Give ${issue.oneOf.slice(0, -1).join(', ')} or ${issue.oneOf.at(-1) ?? ''}.`;
    case 'option.onlyWith':
      return `${issue.option} needs ${issue.other}.`;
    case 'value.empty':
      return `${issue.option} is empty: give a value, or leave the option out.`;
    case 'word.stray':
      return `"${issue.word}" is not an option.`;
  }
}

/** The lines of each program's `--help` about the way options may be typed. */
export const optionHelp: readonly string[] = [
  'Options may be abbreviated as long as they stay unambiguous. If an option is',
  'given twice, the last one counts.',
];

/** What a program prints when its command line is wrong; each line is clean. */
export const wrongUsage = (
  program: ProgramName,
  complaints: readonly string[],
): readonly string[] =>
  complaints.map(
    (complaint, at) =>
      `${program}: ${clean(complaint)}` +
      (at === complaints.length - 1 ? ` Try ${asTyped(program)} --help.` : ''),
  );

/** What a program prints when it refuses to go on; the line is clean. */
export const refusedBy = (program: ProgramName, why: string): string => `${program}: ${clean(why)}`;

/** The root of a host is not a folder, or may not be opened. */
export const noSuchRoot = (root: string): string =>
  `There is no folder ${clean(root)} that this user can open: --root names the top of a ` +
  "host's file tree.";
