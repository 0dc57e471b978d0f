import { errorWords } from '../model/index.js';
import { errorCode } from '../host/index.js';

/** Why an embedded host cannot be opened. Its words are in `text`. */
export interface EmbeddedError {
  readonly code:
    | 'notOurs' // the folder holds something and has no marker of ours: it is never touched
    | 'profileDiffers' // detail: the profile the tree was made with
    | 'backEndDiffers' // detail: the network back end that the tree has
    | 'isHost' // a pool is wanted, and the folder is one host's
    | 'isPool' // a host is wanted, and the folder is a pool's
    | 'poolDiffers' // detail: the number of hosts the pool was made with
    | 'running' // another process runs this very tree
    | 'io'; // detail: the system's words
  readonly path: string;
  readonly detail: string;
}

/**
 * Turns a system error about a path of the tree into an error. Anything else is a bug and is
 * thrown again.
 */
export function ioError(error: unknown, path: string): EmbeddedError {
  if (errorCode(error) !== '') return { code: 'io', path, detail: errorWords(error) };
  throw error;
}
