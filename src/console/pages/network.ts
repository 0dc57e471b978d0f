import { wayIn } from '../../text/index.js';
import { networkWords as words } from '../../text/pages/network.js';
import { managementBrief, managementPage } from '../describe/management.js';
import type { MenuPage } from '../menu/menu-page.js';

/** The menu item Network and Management Interface: it shows that interface and opens a menu. */
export const network: MenuPage<never, never> = {
  words,
  topic: 'network',
  beside: (known) => managementPage(known),
  brief: (known, room) => managementBrief(known, room),
  way: () => wayIn.menu,
};
