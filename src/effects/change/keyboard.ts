import { keyboardWords as words } from '../../text/pages/locale/keyboard.js';
import type { EffectFunction } from '../effect-function.js';
import { changeEffect } from './change.js';
import { done, failedAt } from './change-place.js';

/** Tries a layout on this screen. Nothing of it lasts, so it needs no login. */
export const tryKeyboard: EffectFunction<'tryKeyboard'> = {
  guard: 'anybody',
  run: ({ layout }, { session }) => session.keyboard.try(layout),
};

/** Keeps the layout on trial while this console runs. */
export const keepKeyboard: EffectFunction<'keepKeyboard'> = {
  guard: 'anybody',
  run: (_, { session }) => session.keyboard.keep(),
};

/** Brings the layout from before the trial back. */
export const endKeyboardTrial: EffectFunction<'endKeyboardTrial'> = {
  guard: 'anybody',
  run: (_, { session }) => session.keyboard.back(),
};

/** Brings the layout back that the host has at boot. */
export const restoreKeyboard: EffectFunction<'restoreKeyboard'> = {
  guard: 'anybody',
  run: (_, { session }) => session.keyboard.restore(),
};

/** Keeps a layout of the host's list for the next boot, and reads back what is kept. */
export const saveKeyboard = changeEffect('saveKeyboard', async ({ layout }, { session }) => {
  const { keyboard } = await session.up();
  const layouts = await keyboard.layouts();
  if (!layouts.known || !layouts.value.includes(layout))
    return { ok: false, code: 'refused', detail: words.notListed(layout) };
  const saved = await keyboard.save(layout);
  if (!saved.ok) return failedAt(saved.error);
  const now = await keyboard.saved();
  await session.keyboard.saved(now);
  const detail = words.atBoot(now);
  return now === layout ? done(detail) : { ok: false, code: 'partly', detail };
});
