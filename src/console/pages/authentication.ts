import { wayIn } from '../../text/index.js';
import { authenticationWords as words } from '../../text/pages/authentication.js';
import type { MenuPage } from '../menu/menu-page.js';
import { apart } from '../widgets/paragraph.js';

/** The menu item Authentication; it opens a menu. */
export const authentication: MenuPage<never, never> = {
  words,
  topic: 'authentication',
  beside: () => apart(words.beside),
  way: () => wayIn.menu,
};
