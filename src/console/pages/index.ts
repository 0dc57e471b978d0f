import { itemPages } from '../../text/index.js';
import type { Paragraph } from '../paragraph.js';
import type { ItemId } from '../menu.js';
import type { TaskContext } from '../task/page-spec.js';
import { nicsPage } from './nics-page.js';
import { resetPage } from './reset-page.js';
import { networkPage, statusPage } from './status-page.js';
import {
  buildItemPage,
  dnsItemPage,
  loginItemPage,
  managementItemPage,
  fixed,
  powerItemPage,
  settingsItemPage,
  timeItemPage,
} from './task-pages.js';

const pages: Readonly<Record<ItemId, (context: TaskContext) => readonly Paragraph[]>> = {
  status: statusPage,
  network: networkPage,
  management: managementItemPage,
  dns: dnsItemPage,
  time: timeItemPage,
  test: fixed(itemPages.test),
  nics: nicsPage,
  reset: resetPage,
  authentication: fixed(itemPages.authentication),
  login: loginItemPage,
  password: fixed(itemPages.password),
  settings: settingsItemPage,
  support: fixed(itemPages.support),
  report: fixed(itemPages.report),
  build: buildItemPage,
  powermenu: fixed(itemPages.powermenu),
  reboot: powerItemPage(itemPages.reboot[0]),
  shutdown: powerItemPage(itemPages.shutdown[0]),
  shell: fixed(itemPages.shell),
  quit: fixed(itemPages.quit),
};

/** The right-hand page of a menu item. */
export function pageOf(item: ItemId, context: TaskContext): readonly Paragraph[] {
  return pages[item](context);
}
