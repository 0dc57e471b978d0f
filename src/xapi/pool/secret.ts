import { hostPaths, type HostFilePort } from '../../model/index.js';
import { isSecret, secretDigest } from '../../xenapi/index.js';

/** The secret by which the hosts of a pool know each other. */
export interface PoolSecret {
  /** Null when this host has none. */
  read(): Promise<string | null>;
  /** Whether `given` is the secret. A wrong one always takes the same time. */
  is(given: string): Promise<boolean>;
}

/** The pool secret of a host, read from the file each time. */
export function createPoolSecret(files: HostFilePort): PoolSecret {
  const read = async (): Promise<string | null> => {
    const text = await files.text(hostPaths.poolSecret);
    const secret = text.known ? text.value.trim() : '';
    return secret === '' ? null : secret;
  };
  return {
    read,
    is: async (given) => {
      const secret = await read();
      return isSecret(given, secret === null ? null : secretDigest(secret));
    },
  };
}
