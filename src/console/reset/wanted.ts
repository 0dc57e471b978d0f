import { wantedOf } from '../../reset/index.js';
import { wantedPairs } from '../../text/index.js';
import { pair, type Paragraph } from '../widgets/paragraph.js';
import type { PlannedReset } from './steps/step.js';

/** What the reset is going to do, one value per line. */
export function wantedParagraphs(checked: PlannedReset): readonly Paragraph[] {
  const { request, facts, thenRebuild = false } = checked;
  const besides = { thenRebuild, confirmWithin: checked.confirmWithin ?? null };
  return wantedPairs(wantedOf({ request, profile: facts.profile }, facts, besides)).map(
    ({ code, label, value }) =>
      pair(label, value, code === 'device' || code === 'ipv4' ? 'accent' : 'plain'),
  );
}
