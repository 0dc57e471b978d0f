import { wayIn } from '../../text/index.js';
import { networkWords as words } from '../../text/pages/network.js';
import { managementBrief, managementPage } from '../describe/management.js';
import type { MenuPage } from '../menu-page.js';

/** Network and Management Interface: the management interface at a glance. */
export const network: MenuPage<never, never> = {
  words,
  topic: 'network',
  beside: managementPage,
  brief: managementBrief,
  way: () => wayIn.menu,
};
