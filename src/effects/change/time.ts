import type { ClockPort } from '../../model/index.js';
import type { ChangeResult, TimeRequest } from '../../console/index.js';
import { operations } from '../loading.js';
import { timeZoneWords as words } from '../../text/pages/locale/timezone.js';
import { changeEffect } from './change.js';
import { commanded, done, failedAt, notHere, throughXenApi } from './change-place.js';
import type { XenApiPlace } from '../with-session.js';

/**
 * Sets the clock's time source through XenAPI. If XenAPI does not answer or is too old for its time
 * calls, it uses the host's own files and services; those can only name servers or stop asking any.
 * The clock itself is set last, when no time source can set it back.
 */
export async function changeTime(
  { host }: XenApiPlace,
  request: TimeRequest,
  throughXenApi: (request: TimeRequest) => Promise<ChangeResult>,
): Promise<ChangeResult> {
  const { clock } = await host;
  // Without a clock nothing of the request is carried out.
  if (request.clock !== null && !clock.isOwn) {
    const named = await clock.set(request.clock);
    return named.ok ? notHere(named.value.command) : failedAt(named.error);
  }
  const reply = await throughXenApi(request);
  const changed =
    !reply.ok &&
    (reply.code === 'notKnown' || reply.code === 'xapiDown' || reply.code === 'timedOut')
      ? await onHost(clock, request, reply)
      : reply;
  if (!changed.ok || request.clock === null) return changed;
  const set = await clock.set(request.clock);
  return set.ok ? done() : failedAt(set.error);
}

async function onHost(
  clock: ClockPort,
  { mode, servers }: TimeRequest,
  reply: ChangeResult,
): Promise<ChangeResult> {
  if (mode === 'manual') {
    const written = await clock.writeServers(servers);
    return written.ok ? done() : failedAt(written.error);
  }
  if (mode !== 'off') return reply;
  return commanded(await clock.stopServers());
}

/** Sets the time source, and the clock if the request has a time. */
export const setTime = changeEffect('setTime', ({ request: asked }, place) =>
  changeTime(place, asked, (wanted) =>
    throughXenApi(place, async (session, uuid) =>
      (await operations()).changeHostTime(session, uuid, wanted),
    ),
  ),
);

/**
 * Sets the time zone: through XAPI if it knows how, else by the host itself. Then it reads what the
 * host has.
 */
export const setTimeZone = changeEffect('setTimeZone', async ({ zone }, place) => {
  const reply = await throughXenApi(place, async (session, uuid) =>
    (await operations()).changeTimeZone(session, uuid, zone),
  );
  if (!reply.ok && reply.code === 'refused') return reply;
  const { clock } = await place.session.up();
  const set = await clock.setZone(zone);
  if (!set.ok) return failedAt(set.error);
  const zones = await clock.zones();
  const present = zones.known ? zones.value.present : zones;
  if (!present.known) return { ok: false, code: 'notRead', detail: present.reason.detail };
  const detail = words.isNow(present.value);
  return present.value === zone ? done(detail) : { ok: false, code: 'partly', detail };
});
