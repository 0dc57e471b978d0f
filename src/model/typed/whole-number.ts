/** Reads digits as a whole number within bounds; null for any other text, also for `1e3`. */
export function wholeNumber(typed: string, least: number, most: number): number | null {
  const value = /^\d+$/u.test(typed) ? Number(typed) : NaN;
  return value >= least && value <= most ? value : null;
}
