import { wayIn } from '../../text/index.js';
import { supportWords as words } from '../../text/pages/support.js';
import type { MenuPage } from '../menu/menu-page.js';
import { apart } from '../widgets/paragraph.js';

/** The menu item Technical Support; it opens a menu. */
export const support: MenuPage<never, never> = {
  words,
  topic: 'support',
  beside: () => apart(words.beside),
  way: () => wayIn.menu,
};
