import { wayIn } from '../../text/index.js';
import { powerMenuWords as words } from '../../text/pages/powermenu.js';
import type { MenuPage } from '../menu/menu-page.js';
import { apart } from '../widgets/paragraph.js';

/** The menu item Reboot or Shutdown; it opens a menu. */
export const powermenu: MenuPage<never, never> = {
  words,
  topic: 'power',
  beside: () => apart(words.beside),
  way: () => wayIn.menu,
};
