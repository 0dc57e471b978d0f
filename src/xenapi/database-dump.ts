import { largestPoolDatabase, err, ok, type Result } from '../model/index.js';
import { transportError, type CallError } from './call-error.js';
import { post } from './post.js';
import type { XenApiSession } from './session.js';

const path = '/pool/xmldbdump';
const limits = { timeoutMs: 120_000, maxBytes: largestPoolDatabase } as const;

/** Downloads the whole pool database as XML (GET /pool/xmldbdump). */
export async function fetchDatabase({
  client: { target },
  ref,
}: XenApiSession): Promise<Result<string, CallError>> {
  const wanted = { ...limits, method: 'GET', path, contentType: 'text/xml', body: '' } as const;
  const answer = await post(target, { ...wanted, session: ref });
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  if (status !== 200) return err(transportError('badStatus', `HTTP status ${status}`));
  // A download that broke off is not a whole database.
  return body.trimEnd().endsWith('</database>')
    ? ok(body)
    : err(transportError('closed', 'it came to an end too early'));
}

/**
 * Uploads a pool database that replaces the present one when XAPI starts next (PUT). `dryRun`: the
 * server only checks it.
 */
export async function sendDatabase(
  { client: { target }, ref }: XenApiSession,
  database: string,
  dryRun: boolean,
): Promise<Result<void, CallError>> {
  const answer = await post(target, {
    ...limits,
    method: 'PUT',
    path: dryRun ? `${path}?dry_run=true` : path,
    contentType: 'text/xml',
    body: database,
    session: ref,
  });
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  if (status === 200) return ok(undefined);
  const [line = ''] = body.trim().split('\n');
  return err(transportError('badStatus', line === '' ? `HTTP status ${status}` : line));
}
