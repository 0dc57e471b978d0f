import type { StartupEvent } from '../reset/index.js';
import { startupEventText } from '../text/index.js';

/** Prints a line for the person who started the server, and logs it. */
export type Tell = (level: 'info' | 'error', line: string) => void;

/** Tells the events of the start-up, and answers how it ended. */
export async function toldEvents<End>(
  events: AsyncGenerator<StartupEvent, End>,
  tell: Tell,
): Promise<End> {
  for (;;) {
    const next = await events.next();
    if (next.done === true) return next.value;
    const line = startupEventText(next.value);
    if (line !== null) tell(next.value.kind === 'failed' ? 'error' : 'info', line);
  }
}
