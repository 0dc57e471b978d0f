import type { ChangeResult } from '../../console/index.js';
import type { HostPort, Stick, StickError } from '../../model/index.js';
import { stickWords as words } from '../../text/pages/stick.js';
import { done, failedFor } from '../change/change-place.js';

/** The result of a change that a stick has ended. */
export const stickFailed = (error: StickError): ChangeResult => failedFor(words.failed(error));

/** Puts a file on a stick; the result's detail says where it is. */
export async function putOn(
  { sticks }: Pick<HostPort, 'sticks'>,
  stick: Stick,
  { name, content }: { readonly name: string; readonly content: string | Uint8Array },
): Promise<ChangeResult> {
  const put = await sticks.put(stick, name, content);
  return put.ok ? done(words.put(name, stick)) : stickFailed(put.error);
}
