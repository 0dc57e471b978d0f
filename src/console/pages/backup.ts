import { wayIn } from '../../text/index.js';
import { backupWords as words } from '../../text/pages/backup.js';
import { backupList, type BackupEffects } from '../backup/list.js';
import type { MenuPage } from '../menu/menu-page.js';
import type { ObjectAnswer } from '../objects.js';
import { openObjects } from '../widgets/objects.js';
import { text } from '../widgets/paragraph.js';

/** The menu item Backup and Restore. */
export const backup: MenuPage<BackupEffects, ObjectAnswer> = {
  words,
  topic: 'backup',
  beside: () => [text(words.beside)],
  reason: ({ facts }) => (facts?.pool.role === 'supporter' ? words.supporter : ''),
  way: () => wayIn.open,
  enter: () => openObjects(backupList),
};
