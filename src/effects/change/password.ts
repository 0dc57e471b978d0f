import type { ChangePassword, ChangeResult } from '../../console/index.js';
import type { LoginPort } from '../../model/index.js';
import { passwordWords as words } from '../../text/pages/password.js';
import type { Access } from '../access.js';
import { changeEffect } from './change.js';
import { inSession, type XenApiPlace } from '../with-session.js';
import { operations } from '../loading.js';

/**
 * What came of asking XAPI. `unreached`: XAPI changed nothing; `why` is the reason, or '' if it did
 * not need to be asked.
 */
type PoolAnswer =
  | { readonly pool: 'changed' }
  | { readonly pool: 'unreached'; readonly why: string }
  | { readonly pool: 'refused'; readonly result: ChangeResult };

/**
 * XenAPI's codes from a XAPI that does not know the call, from a host that has lost its pool
 * (emergency mode), or from one that is not up yet.
 */
const cannotNow: readonly string[] = [
  'MESSAGE_METHOD_UNKNOWN',
  'HOST_IS_SLAVE',
  'HOST_STILL_BOOTING',
  'HOST_UNKNOWN_TO_MASTER',
  'SESSION_AUTHENTICATION_FAILED',
];

/** Asks XAPI to change root's password on every host of the pool. */
async function changeInPool(
  place: XenApiPlace,
  present: string,
  wanted: string,
): Promise<PoolAnswer> {
  const { describeError, changePoolPassword } = await operations();
  const answer = await inSession(place, (session) => changePoolPassword(session, present, wanted));
  if (answer.ok) return { pool: 'changed' };
  const { error } = answer;
  const detail = describeError(error);
  if (error.kind !== 'api') {
    // XAPI may have carried out the call. So it would be wrong to say that the password changed
    // only here.
    return error.code === 'timedOut'
      ? { pool: 'refused', result: { ok: false, code: 'timedOut', detail } }
      : { pool: 'unreached', why: words.xapiSilent };
  }
  return cannotNow.includes(error.code)
    ? { pool: 'unreached', why: words.xapiCannot(detail) }
    : { pool: 'refused', result: { ok: false, code: 'refused', detail } };
}

/** Sets a user's password on this host. */
async function changeHere(
  login: LoginPort,
  user: string,
  wanted: string,
): Promise<ChangeResult | null> {
  const set = await login.setPassword(user, wanted);
  if (set.ok) return null;
  const { error } = set;
  return {
    ok: false,
    code: error.code === 'timedOut' ? 'timedOut' : 'failed',
    detail: 'detail' in error ? error.detail : error.cause,
  };
}

/**
 * Changes a password: root's on every host of the pool if XAPI answers, another user's on this
 * host. It first checks the present password; a wrong one counts as a failed login. `present` null
 * is right only if no password was ever set.
 */
async function passwordChanged(
  place: XenApiPlace,
  access: Access,
  { user, present, wanted }: ChangePassword,
): Promise<ChangeResult> {
  const refused = await access.whyNot(user, present);
  if (refused !== null) return refused;
  const inPool: PoolAnswer =
    user === 'root'
      ? await changeInPool(place, present ?? '', wanted)
      : { pool: 'unreached', why: '' };
  if (inPool.pool === 'refused') return inPool.result;
  const { login, system } = await place.host;
  if (inPool.pool === 'unreached' || (present === null && system.xapiIsEmbedded)) {
    const error = await changeHere(login, user, wanted);
    if (error !== null) return error;
  }
  return {
    ok: true,
    detail: inPool.pool === 'changed' ? words.inPool : words.hereOnly(inPool.why),
  };
}

/** Changes a password, then reports again how to log in here. */
export const changePassword = changeEffect('changePassword', async (effect, place) => {
  const { access } = place.session;
  const result = await passwordChanged(place, access, effect);
  // This must come before the change's end: after the first password, every change needs a login.
  place.controls.send({ kind: 'access', login: await access.read() });
  return result;
});
