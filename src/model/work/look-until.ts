import { pause as wait, type Pause } from './pause.js';

/** How often to look, and when to give up: after so many looks, or so many milliseconds. */
export interface Looks {
  readonly everyMs: number;
  readonly most?: number;
  readonly withinMs?: number;
  readonly pause?: Pause | undefined;
  /** Milliseconds of a clock that nobody can set; tests replace it. */
  readonly clock?: () => number;
}

/** Looks again and again until what it finds is enough. Answers what it has found last. */
export async function lookUntil<Found>(
  look: () => Promise<Found>,
  isEnough: (found: Found) => boolean,
  {
    everyMs,
    most = Infinity,
    withinMs = Infinity,
    pause = wait,
    clock = () => performance.now(),
  }: Looks,
): Promise<Found> {
  const end = clock() + withinMs;
  for (let looks = 1; ; looks += 1) {
    const found = await look();
    if (isEnough(found) || looks >= most || clock() > end) return found;
    await pause(everyMs);
  }
}
