import { wayIn } from '../../text/index.js';
import { reportWords as words } from '../../text/pages/report.js';
import type { MenuPage } from '../menu-page.js';
import { change, question, type ChangeAnswer } from '../widgets/change.js';
import { apart } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';

/** Writes a support report without secrets into its own file; the answer's detail is its path. */
export interface SaveReport {
  readonly kind: 'saveReport';
}

const ask: DialoguePage<SaveReport, ChangeAnswer> = {
  name: 'report',
  topic: 'report',
  spec: () =>
    question(
      words.title,
      apart(words.holds),
      words.yes,
      change<SaveReport>({ kind: 'saveReport' }, words.change),
    ),
};

/** The menu item Save Support Report. */
export const report: MenuPage<SaveReport, ChangeAnswer> = {
  words,
  topic: 'report',
  beside: () => apart(words.beside),
  way: () => wayIn.begin,
  guarded: true,
  enter: () => ({ page: ask }),
};
