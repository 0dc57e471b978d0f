import { previewFiles, type Hazard } from '../../reset/index.js';
import { lossKinds, type Known, type PoolLoss } from '../../model/index.js';
import {
  clean,
  lossName,
  hazardMarks,
  hazardText,
  previewWords as words,
  statusWords,
  stepText,
  unknownValue,
  wireWords,
} from '../../text/index.js';
import { fileParagraphs } from '../describe/file-paragraphs.js';
import { wireParagraphs } from '../describe/wire.js';
import { blank, item, named, text, type Paragraph } from '../widgets/paragraph.js';
import type { Tone } from '../view.js';
import type { PlannedReset } from './steps/step.js';
import { wantedParagraphs } from './wanted.js';

const section = (title: string, paragraphs: readonly Paragraph[]): readonly Paragraph[] =>
  paragraphs.length === 0 ? [] : [blank, text(title, 'heading'), ...paragraphs];

const tones: Readonly<Record<Hazard['severity'], Tone>> = {
  blocks: 'bad',
  warns: 'warning',
  informs: 'plain',
};
/** Hazards that have their own sections below, with every name. */
const toldBelow: ReadonlySet<Hazard['code']> = new Set([
  'vms.running',
  'vms.unknown',
  'loss.unknown',
]);

function hazardParagraphs({ hazards, plan }: PlannedReset): readonly Paragraph[] {
  const shown = hazards.filter(({ code }) => !toldBelow.has(code));
  const items = (wanted: readonly Hazard[]): readonly Paragraph[] =>
    wanted.map((hazard) =>
      item(hazardText(hazard), tones[hazard.severity], `${hazardMarks[hazard.severity]} `),
    );
  if (plan !== null) return section(words.hazards, items(shown));
  return [
    text(words.blocked, 'heading'),
    ...items(shown.filter(({ severity }) => severity === 'blocks')),
    text(words.blockedAdvice, 'bad'),
    blank,
  ];
}

/** The lost objects by name. Unknown ones are shown as unknown with the reason, never left out. */
function lossParagraphs(loss: Known<PoolLoss>): readonly Paragraph[] {
  if (!loss.known)
    return [
      item(words.unknown(unknownValue(loss.reason)), 'warning'),
      item(words.clusterUnknown, 'warning'),
    ];
  const lost = lossKinds.filter((kind) => (loss.value[kind] ?? []).length > 0);
  if (lost.length === 0) return [text(words.lossNone, 'plain', 2)];
  return lost.flatMap((kind) => [
    text(words.losses[kind], 'label', 2),
    ...(loss.value[kind] ?? []).map((name) =>
      named(lossName(kind, name) || statusWords.unnamed, 'plain', '    - '),
    ),
  ]);
}

function runningVmNames({ facts }: PlannedReset): readonly Paragraph[] {
  if (!facts.runningVms.known)
    return [item(words.unknown(unknownValue(facts.runningVms.reason)), 'warning')];
  const names = facts.runningVms.value;
  return names.length === 0
    ? [text(words.vmsNone, 'plain', 2)]
    : names.map(({ name }) => named(clean(name) || statusWords.unnamed, 'warning', '    - '));
}

function planParagraphs({ plan, facts }: PlannedReset): readonly Paragraph[] {
  if (plan === null) return [];
  const steps = plan.steps.map((step, index) =>
    item(stepText(step), 'plain', `${`${index + 1}`.padStart(2)}. `),
  );
  return [
    ...section(words.files, previewFiles(plan, facts).flatMap(fileParagraphs)),
    text(words.steps, 'heading'),
    ...steps,
  ];
}

/** Everything that the reset will do. */
export function previewParagraphs(checked: PlannedReset): readonly Paragraph[] {
  return [
    ...(checked.plan === null ? hazardParagraphs(checked) : []),
    text(words.wanted, 'heading'),
    ...wantedParagraphs(checked),
    ...(checked.plan === null ? [] : hazardParagraphs(checked)),
    ...section(words.vms, runningVmNames(checked)),
    ...section(wireWords.heading, wireParagraphs(checked.wire)),
    ...section(words.loss, lossParagraphs(checked.facts.loss)),
    ...planParagraphs(checked),
  ];
}
