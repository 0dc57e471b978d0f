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
  if (typeof value !== 'object' || value === null || !('path' in value) || typeof value.path !== 'string' || !('state' in value)) return false;
  if (value.state === 'absent') return true;
  return value.state === 'present' && 'copy' in value && typeof value.copy === 'string' && /^\d+$/.test(value.copy)
    && 'digest' in value && typeof value.digest === 'string'
    && 'mode' in value && typeof value.mode === 'number'
    && 'uid' in value && typeof value.uid === 'number'
    && 'gid' in value && typeof value.gid === 'number';
}
