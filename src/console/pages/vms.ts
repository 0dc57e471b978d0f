import { wayIn } from '../../text/index.js';
import { vmsWords as words } from '../../text/pages/vms.js';
import type { MenuPage } from '../menu/menu-page.js';
import { apart } from '../widgets/paragraph.js';

/** The menu item Virtual Machines; it opens a menu. */
export const vms: MenuPage<never, never> = {
  words,
  topic: 'vms',
  beside: () => apart(words.beside),
  way: () => wayIn.menu,
};
