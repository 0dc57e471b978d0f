import { shellErrorText } from '../text/index.js';
import type { EffectFunction } from './effect-function.js';

/** Paints every cell again. */
export const redraw: EffectFunction<'redraw'> = {
  guard: 'anybody',
  run: (_, { controls }) => {
    controls.redraw();
  },
};

/** Ends the console with the exit status 0. */
export const quit: EffectFunction<'quit'> = {
  guard: 'anybody',
  run: (_, { controls }) => {
    controls.quit(0);
  },
};

/** Runs a root shell in place of the screen. */
export const shell: EffectFunction<'shell'> = {
  guard: 'loggedIn',
  refused: () => ({ kind: 'shellEnded', detail: '' }),
  run: async ({ idleMinutes }, { host, controls }) => {
    const opened = await host;
    let detail = '';
    await controls.aside(async () => {
      const ended = await opened.shell(idleMinutes);
      if (!ended.ok) detail = shellErrorText(ended.error.code, ended.error.detail);
    });
    controls.send({ kind: 'shellEnded', detail });
  },
};
