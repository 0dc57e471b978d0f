import type { AskLogin, CoreEffect, GoTo } from './core-effect.js';
import type { ItemId, PageEffect } from './pages/index.js';

/** What pages ask the console itself to do. */
type Command = AskLogin | GoTo<ItemId>;

/** Everything that pages and console ask for. */
export type Asked = CoreEffect | PageEffect | Command;

/**
 * What the console wants done outside. A function in `src/effects` carries out each kind and
 * answers with events.
 */
export type Effect = Exclude<Asked, Command>;
