import type { StartupEvent } from '../reset/index.js';
import { startupEventText } from '../text/index.js';

/** Prints a line for the person who started the program, and logs it if the program does so. */
export type Tell = (level: 'info' | 'error', line: string) => void;

/** Tells each event of the start-up that has a line. */
export function eventTeller(tell: Tell): (event: StartupEvent) => void {
  return (event) => {
    const line = startupEventText(event);
    const isError = event.kind === 'failed' || event.kind === 'unrecorded';
    if (line !== null) tell(isError ? 'error' : 'info', line);
  };
}
