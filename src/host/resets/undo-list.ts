import {
  eitherOf,
  listOf,
  objectOf,
  oneOf,
  textOf,
  wholeFrom,
  parseJson,
} from '../../model/index.js';
import { roleAt, type FileRole } from '../../reset/index.js';

/**
 * One entry of a plan's list of undo copies: what a file was before the reset. It has the file's
 * role instead of its path.
 */
export type UndoCopy =
  | { readonly file: FileRole; readonly state: 'absent' }
  | {
      readonly file: FileRole;
      readonly state: 'present';
      /** The name of the file with the bytes, which is beside the list. */
      readonly copy: string;
      /** The SHA-256 digest of those bytes. */
      readonly digest: string;
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
    };

const file = oneOf('inventory', 'management', 'poolConf', 'trigger', 'networkdDatabase');
const owner = wholeFrom(0, 0xffff_ffff);
const list = listOf(
  eitherOf(
    objectOf({ file, state: oneOf('absent') }),
    objectOf({
      file,
      state: oneOf('present'),
      copy: textOf(4, /^\d+$/u),
      digest: textOf(64, /^[0-9a-f]{64}$/u),
      mode: wholeFrom(0, 0o7777),
      uid: owner,
      gid: owner,
    }),
  ),
  20,
);

/** Reads the list. Null when it is not a valid list, or names a file twice. */
export function parseUndoList(text: string): readonly UndoCopy[] | null {
  const read = parseJson(text);
  const copies = read.ok && Array.isArray(read.value) ? read.value.map(byRole) : null;
  return isUndoList(copies) &&
    new Set(copies.map((one: UndoCopy) => one.file)).size === copies.length
    ? copies
    : null;
}

/** Earlier versions wrote the path. This replaces it by the file's role. */
function byRole(value: unknown): unknown {
  const hasPath = objectOf({ path: textOf(4096), file: oneOf(undefined) });
  return isWithPath(value) && hasPath(value) ? { ...value, file: roleAt(value.path) } : value;
}

function isWithPath(value: unknown): value is { readonly path: string } {
  return objectOf({ path: textOf(4096) })(value);
}

function isUndoList(value: unknown): value is readonly UndoCopy[] {
  return list(value);
}
