import {
  wantedOf,
  type FilePreview,
  type Hazard,
  type ResetPlan,
  type WantedBesides,
} from '../../reset/index.js';
import { lossKinds, type HostFacts, type WireFinding } from '../../model/index.js';
import {
  clean,
  commandWords,
  fileTitle,
  hazardMarks,
  hazardText,
  notHeardLines,
  lossName,
  poolRole,
  previewWords as words,
  stepText,
  unknownValue,
  wantedPairs,
  wireLine,
  wireWords,
} from '../../text/index.js';

const labelWidth = 20;

/** One line in two columns, the label and its value. */
function pair(label: string, value: string): string {
  return `  ${`${label}:`.padEnd(labelWidth)} ${value}`;
}

/** A further value under the same label. */
function continued(value: string): string {
  return `  ${' '.repeat(labelWidth)} ${value}`;
}

/** What the reset is going to do, line by line, behind the host's role in its pool. */
export function wantedLines(
  plan: ResetPlan,
  facts: HostFacts,
  besides: WantedBesides,
): readonly string[] {
  return [
    commandWords.title,
    pair(commandWords.role, poolRole(facts.pool)),
    words.wanted,
    ...wantedPairs(wantedOf(plan, facts, besides)).map(({ label, value }) => pair(label, value)),
  ];
}

/** Names what the pool database will lose, or says that this is unknown. */
export function lossLines(facts: HostFacts): readonly string[] {
  if (!facts.loss.known) return [words.loss, `  ${words.unknown(unknownValue(facts.loss.reason))}`];
  const loss = facts.loss.value;
  const lines = lossKinds.flatMap((kind) =>
    (loss[kind] ?? [])
      .map((name) => lossName(kind, name))
      .map((name, at) => (at === 0 ? pair(words.losses[kind], name) : continued(name))),
  );
  return [words.loss, ...(lines.length === 0 ? [`  ${words.none}`] : lines)];
}

/** What the look at the wire found; no lines when no look was wanted. */
export function wireLines(
  { device, vlan }: Pick<ResetPlan['request'], 'device' | 'vlan'>,
  findings: readonly WireFinding[],
): readonly string[] {
  if (findings.length === 0) return [];
  return [
    wireWords.title(device, vlan),
    ...[...findings.map(wireLine), ...notHeardLines(findings)].map((line) => `  ${line}`),
  ];
}

/** Each hazard as one line, the gravest first. */
export function hazardLines(found: readonly Hazard[]): readonly string[] {
  return found.map((hazard) => `${hazardMarks[hazard.severity]} ${hazardText(hazard)}`);
}

/** The steps of a plan in their order. */
export function stepLines(plan: ResetPlan): readonly string[] {
  return [
    words.steps,
    ...plan.steps.map((step, index) => `  ${String(index + 1).padStart(2)}. ${stepText(step)}`),
  ];
}

/**
 * Every file before (-) and after (+). A last line without a line break is marked as diff marks it.
 */
export function fileLines(files: readonly FilePreview[]): readonly string[] {
  return [
    words.files,
    ...files.flatMap((file) => [
      `  ${fileTitle(file, true)}`,
      ...file.lines.flatMap((line) => diffLine(line)),
    ]),
  ];
}

const signs = { kept: ' ', added: '+', removed: '-' } as const;

function diffLine({ kind, text, end }: FilePreview['lines'][number]): readonly string[] {
  return [
    `  ${signs[kind]} ${clean(text)}`,
    ...(end === '' ? [`  \\ ${commandWords.noLineBreak}`] : []),
  ];
}
