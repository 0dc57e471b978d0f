import { ok, type Links, type Result, type TemporaryAddress } from '../../model/index.js';
import { temporaryCommands, type TemporaryCommands } from './commands.js';
import { temporaryPlace, type TemporaryPlace, type TemporaryError } from './place.js';
import type { TemporaryWish } from './wish.js';

/** A wish that this host can fulfil, with the commands for it. */
export interface TemporaryPlan extends TemporaryCommands {
  readonly wish: TemporaryWish;
  readonly place: TemporaryPlace;
}

/** Plans the wish on a host with these interfaces. */
export function planTemporary(
  wish: TemporaryWish,
  links: Links,
): Result<TemporaryPlan, TemporaryError> {
  const place = temporaryPlace(wish, links);
  return place.ok
    ? ok({ wish, place: place.value, ...temporaryCommands(wish, place.value) })
    : place;
}

/** Interfaces that stay when the time is over: the kernel does not remove them. */
export function staysAfter({ on, madeInterface }: TemporaryAddress): readonly string[] {
  return madeInterface ? [on] : [];
}
