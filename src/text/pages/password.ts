import { clean } from '../sanitize.js';

/** The shortest password that is accepted, as in the original console. */
export const shortestPassword = 6;

/** Words of Change Password. */
export const passwordWords = {
  label: 'Change Password',
  keywords: 'passwd root secret',
  beside: (user: string): readonly string[] => [
    user === '' ? 'Change your own password.' : `Change the password of ${clean(user)}.`,
  ],
  noUsers: 'This is a tree of files without users of its own, so there is no password to change.',
  change: { title: 'Change Password', done: 'The password is changed.' },
  title: 'Change Password',
  intro: (user: string): string =>
    user === 'root'
      ? 'The new password of root applies to every host of the pool. While XAPI does not ' +
        'answer, it changes on this host only; the result says which.'
      : `The new password of ${clean(user)} applies to this host only.`,
  introFirst: 'Root has no password yet. Once it has one, changing this host needs a login.',
  present: { label: 'Present password', hint: '' },
  wanted: { label: 'New password', hint: `at least ${shortestPassword} characters` },
  again: { label: 'New password again', hint: '' },
  missing: 'Type the password you have now.',
  short: `It is too short: at least ${shortestPassword} characters.`,
  same: 'This is the present password.',
  different: 'The passwords do not match. Type both again.',
  inPool: 'It applies to every host of the pool.',
  hereOnly: (why: string): string =>
    why === '' ? 'It applies to this host only.' : `It applies to this host only: ${why}`,
  xapiSilent: 'XAPI does not answer, so other hosts of the pool keep their password.',
  xapiCannot: (detail: string): string =>
    `XAPI cannot change the password of the pool now (${detail}), so other hosts keep theirs.`,
} as const;
