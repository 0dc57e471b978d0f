import { createHash, timingSafeEqual } from 'node:crypto';
import type { HostFilePort } from '../../model/index.js';

/** What the hosts of a pool know each other by. */
export interface PoolSecret {
  /** null: this host has none. */
  read(): Promise<string | null>;
  /** Whether somebody knows it; told in the same time whatever is wrong. */
  is(given: string): Promise<boolean>;
}

/** Where xapi keeps it. */
const path = '/etc/xensource/ptoken';

/** The pool secret of a host, looked up each time. */
export function createPoolSecret(files: HostFilePort): PoolSecret {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const read = async (): Promise<string | null> => {
    const text = await files.text(path);
    const secret = text.known ? text.value.trim() : '';
    return secret === '' ? null : secret;
  };
  return {
    read,
    is: async (given) => {
      const secret = await read();
      return timingSafeEqual(digest(given), digest(secret ?? '\0')) && secret !== null;
    },
  };
}
