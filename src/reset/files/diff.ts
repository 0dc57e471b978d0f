import type { FileState, HostFacts } from '../../model/index.js';
import { splitLines } from './key-value.js';
import type { FileRole, ResetPlan, ResetStep } from '../plan/plan.js';

/**
 * One line of a difference. `end` is its line ending ('' at the end of a text without one). Lines
 * that differ only in their ending count as changed.
 */
export interface DiffLine {
  readonly kind: 'kept' | 'added' | 'removed';
  readonly text: string;
  readonly end: '' | '\n' | '\r\n';
}

/**
 * One file before and after a plan. null: the file is not there or, before the plan, could not be
 * read.
 */
export interface FilePreview {
  readonly file: FileRole;
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly lines: readonly DiffLine[];
}

type Line = Omit<DiffLine, 'kind'>;

function same(one: Line | undefined, other: Line | undefined): boolean {
  return (
    one !== undefined && other !== undefined && one.text === other.text && one.end === other.end
  );
}

/**
 * Lengths of the longest common subsequences of all tails. `table[i][j]` is for the old text from
 * line i and the new text from line j.
 */
function commonTails(old: readonly Line[], fresh: readonly Line[]): readonly (readonly number[])[] {
  const table: number[][] = [];
  let below: readonly number[] = Array<number>(fresh.length + 1).fill(0);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = Array<number>(fresh.length + 1).fill(0);
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      row[j] = same(old[i], fresh[j])
        ? 1 + (below[j + 1] ?? 0)
        : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
    table.push(row);
    below = row;
  }
  return table.reverse();
}

/** The shortest way from old to new, lines removed before lines added. */
function diffMiddle(old: readonly Line[], fresh: readonly Line[]): readonly DiffLine[] {
  const table = commonTails(old, fresh);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [left, right] = [old[i], fresh[j]];
    if (left !== undefined && same(left, right)) {
      lines.push({ kind: 'kept', ...left });
      [i, j] = [i + 1, j + 1];
    } else if (
      left !== undefined &&
      (right === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    ) {
      lines.push({ kind: 'removed', ...left });
      i += 1;
    } else if (right !== undefined) {
      lines.push({ kind: 'added', ...right });
      j += 1;
    } else {
      return lines;
    }
  }
}

/**
 * The difference of two texts, line by line; null is an absent file. Equal lines at the start and
 * end are removed first, so a long file costs little.
 */
export function diffTexts(before: string | null, after: string | null): readonly DiffLine[] {
  const old = splitLines(before ?? '');
  const fresh = splitLines(after ?? '');
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && same(old[head], fresh[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && same(old.at(-1 - tail), fresh.at(-1 - tail))) tail += 1;
  const keep = (line: Line): DiffLine => ({ kind: 'kept', ...line });
  return [
    ...old.slice(0, head).map(keep),
    ...diffMiddle(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)),
    ...old.slice(old.length - tail).map(keep),
  ];
}

/** The text of a file as it is now; null when it is not there or cannot be read. */
function textOf(file: FileState): string | null {
  return file.state === 'present' ? file.text : null;
}

/** The file that a step replaces or removes, before and after; empty for any other step. */
function previewStep(step: ResetStep, facts: HostFacts): readonly FilePreview[] {
  if (step.kind !== 'replaceFile' && step.kind !== 'removeFile') return [];
  const before = textOf(facts.files[step.file]);
  const after = step.kind === 'replaceFile' ? step.content : null;
  return [{ file: step.file, path: step.path, before, after, lines: diffTexts(before, after) }];
}

/** Every file a plan replaces or removes, in the plan's order, before and after. */
export function previewFiles(plan: ResetPlan, facts: HostFacts): readonly FilePreview[] {
  return plan.steps.flatMap((step) => previewStep(step, facts));
}
