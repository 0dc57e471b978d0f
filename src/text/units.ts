import { clean } from './sanitize.js';

/** A number of bytes for people: "512 B", "1.4 MiB". */
export function bytes(count: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const power = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(count) / 10));
  const value = count / 1024 ** power;
  return `${power === 0 ? value.toFixed(0) : value.toFixed(1)} ${units[power] ?? 'B'}`;
}

/** A number with its unit: "1 minute", "3 minutes". */
export const counted = (count: number, unit: string): string =>
  `${count} ${count === 1 ? unit : `${unit}s`}`;

/** The length of a time: "0.4 s", "12 s", "3 min 5 s". */
export function duration(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(Math.max(0, milliseconds) / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Whole seconds of something that goes on: "12 s"; '' in its first second, so that quick steps do
 * not flicker.
 */
export function secondsGone(milliseconds: number): string {
  return milliseconds < 1000 ? '' : `${Math.floor(milliseconds / 1000)} s`;
}

/** A moment of the journal: "2026-01-02 03:04:05 UTC". */
export function moment(at: string): string {
  return clean(at).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, '$1 $2 UTC');
}
