import type { Stick } from '../../model/index.js';
import { wayIn } from '../../text/index.js';
import { reportWords as words } from '../../text/pages/report.js';
import { stickWords } from '../../text/pages/stick.js';
import type { MenuPage } from '../menu/menu-page.js';
import type { ObjectAnswer, ReadObjects } from '../objects.js';
import { chooseStick } from '../stick/choose-stick.js';
import { change, question } from '../widgets/change.js';
import { apart, blank, pair } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';

/**
 * Writes a support report without secrets into a file of its own, on this host (null) or a stick;
 * the answer's detail says where it is.
 */
export interface SaveReport {
  readonly kind: 'saveReport';
  readonly to: Stick | null;
}

type Effects = SaveReport | ReadObjects;

const ask = (to: Stick | null): DialoguePage<Effects, ObjectAnswer> => ({
  name: 'report',
  topic: 'report',
  spec: () =>
    question(
      words.title,
      to === null
        ? apart(words.holds)
        : [
            ...apart([words.holds[0], stickWords.mounts]),
            blank,
            pair(stickWords.to, `${stickWords.name(to)}, ${stickWords.size(to)}`),
          ],
      words.yes,
      change<Effects>({ kind: 'saveReport', to }, words.change),
    ),
});

/** The menu item Save Support Report. */
export const report: MenuPage<Effects, ObjectAnswer> = {
  words,
  topic: 'report',
  beside: () => apart(words.beside),
  way: () => wayIn.begin,
  guarded: true,
  enter: () =>
    chooseStick<Effects>({
      name: 'report where',
      topic: 'report',
      title: words.where,
      intro: [],
      above: [{ cells: [stickWords.here], disabled: '', go: { to: 'page', page: ask(null) } }],
      use: 'write',
      go: (stick) => ({ to: 'page', page: ask(stick) }),
    }),
};
