import { clean } from './sanitize.js';

/** The shortest password that is accepted, as in the original console. */
export const shortestPassword = 6;

/** Words of Change Password. */
export const passwordWords = {
  title: 'Change Password',
  intro: (user: string): string =>
    user === 'root'
      ? 'The new password of root is to hold on every host of the pool. While XAPI does not answer it can be changed on this host only; what came of it is told at the end.'
      : `The new password of ${clean(user)} is to hold on this host only.`,
  introFirst:
    'No password of root was ever set. From the first one on whoever changes this host has to log in.',
  present: { label: 'Present password', hint: '' },
  wanted: { label: 'New password', hint: `at least ${shortestPassword} characters` },
  again: { label: 'New password again', hint: '' },
  missing: 'Type the password you have now.',
  short: `It is too short: at least ${shortestPassword} characters.`,
  same: 'It is the present one.',
  different: 'It differs from the line above. Type both again.',
  inPool: 'It holds on every host of the pool.',
  hereOnly: (why: string): string =>
    why === '' ? 'It holds on this host only.' : `It holds on this host only: ${why}`,
  xapiSilent: 'XAPI does not answer, so other hosts of the pool keep the one they have.',
  xapiCannot: (detail: string): string =>
    `XAPI cannot change the pool's now (${detail}), so other hosts keep the one they have.`,
} as const;
