import { rebuildWhy, rebuiltStates } from './rebuild.js';
import type {
  RebuiltThing,
  Rehearsal,
  VerificationCheck,
  VerificationReport,
} from '../../reset/index.js';
import { clean } from '../sanitize.js';
import { errorText } from '../errors.js';
import { outcomeText } from './run.js';
import { lostLines, missingLines } from './startup-view.js';
import { checkNames, reportRows } from './report-rows.js';

/** Words of the rehearsal of a reset. */
export const rehearsalWords = {
  title: 'Rehearsal of the Reset',
  key: { key: 'R', action: 'Rehearse' },
  heading: 'Rehearsal on a copy of this host:',
  going: (rebuilds: boolean): string =>
    'The reset runs on a copy of this host, with the start-up' +
    `${rebuilds ? ' and the rebuild' : ''}. The host itself is only read.`,
  notMade: (detail: string): string =>
    `The rehearsal could not be made: ${clean(detail)}. The host was not touched.`,
  untouched: (files: number): string =>
    `The host was not touched: its ${files} files have the checksums that they had before.`,
  touched: (paths: readonly string[]): string =>
    'Something has changed on the host meanwhile, though not by this rehearsal: ' +
    `${paths.map(clean).join(', ')}.`,
  startup: 'Start-up',
  rebuild: 'Rebuild',
  wouldStand: 'What would be there after the start-up:',
  wouldRefuse: 'What would be refused:',
  nothingRefused: 'Nothing would be refused.',
  noDatabaseFile: (path: string, detail: string): string =>
    `--database: ${clean(path)} cannot be read: ${clean(detail)}. Nothing was changed.`,
  given: 'what the network gives',
  knowsNot:
    'This rehearsal cannot know the answers of the real network. An address by DHCP is the one ' +
    'offered or given last.',
} as const;

const notTried = {
  supporter:
    "This host is a supporter (slave): without the coordinator's (master's) database nobody can " +
    'tell what XAPI would lose, what it would refuse, and what a rebuild would make. On the ' +
    'coordinator: xe pool-dump-database file-name=FILE; then --rehearse --database FILE here.',
  noDatabase:
    'This host has no pool database (/var/lib/xcp/state.db), so it is not known what XAPI would ' +
    'lose, refuse and recreate. Give a copy of it with --database FILE.',
  resetFailed: 'The start-up was not tried, because the reset itself failed.',
} as const satisfies Record<Extract<Rehearsal['startup'], { state: 'notTried' }>['why'], string>;

const states: Readonly<Record<string, string>> = rebuiltStates;

/** A line for one thing that a rebuild wanted, with its result. */
export function rebuiltLine(thing: RebuiltThing): string {
  const { kind, name, state } = thing;
  const why = rebuildWhy(thing);
  const because = why === '' ? '' : `: ${why}`;
  const what = name === '' ? clean(kind) : `${clean(kind)} ${clean(name)}`;
  return `  ${what}: ${states[state] ?? clean(state)}${because}`;
}

/**
 * How the reset went on the copy, line by line. `refused`: everything that did not work. What was
 * not tried is neither refused nor not.
 */
export function rehearsalLines(
  rehearsal: Rehearsal,
  refused: readonly RebuiltThing[],
): readonly string[] {
  const { outcome, startup, rebuilt, before, after } = rehearsal;
  const changed = Object.keys({ ...before, ...after }).filter(
    (path) => before[path] !== after[path],
  );
  return [
    rehearsalWords.heading,
    ...(outcome.result === 'failed' ? [outcomeText(outcome), errorText(outcome.error)] : []),
    ...startupLines(startup),
    ...(rebuilt === null ? [] : [`${rehearsalWords.rebuild}:`, ...rebuilt.map(rebuiltLine)]),
    ...(refused.length > 0
      ? [rehearsalWords.wouldRefuse, ...refused.map(rebuiltLine)]
      : startup.state === 'completed'
        ? [rehearsalWords.nothingRefused]
        : []),
    '',
    changed.length === 0
      ? rehearsalWords.untouched(Object.values(before).filter((hash) => hash !== null).length)
      : rehearsalWords.touched(changed),
  ];
}

/**
 * A rehearsal has no DHCP server, so a missing address is not an error. These checks come last.
 */
function checkLines({ checks }: VerificationReport): readonly string[] {
  const isGiven = ({ code, wanted, got }: VerificationCheck): boolean =>
    (code === 'address' || code === 'address6') && wanted === '' && got === '';
  return [
    ...reportRows(checks.filter((check) => !isGiven(check))).map(({ text }) => text),
    ...checks
      .filter(isGiven)
      .map(({ code }) => `?      ${checkNames[code]}: ${rehearsalWords.given}`),
  ];
}

function startupLines(startup: Rehearsal['startup']): readonly string[] {
  switch (startup.state) {
    case 'notTried':
      return [notTried[startup.why]];
    case 'failed':
      return [`${rehearsalWords.startup}: FAILED: ${clean(startup.detail)}`];
    case 'completed':
      return [
        rehearsalWords.wouldStand,
        ...checkLines(startup.report).map((line) => `  ${line}`),
        ...lostLines(startup.report.lost),
        ...missingLines(startup.report.missing),
        rehearsalWords.knowsNot,
      ];
  }
}
