import type { VerificationReport } from '../reset/index.js';
import { clean, keyHints, machineWords as words, verificationLines } from '../text/index.js';
import { blank, item, layout, text, verbatim, type Block } from './block.js';
import type { MachinePhase } from './event.js';
import type { Line, PageView, ProgressView } from './view.js';

/** One word from the machine. */
interface MachineWord {
  readonly phase: MachinePhase;
  readonly detail: string;
}

/** What the restarting machine has told, in order, and what came of the reset that the restart was for. */
export interface MachineState {
  readonly told: readonly MachineWord[];
  /** Esc has put the page away: it comes back with the next restart, or with a report. */
  readonly hidden: boolean;
  /** The reset was completed: the page stays until it is acknowledged. `report` null: it could not be read. `first`: row at the top. */
  readonly result: { readonly report: VerificationReport | null; readonly first: number } | null;
}

/** The page with one more word from the machine; null while there is none: only a restart opens it, services stopping begin a new one. */
export function machineTold(machine: MachineState | null, phase: MachinePhase, detail: string): MachineState | null {
  const begins = phase === 'stopping' ? machine?.told.at(-1)?.phase !== 'stopping' : phase === 'booting' && machine === null;
  const before = begins ? { told: [], hidden: false, result: null } : machine;
  return before === null ? null : { ...before, told: [...before.told, { phase, detail }] };
}

/** The page with what came of the reset, whether or not its restart was watched. */
export function machineReported(machine: MachineState | null, report: VerificationReport | null): MachineState {
  return { told: machine?.told ?? [], hidden: false, result: { report, first: 0 } };
}

const label = ({ phase, detail }: MachineWord): string => {
  const what = clean(detail);
  return what === '' ? words.phases[phase] : `${words.phases[phase]}: ${what}`;
};

/** What was told without the beginnings whose end was told right after: "X ..." before "X: done". */
function settled(told: readonly MachineWord[]): readonly MachineWord[] {
  return told.filter(({ detail }, index) => !detail.endsWith(' ...') || told[index + 1]?.detail.startsWith(`${detail.slice(0, -4)}:`) !== true);
}

/** The page of the machine as it restarts. */
function restartView({ told: all }: MachineState, columns: number): ProgressView {
  const told = settled(all);
  const last = told.length - 1;
  const failed = told.at(-1)?.phase === 'failed';
  // A reason is a whole sentence, which a row of the list would cut.
  const reason = failed ? clean(told.at(-1)?.detail ?? '') : '';
  return {
    kind: 'progress',
    title: failed ? words.failedTitle : words.title,
    steps: told.map((word, index) => ({
      label: word.phase === 'failed' ? words.phases.failed : label(word), state: word.phase === 'failed' ? 'failed' : index === last ? 'running' : 'done', note: '',
    })),
    current: Math.max(0, last),
    summary: layout([...(reason === '' ? [] : [text(reason, 'bad'), blank]), text(failed ? words.failed : words.wait, failed ? 'bad' : 'plain')], columns),
    keys: failed ? [keyHints.close] : [keyHints.back],
  };
}

function reportBlocks(report: VerificationReport | null): readonly Block[] {
  if (report === null) return [text(words.noReport, 'warning')];
  const good = report.checks.every(({ ok }) => ok);
  const rows = verificationLines(report).map((line, index) => verbatim(line, report.checks[index]?.ok === true ? 'good' : 'bad'));
  return [text(good ? words.asWanted : words.notAsWanted, good ? 'good' : 'bad'), ...(good ? [] : [text(words.notAsWantedAdvice)]), blank, ...rows];
}

/** The result's lines: what was wanted and what is there, then what the machine told on its way. */
export function resultLines({ told }: MachineState, report: VerificationReport | null, columns: number): readonly Line[] {
  return layout([
    ...reportBlocks(report),
    ...(told.length === 0 ? [] : [blank, text(words.story, 'heading')]),
    ...settled(told).map((word) => item(label(word), word.phase === 'failed' ? 'bad' : 'plain')),
  ], columns);
}

/** The machine's page: the restart as it goes on, or its result. */
export function machineView(machine: MachineState, columns: number): ProgressView | PageView {
  const { result } = machine;
  if (result === null) return restartView(machine, columns);
  return {
    kind: 'page', title: words.back, lines: resultLines(machine, result.report, columns), first: result.first, field: null,
    keys: [keyHints.scrollLines, keyHints.close],
  };
}
