import type { XenApiSession } from '../../operations/index.js';
import { readPoolRole, type XapiNow } from '../../reset/index.js';
import type { StartupPorts } from '../ports.js';
import { withXapiSession } from '../sessions.js';

/**
 * Does the work with a session, or with null when XAPI does not give one. `xapi` says what XAPI
 * does at the moment.
 */
export async function withXapi<T>(
  ports: StartupPorts,
  work: (xapi: XapiNow, session: XenApiSession | null) => Promise<T>,
): Promise<T> {
  const done = await withXapiSession(ports, (session) => work('answers', session));
  return done.ok ? done.value : work((await isEmergency(ports)) ? 'emergency' : 'silent', null);
}

/** Only a supporter has an emergency mode, and most hosts need no further look. */
async function isEmergency({ files, readFacts }: StartupPorts): Promise<boolean> {
  const pool = await readPoolRole(files);
  return pool.role === 'supporter' && (await readFacts()).xapi === 'emergency';
}
