import { wayIn } from '../../text/index.js';
import { shellWords as words } from '../../text/pages/shell.js';
import type { MenuPage } from '../menu-page.js';
import { apart, text } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';

/**
 * A root shell in the foreground, ended after `idleMinutes` without a key (TMOUT); answered by
 * `shellEnded`, when the screen is the console's again.
 */
export interface Shell {
  readonly kind: 'shell';
  readonly idleMinutes: number;
}

/** Why there was no shell. */
export function noShellPage(detail: string): DialoguePage<never, never> {
  return {
    name: 'shell',
    topic: 'shell',
    spec: () => ({
      kind: 'text',
      title: words.label,
      blocks: [text(words.failed(detail))],
      keys: [],
      leave: [],
      escape: 'close',
    }),
  };
}

/** Local Command Shell. */
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
