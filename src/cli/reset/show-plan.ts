import {
  planBasis,
  planFileVersion,
  portsOf,
  previewFiles,
  sealPlan,
  type WantedBesides,
} from '../../reset/index.js';
import { cleanDocument, commandWords, confirmWords, wireDocument } from '../../text/index.js';
import { isJsonObject } from '../../model/index.js';
import type { CommandIo } from '../command-io.js';
import type { ResetArguments } from './reset-arguments.js';
import type { CheckedReset } from './reset-checks.js';
import type { ResetHost } from './reset-host.js';
import {
  fileLines,
  hazardLines,
  lossLines,
  stepLines,
  wantedLines,
  wireLines,
} from './reset-summary.js';

/** A reset that may be carried out. */
export type ReadyReset = Extract<CheckedReset, { result: 'ready' }>;

/** What is shown before the question: what is wanted, what is lost, and the hazards. */
export function summaryLines(
  { plan, facts, hazards, wire }: ReadyReset,
  besides: WantedBesides,
): readonly string[] {
  return [
    ...wantedLines(plan, facts, besides),
    ...(besides.confirmWithin === null ? [] : [confirmWords.how]),
    ...lossLines(facts),
    ...wireLines(plan.request, wire),
    ...hazardLines(hazards),
  ];
}

/** `--dry-run`: the steps and every file, or the document that `--apply` runs. */
export function showPlan(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  ready: ReadyReset,
): void {
  const { plan, facts } = ready;
  if (given.json) {
    io.json(planDocument(host, given, ready));
    return;
  }
  io.out(
    ...summaryLines(ready, given),
    ...stepLines(plan),
    ...fileLines(previewFiles(plan, facts)),
    commandWords.dryRun,
  );
}

/**
 * The plan as a JSON document with its checksum. Its texts are cleaned before the checksum is made.
 * Printing cleans them again and changes nothing, so the checksum fits what is printed.
 */
function planDocument(
  { digest }: ResetHost,
  { forceDevice, profile, thenRebuild, confirmWithin }: ResetArguments,
  { plan, facts, draft, hazards, wire }: ReadyReset,
): unknown {
  const document = cleanDocument({
    result: 'planned',
    formatVersion: planFileVersion,
    plan,
    wish: {
      ...{ draft, forceDevice, profile, thenRebuild },
      ...(confirmWithin === null ? {} : { confirmWithin }),
    },
    basis: planBasis(portsOf(plan), facts, digest),
    hazards,
    loss: facts.loss,
    wire: wire.map(wireDocument),
    files: previewFiles(plan, facts),
  });
  return isJsonObject(document) ? sealPlan(document, digest) : document;
}
