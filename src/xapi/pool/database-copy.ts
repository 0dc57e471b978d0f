import {
  largestPoolDatabase,
  err,
  ok,
  errorWords,
  type DurableFiles,
  type Result,
} from '../../model/index.js';
import { openRequest, type XenApiClient, type XenApiTarget } from '../../xenapi/index.js';

/** From where a supporter copies the pool database, and to which file. */
export interface DatabaseCopyOptions {
  readonly client: XenApiClient;
  readonly session: string;
  readonly files: DurableFiles;
  readonly path: string;
}

const limits = { bytes: largestPoolDatabase, idleMs: 20_000 } as const;

/**
 * Fetches the pool database from the coordinator, as xapi's supporters do. A supporter starts from
 * this copy when it becomes the coordinator. Returns null, or an error of one line.
 */
export async function copyDatabase({
  client: { target },
  session,
  files,
  path,
}: DatabaseCopyOptions): Promise<string | null> {
  if (!('url' in target)) return null;
  const dump = await download(target, session);
  if (!dump.ok) return dump.error;
  // A download that broke off is not a whole database.
  if (!dump.value.subarray(-64).toString('latin1').trimEnd().endsWith('</database>'))
    return 'it came to an end too early';
  const written = await files.write(path, dump.value, { as: 'existing', modeIfNew: 0o600 });
  return written.ok ? null : written.error.cause;
}

function download(target: XenApiTarget, session: string): Promise<Result<Buffer, string>> {
  return new Promise((resolve) => {
    const request = openRequest(target, {
      path: '/pool/xmldbdump',
      headers: { cookie: `session_id=${session}`, connection: 'close' },
    });
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > limits.bytes) request.destroy();
        else parts.push(part);
      });
      response.on('error', (error) => {
        resolve(err(errorWords(error)));
      });
      response.on('close', () => {
        resolve(
          response.complete && response.statusCode === 200
            ? ok(Buffer.concat(parts))
            : err(`HTTP status ${response.statusCode ?? 0}`),
        );
      });
    });
    request.end();
    request.setTimeout(limits.idleMs, () => request.destroy());
    request.on('error', (error) => {
      resolve(err(errorWords(error)));
    });
  });
}
