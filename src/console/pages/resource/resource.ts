import { wayIn } from '../../../text/index.js';
import { resourceWords as words } from '../../../text/pages/resource/resource.js';
import type { MenuPage } from '../../menu/menu-page.js';
import { apart } from '../../widgets/paragraph.js';

/** The menu item Resource Pool; it opens a menu. */
export const resource: MenuPage<never, never> = {
  words,
  topic: 'resource',
  beside: () => apart(words.beside),
  way: () => wayIn.menu,
};
