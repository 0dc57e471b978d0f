import { itemPages } from '../../text/index.js';
import { text, type Block } from '../block.js';
import type { ItemId } from '../menu.js';
import { nicsPage } from './nicspage.js';
import type { HostKnowledge, Page } from './page.js';
import { resetPage } from './resetpage.js';
import { networkPage, statusPage } from './statuspage.js';

const pages: Readonly<Record<ItemId, Page>> = {
  status: statusPage,
  network: networkPage,
  nics: nicsPage,
  reset: resetPage,
  quit: () => itemPages.quit.map((line) => text(line)),
};

/** The right-hand page of a menu item. */
export function pageOf(item: ItemId, host: HostKnowledge): readonly Block[] {
  return pages[item](host);
}
