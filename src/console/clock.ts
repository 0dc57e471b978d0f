/** A moment in local time: "2026-11-22 15:04:05"; '' if `now` is not a valid time. */
export function localTime(now: string, offsetMinutes: number): string {
  const local = Date.parse(now) + offsetMinutes * 60_000;
  return Number.isFinite(local) && Math.abs(local) <= 8.64e15
    ? new Date(local).toISOString().slice(0, 19).replace('T', ' ')
    : '';
}

/**
 * Milliseconds from one moment (ISO 8601) to another. 0 if either is not a valid time, or if the
 * clock was set back between them.
 */
export function millisecondsBetween(from: string, to: string): number {
  const time = Date.parse(to) - Date.parse(from);
  return Number.isFinite(time) ? Math.max(0, time) : 0;
}
