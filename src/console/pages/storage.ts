import { wayIn, xapiWarning } from '../../text/index.js';
import { storageWords as words } from '../../text/pages/storage.js';
import type { MenuPage } from '../menu/menu-page.js';
import type { ObjectAnswer } from '../objects.js';
import { srList, type SrEffects } from '../storage/list.js';
import { openObjects } from '../widgets/objects.js';
import { blank, text } from '../widgets/paragraph.js';

/** The menu item Disks and Storage Repositories. */
export const storage: MenuPage<SrEffects, ObjectAnswer> = {
  words,
  topic: 'storage',
  beside: ({ status }) => {
    const warning = status === null ? null : xapiWarning(status.xapi);
    return [
      text(words.beside),
      ...(warning === null ? [] : [blank, text(warning.what, 'warning')]),
    ];
  },
  way: () => wayIn.open,
  enter: () => openObjects(srList),
};
