import { itemPages } from '../../text/index.js';
import type { Block } from '../block.js';
import type { ItemId } from '../menu.js';
import type { TaskContext } from '../task/pagespec.js';
import { nicsPage } from './nicspage.js';
import { resetPage } from './resetpage.js';
import { networkPage, statusPage } from './statuspage.js';
import {
  buildItemPage, dnsItemPage, loginItemPage, managementItemPage, opening, powerItemPage, settingsItemPage, timeItemPage,
} from './taskpages.js';

const pages: Readonly<Record<ItemId, (context: TaskContext) => readonly Block[]>> = {
  status: statusPage,
  network: networkPage,
  management: managementItemPage,
  dns: dnsItemPage,
  time: timeItemPage,
  test: opening(itemPages.test),
  nics: nicsPage,
  reset: resetPage,
  authentication: opening(itemPages.authentication, itemPages.open),
  login: loginItemPage,
  password: opening(itemPages.password),
  settings: settingsItemPage,
  support: opening(itemPages.support, itemPages.open),
  report: opening(itemPages.report),
  build: buildItemPage,
  powermenu: opening(itemPages.powermenu, itemPages.open),
  reboot: powerItemPage(itemPages.reboot[0]),
  shutdown: powerItemPage(itemPages.shutdown[0]),
  shell: opening(itemPages.shell),
  quit: opening(itemPages.quit.slice(0, 1), itemPages.quit[1]),
};

/** The right-hand page of a menu item. */
export function pageOf(item: ItemId, context: TaskContext): readonly Block[] {
  return pages[item](context);
}
