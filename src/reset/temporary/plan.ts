import { ok, type Links, type Result, type TemporaryAddress } from '../../model/index.js';
import { temporaryCommands, type TemporaryCommands } from './commands.js';
import { temporaryPlace, type TemporaryPlace, type TemporaryError } from './place.js';
import type { TemporaryRequest } from './request.js';

/** A request that this host can fulfil, with the commands for it. */
export interface TemporaryPlan extends TemporaryCommands {
  readonly request: TemporaryRequest;
  readonly place: TemporaryPlace;
}

/** Plans a request on a host with these interfaces. */
export function planTemporary(
  request: TemporaryRequest,
  links: Links,
): Result<TemporaryPlan, TemporaryError> {
  const place = temporaryPlace(request, links);
  return place.ok
    ? ok({ request, place: place.value, ...temporaryCommands(request, place.value) })
    : place;
}

/** Interfaces that stay when the time is over: the kernel does not remove them. */
export function staysAfter({ on, madeInterface }: TemporaryAddress): readonly string[] {
  return madeInterface ? [on] : [];
}
