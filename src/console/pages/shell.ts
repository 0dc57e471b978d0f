import { wayIn } from '../../text/index.js';
import { shellWords as words } from '../../text/pages/shell.js';
import type { MenuPage } from '../menu/menu-page.js';
import { apart, text } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';

/**
 * Starts a root shell in place of the screen. It ends after `idleMinutes` without a key (TMOUT).
 * Answered by `shellEnded`, once the console has its screen back.
 */
export interface Shell {
  readonly kind: 'shell';
  readonly idleMinutes: number;
}

/** The page that says why no shell could start. */
export function noShellPage(detail: string): DialoguePage<never, never> {
  return {
    name: 'shell',
    topic: 'shell',
    spec: () => message(words.label, [text(words.failed(detail))], 'close'),
  };
}

/** The menu item Local Command Shell. */
export const shell: MenuPage<Shell, never> = {
  words,
  topic: 'shell',
  beside: () => apart(words.beside),
  way: () => wayIn.begin,
  guarded: true,
  enter: ({ settings }) => ({
    effects: [{ kind: 'shell', idleMinutes: settings.autoLogoutMinutes }],
    guarded: true,
  }),
};
