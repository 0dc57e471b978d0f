import type { ResetError } from '../../src/reset/index.js';
import { errorText } from '../../src/text/index.js';

const codes: readonly ResetError['code'][] = [
  'notRoot', 'readOnly', 'noSpace', 'ioError', 'immutable', 'permission', 'wrongKind', 'changedMeanwhile', 'serviceFailed', 'commandFailed', 'commandAbsent', 'timedOut',
  'locked', 'journalDamaged', 'undoMissing', 'rebootFailed',
];

test.each<[ResetError['code'], string]>([
  ['noSpace', 'There is no space left for /p (ENOSPC). Free some space (old logs in /var/log, for one) and try again.'],
  ['immutable', '/p is marked as immutable (ENOSPC). Take the mark away (chattr -i) and try again.'],
  ['commandFailed', 'The command /p failed (ENOSPC). Continue with xe-reset-networking --resume when the cause is gone, or go back with --undo.'],
  ['rebootFailed', 'The host did not reboot (ENOSPC). Everything else is done: reboot the host by hand (reboot -f, or the power button) to complete the reset.'],
])('%s', (code, text) => { expect(errorText({ code, subject: '/p', cause: 'ENOSPC' })).toBe(text); });

test.each(codes)('%s says what, why and what to do, and steers no terminal', (code) => {
  const text = errorText({ code, subject: '/p\u001b[2J', cause: 'why\nnot' });
  expect(text).toMatch(/^[A-Z/][^\p{Cc}]* \(why not\)\. [A-Z].*\.$/u);
  expect(errorText({ code, subject: '/p', cause: '' })).not.toContain('()');
  expect(codes.filter((other) => errorText({ code: other, subject: '/p', cause: '' }) === errorText({ code, subject: '/p', cause: '' }))).toEqual([code]);
});
