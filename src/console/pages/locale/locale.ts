import { wayIn } from '../../../text/index.js';
import { localeWords as words } from '../../../text/pages/locale/locale.js';
import type { MenuPage } from '../../menu/menu-page.js';
import { apart } from '../../widgets/paragraph.js';

/** The menu item Keyboard and Time Zone; it opens a menu. */
export const locale: MenuPage<never, never> = {
  words,
  topic: 'locale',
  beside: () => apart(words.beside),
  way: () => wayIn.menu,
};
