import { wayIn } from '../../../text/index.js';
import { undoPageWords as words } from '../../../text/pages/network/undo.js';
import type { MenuPage } from '../../menu/menu-page.js';
import type { RebuildAnswer, RebuildEffect } from '../../rebuild/effects.js';
import { undoReadingPage } from '../../rebuild/undo.js';
import type { ResetAnswer, ResetEffect } from '../../reset/effects.js';
import { interruptedPage } from '../../reset/interrupted.js';
import { apart } from '../../widgets/paragraph.js';

/** The menu item Undo Network Reset. A reset before its reboot has a page of its own. */
export const undo: MenuPage<ResetEffect | RebuildEffect, ResetAnswer | RebuildAnswer> = {
  words,
  topic: 'undo',
  beside: () => apart(words.beside),
  way: () => wayIn.begin,
  guarded: true,
  enter: ({ unfinished }) =>
    unfinished === null
      ? { page: undoReadingPage(), effects: [{ kind: 'readUndo' }] }
      : { page: interruptedPage(unfinished) },
};
