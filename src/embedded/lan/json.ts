import type { HostTree } from '../../host/index.js';
import { known, unknown, type Known, parseJson } from '../../model/index.js';

/** A JSON file of the tree. Errors: absent, unreadable, damaged. */
export async function readTreeJson(tree: HostTree, path: string): Promise<Known<unknown>> {
  const text = await tree.text(`/${path}`);
  if (!text.known) return text;
  const read = parseJson(text.value);
  return read.ok ? known(read.value) : unknown('damaged', `${path}: ${read.error}`);
}
