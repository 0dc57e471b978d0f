import {
  resetsNames,
  usesNameServers,
  type FilePreview,
  type Hazard,
  type ResetPlan,
} from '../../reset/index.js';
import { lossKinds, type HostFacts, type WireFinding } from '../../model/index.js';
import {
  clean,
  commandWords,
  hazardText,
  notHeardLines,
  ipv4Words,
  ipv6Words,
  lossName,
  poolRole,
  previewWords as words,
  stepText,
  unknownValue,
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

/**
 * The management interface as it will be, line by line. It leaves out what this generation of host
 * cannot have.
 */
export function wantedLines(plan: ResetPlan, facts: HostFacts): readonly string[] {
  const { request, profile } = plan;
  const classic = profile.name === 'classic';
  return [
    commandWords.title,
    pair(commandWords.role, poolRole(facts.pool)),
    ...(facts.pool.role === 'supporter'
      ? [pair(words.coordinator, request.coordinatorAddress ?? facts.pool.coordinatorAddress)]
      : []),
    words.wanted,
    pair(
      words.device,
      request.mac === null ? request.device : `${request.device} (${request.mac})`,
    ),
    ...(classic
      ? []
      : [pair(words.vlan, request.vlan === null ? words.untagged : String(request.vlan))]),
    pair(words.ipv4, ipv4Words(request.ipv4)),
    ...(classic ? [] : [pair(words.ipv6, ipv6Words(request.ipv6))]),
    ...(usesNameServers(request)
      ? [pair(words.dns, request.dns.length === 0 ? words.none : request.dns.join(', '))]
      : []),
    ...(facts.renameScript && !classic
      ? [pair(words.names, resetsNames(request, facts) ? words.namesReset : words.namesKept)]
      : []),
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

const marks: Readonly<Record<Hazard['severity'], string>> = {
  blocks: '!',
  warns: '!',
  informs: '-',
};

/** Each hazard as one line, the gravest first. */
export function hazardLines(found: readonly Hazard[]): readonly string[] {
  return found.map((hazard) => `${marks[hazard.severity]} ${hazardText(hazard)}`);
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
      `  ${fileTitle(file)}`,
      ...file.lines.flatMap((line) => diffLine(line)),
    ]),
  ];
}

function fileTitle({ path, before, after }: FilePreview): string {
  if (after === null) return before === null ? words.unchangedFile(path) : words.removedFile(path);
  return before === null ? words.createdFile(path) : clean(path);
}

const signs = { kept: ' ', added: '+', removed: '-' } as const;

function diffLine({ kind, text, end }: FilePreview['lines'][number]): readonly string[] {
  return [
    `  ${signs[kind]} ${clean(text)}`,
    ...(end === '' ? [`  \\ ${commandWords.noLineBreak}`] : []),
  ];
}
