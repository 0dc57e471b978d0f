import { sentence } from './sentence.js';

/** How to turn HA off in the pool, for the end of a sentence. */
export const turnHaOff = 'turn HA off first: xe pool-ha-disable';

/** The same as a sentence. It depends on the host's role in its pool. */
export function turnHaOffBy(role: string): string {
  const there = role === 'supporter' ? ' on the pool coordinator (master)' : '';
  return (
    `${sentence(turnHaOff)}${there}, or xe host-emergency-ha-disable --force where the pool ` +
    'does not answer.'
  );
}

/** HA is on, and a change of the pool's members has to wait. */
export const haIsOn = `High availability (HA) is on in the pool. ${sentence(turnHaOff)}.`;
