import { quitWords as words } from '../../text/pages/quit.js';
import type { Quit } from '../core-effect.js';
import type { MenuPage } from '../menu-page.js';
import { apart } from '../widgets/paragraph.js';

/** Quit. */
export const quit: MenuPage<Quit, never> = {
  words,
  topic: 'quit',
  beside: () => apart(words.beside),
  way: () => words.enter,
  enter: () => ({ effects: [{ kind: 'quit' }] }),
};
