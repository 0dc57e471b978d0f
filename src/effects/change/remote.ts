import type { ChangeResult } from '../../console/index.js';
import type { SshState } from '../../model/index.js';
import { remoteWords as words } from '../../text/pages/remote.js';
import { operations } from '../loading.js';
import { inSession } from '../with-session.js';
import { changeEffect } from './change.js';
import { done, failed, failedAt, notHere, throughXenApi } from './change-place.js';

/** What there is now, against what was wanted. */
function sshResult(on: boolean, { running, atBoot }: SshState): ChangeResult {
  const detail = words.sshNow(running, atBoot);
  const asWanted = [running, atBoot].every((fact) => !fact.known || fact.value === on);
  return asWanted ? done(detail) : { ok: false, code: 'partly', detail };
}

/**
 * Starts or stops the SSH server, now and at boot: through XAPI if it knows how, else by the host's
 * own service manager.
 */
export const setSsh = changeEffect('setSsh', async ({ on }, place) => {
  const { ssh } = await place.session.up();
  const reply = await throughXenApi(place, async (session, uuid) =>
    (await operations()).changeSsh(session, uuid, on),
  );
  if (!reply.ok && reply.code === 'refused') return reply;
  const set = await ssh.set(on);
  if (!set.ok) return failedAt(set.error);
  if (!set.value.ran && !reply.ok) return notHere(set.value.command);
  return sshResult(on, await ssh.state());
});

/** Sends the host's logs to another machine too. */
export const setSyslog = changeEffect('setSyslog', async ({ target }, place) => {
  const uuid = await place.hostUuid();
  const changed = await inSession(place, async (session) =>
    (await operations()).changeSyslog(session, uuid, target),
  );
  if (!changed.ok) return failed(changed.error);
  const detail = words.syslogNow(changed.value);
  return changed.value === target ? done(detail) : { ok: false, code: 'partly', detail };
});
