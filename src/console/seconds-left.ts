/** The seconds that are left of those that this console heard of, by its own clock. */
export function secondsLeft(heard: number, heardMs: number, sinceStartMs: number): number {
  const passed = Number.isNaN(sinceStartMs - heardMs) ? 0 : (sinceStartMs - heardMs) / 1000;
  return Math.max(0, heard - Math.floor(passed));
}
