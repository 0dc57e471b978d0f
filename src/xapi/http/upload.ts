import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../model/index.js';
import { declaredLength } from './body.js';

/**
 * A long body that is read in portions. The next portion comes only when it is asked for. `gone`
 * means that the client has left.
 */
export interface Upload {
  portion(): Promise<Buffer | 'end' | 'gone'>;
}

/** Bytes let in at a time. */
const portionSize = 262_144;

/**
 * Prepares to read the body of a request, or gives the HTTP status that refuses it. `admit` lets
 * that many bytes come.
 */
export function readUpload(
  request: IncomingMessage,
  limit: number,
  admit: (bytes: number) => void,
): Result<Upload, 411 | 413> {
  const length = declaredLength(request);
  if (length === null) return err(411);
  if (length > limit) return err(413);
  let left = length;
  let parts: Buffer[] = [];
  let missing = 0;
  let waiting: ((outcome: Buffer | 'gone') => void) | null = null;
  request.on('data', (part: Buffer) => {
    parts.push(part);
    missing -= part.length;
    if (missing > 0) return;
    const portion = Buffer.concat(parts);
    parts = [];
    waiting?.(portion);
    waiting = null;
  });
  const gone = (): void => {
    waiting?.('gone');
    waiting = null;
  };
  request.on('close', gone);
  request.on('error', gone);
  return ok({
    portion: () => {
      if (left === 0) return Promise.resolve('end' as const);
      if (request.destroyed) return Promise.resolve('gone' as const);
      return new Promise((resolve) => {
        waiting = resolve;
        missing = Math.min(portionSize, left);
        left -= missing;
        admit(missing);
      });
    },
  });
}
