import type { PortError, Result } from '../model/index.js';
import type { StartupEvent, UnrecordedThing } from '../reset/index.js';

/** Tells if something could not be recorded. The start-up goes on: what it has done is done. */
export function* unrecorded(
  what: UnrecordedThing,
  noted: Result<unknown, PortError>,
): Generator<StartupEvent> {
  if (!noted.ok) yield { kind: 'unrecorded', what, error: noted.error };
}
