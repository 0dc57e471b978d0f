import { objectsWords } from '../../text/index.js';
import { vmListWords } from '../../text/pages/vms/lists.js';
import { question } from '../widgets/change.js';
import { blank, named, text } from '../widgets/paragraph.js';
import type { DialoguePage, Go, KeySpec } from '../widgets/spec.js';
import { work } from '../widgets/work.js';
import type { ResetAnswer, ResetEffect } from './effects.js';
import type { PlannedReset } from './steps/step.js';

const words = vmListWords.first;

/** The last question: each VM by name. */
function askPage(
  { facts }: PlannedReset,
  back: Go<ResetEffect, ResetAnswer>,
): DialoguePage<ResetEffect, ResetAnswer> {
  const vms = facts.runningVms.known ? facts.runningVms.value : [];
  return {
    name: 'end VMs',
    topic: 'vms',
    spec: () =>
      question(
        words.title,
        [
          text(words.ask, 'warning'),
          ...vms.map(({ name }) => named(objectsWords.nameOf(name))),
          blank,
          text(words.how),
        ],
        words.yes,
        work<ResetEffect>({ kind: 'endVms' }, words, back),
      ),
  };
}

/**
 * The key that shuts down the VMs that this reset would kill. No key if there are none, or if XAPI
 * does not run to ask them. `back`: leads to the preview, which then shows the VMs that still run.
 */
export function endVmsKeys(
  checked: PlannedReset,
  back: Go<ResetEffect, ResetAnswer>,
): readonly KeySpec<ResetEffect, ResetAnswer>[] {
  const { xapi, runningVms } = checked.facts;
  if (xapi !== 'running' || !runningVms.known || runningVms.value.length === 0) return [];
  return [{ key: 'v', hint: words.key, go: { to: 'page', page: askPage(checked, back) } }];
}
