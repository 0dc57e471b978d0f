import type { HostTree } from '../../host/index.js';
import { known, unknown, type Known, parseJson } from '../../model/index.js';

/** A member's text, or '' when it is absent or not a text. */
export function textOf(object: Readonly<Record<string, unknown>>, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

/** The items of a list; none when the value is not a list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The strings of a list; anything else in it is left out. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}

/** A JSON file of the tree. Errors: absent, unreadable, damaged. */
export async function readTreeJson(tree: HostTree, path: string): Promise<Known<unknown>> {
  const text = await tree.text(`/${path}`);
  if (!text.known) return text;
  const read = parseJson(text.value);
  return read.ok ? known(read.value) : unknown('damaged', `${path}: ${read.error}`);
}
