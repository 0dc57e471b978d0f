import { quitWords as words } from '../../text/pages/quit.js';
import type { Quit } from '../core-effect.js';
import type { MenuPage } from '../menu/menu-page.js';
import { question } from '../widgets/change.js';
import { apart, text } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';

/** A mistyped key at the menu's last item must not end the console, so Quit asks first. */
const askPage: DialoguePage<Quit, never> = {
  name: 'quit asks',
  topic: 'quit',
  spec: ({ embeddedRoot }) =>
    question<Quit, never>(words.label, [text(words.asks(embeddedRoot))], words.yes, {
      to: 'close',
      effects: [{ kind: 'quit' }],
    }),
};

/** The menu item Quit. */
export const quit: MenuPage<Quit, never> = {
  words,
  topic: 'quit',
  beside: ({ embeddedRoot }) => apart(words.beside(embeddedRoot)),
  way: () => words.enter,
  enter: () => ({ page: askPage }),
};
