import { wayIn } from '../../text/index.js';
import { reportWords as words } from '../../text/pages/report.js';
import type { MenuPage } from '../menu-page.js';
import { change, question, type ChangeAnswer } from '../widgets/change.js';
import { apart } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';

/** A support report without secrets in a file of its own; the answer's detail is its path. */
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

/** Save Support Report: what goes into it. */
export const report: MenuPage<SaveReport, ChangeAnswer> = {
  words,
  topic: 'report',
  beside: () => apart(words.beside),
  way: () => wayIn.begin,
  guarded: true,
  enter: () => ({ page: ask }),
};
