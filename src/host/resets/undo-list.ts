import { hasTexts, isJsonObject } from '../../model/index.js';

/** One line of a plan's list of undo copies: what stood at `path` before the reset. */
export type UndoCopy =
  | { readonly path: string; readonly state: 'absent' }
  | {
      readonly path: string;
      readonly state: 'present';
      /** Name of the file beside the list that holds the bytes. */
      readonly copy: string;
      /** SHA-256 of those bytes. */
      readonly digest: string;
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
    };

/** The list as it was written; null when it is not one. */
export function parseUndoList(text: string): readonly UndoCopy[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isUndoCopy) ? value : null;
  } catch {
    return null;
  }
}

function isUndoCopy(value: unknown): value is UndoCopy {
  if (!isJsonObject(value) || !hasTexts(value, ['path'])) return false;
  const { state, copy, mode, uid, gid } = value;
  if (state === 'absent') return true;
  return (
    state === 'present' &&
    typeof copy === 'string' &&
    /^\d+$/.test(copy) &&
    hasTexts(value, ['digest']) &&
    [mode, uid, gid].every((number) => typeof number === 'number')
  );
}
