import { wayIn } from '../../text/index.js';
import { remoteWords as words } from '../../text/pages/remote.js';
import type { MenuPage } from '../menu/menu-page.js';
import type { ObjectAnswer } from '../objects.js';
import { keyParagraphs, servicesPage, type RemoteEffects } from '../remote/services.js';
import { blank, text } from '../widgets/paragraph.js';

/** The menu item Remote Service Configuration. */
export const remote: MenuPage<RemoteEffects, ObjectAnswer> = {
  words,
  topic: 'remote',
  beside: (known) => [text(words.beside), blank, ...keyParagraphs(known)],
  way: () => wayIn.open,
  enter: () => ({ page: servicesPage(null), effects: [{ kind: 'readObjects', of: 'remote' }] }),
};
