import type { ChangeResult } from '../../console/index.js';
import { verifyNameServers } from '../../reset/index.js';
import { changeEffect } from './change.js';
import { done, failed, failedAt, type ChangePlace } from './change-place.js';
import type { EffectOf } from '../effect-function.js';
import { operations } from '../loading.js';
import { inSession } from '../with-session.js';

/**
 * Sets the name servers. Through XAPI they are read back afterwards: XAPI accepts a server of a
 * family that the interface does not have, but does not keep it.
 */
export async function changeDns(
  place: ChangePlace,
  { servers, through }: Pick<EffectOf<'setDns'>, 'servers' | 'through'>,
): Promise<ChangeResult> {
  if (through === 'file') {
    const written = await (await place.host).network.writeNameServers(servers);
    return written.ok ? done() : failedAt(written.error);
  }
  const { describeError, changeNameServers, readHostStatus } = await operations();
  const uuid = await place.hostUuid();
  const reply = await inSession(place, (session) => changeNameServers(session, uuid, servers));
  if (!reply.ok) return failed(reply.error);
  const read = await inSession(place, (session) => readHostStatus(session, uuid));
  if (!read.ok) return { ok: false, code: 'notRead', detail: describeError(read.error) };
  const check = verifyNameServers(servers, read.value.management?.dns ?? []);
  return check.ok
    ? done()
    : {
        ok: false,
        code: 'partly',
        detail: '',
        got: { checks: [check], names: [], formerKept: '' },
      };
}

/** Sets the name servers, through XAPI or in /etc/resolv.conf. */
export const setDns = changeEffect('setDns', (effect, place) => changeDns(place, effect));
