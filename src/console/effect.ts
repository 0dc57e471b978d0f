import type { AskLogin, CoreEffect, GoTo } from './core-effect.js';
import type { ItemId, PageEffect } from './pages/index.js';

/** What pages ask of the console itself. */
export type Command = AskLogin | GoTo<ItemId>;

/** Everything that pages and console ask for. */
export type Asked = CoreEffect | PageEffect | Command;

/**
 * What the console wants done outside; each is carried out by the function of its kind in
 * `src/effects`, which answers with events.
 */
export type Effect = Exclude<Asked, Command>;
