import type { ResetError } from '../../src/model/index.js';
import { errorText } from '../../src/text/index.js';

const codes: readonly ResetError['code'][] = [
  'notRoot',
  'readOnly',
  'noSpace',
  'ioError',
  'immutable',
  'permission',
  'wrongKind',
  'changedMeanwhile',
  'serviceFailed',
  'commandFailed',
  'commandAbsent',
  'timedOut',
  'locked',
  'journalDamaged',
  'undoMissing',
  'rebootFailed',
];

test.each<[ResetError['code'], string]>([
  [
    'noSpace',
    'There is no space left for /p (ENOSPC). Free some space (old logs in /var/log, for ' +
      'example) and try again.',
  ],
  ['immutable', '/p is marked as immutable (ENOSPC). Remove the mark (chattr -i) and try again.'],
  [
    'commandFailed',
    'The command /p failed (ENOSPC). Look for the cause, then continue with ' +
      'xe-reset-networking --resume or go back with --undo.',
  ],
  [
    'rebootFailed',
    'The host did not reboot (ENOSPC). Everything else is done: reboot the host by hand ' +
      '(reboot -f, or the power button) to complete the reset.',
  ],
])('%s', (code, text) => {
  expect(errorText({ code, subject: '/p', cause: 'ENOSPC' })).toBe(text);
});

test.each(['serviceFailed', 'commandFailed'] as const)(
  '%s with nothing left changed: there is nothing to continue or to undo',
  (code) => {
    const text = (leftHost: ResetError['leftHost']): string =>
      errorText({ code, subject: '/p', cause: '', leftHost });
    expect(text('untouched')).toMatch(/then start the reset again\.$/u);
    for (const leftHost of ['changed', 'unknown'] as const)
      expect(text(leftHost)).toMatch(
        /then continue with xe-reset-networking --resume or go back with --undo\.$/u,
      );
  },
);

test.each(codes)('%s says what, why and what to do, and steers no terminal', (code) => {
  const text = errorText({ code, subject: '/p\u001b[2J', cause: 'why\nnot' });
  expect(text).toMatch(/^[A-Z/][^\p{Cc}]* \(why not\)\. [A-Z].*\.$/u);
  expect(errorText({ code, subject: '/p', cause: '' })).not.toContain('()');
  expect(
    codes.filter(
      (other) =>
        errorText({ code: other, subject: '/p', cause: '' }) ===
        errorText({ code, subject: '/p', cause: '' }),
    ),
  ).toEqual([code]);
});
