import { logErrorText, logWarning } from '../../src/text/index.js';
import { ready, shown, tell } from '../support/console-walk.js';

test('a log that takes nothing is told with where the lines are', () => {
  const error = { cause: 'unknown option', kept: true };
  expect(logWarning(error)).toEqual({
    what: 'The system log does not accept lines from this console (unknown option).',
    advice: 'Logins and resets are logged in /var/log/xsconsole.log.',
  });
  expect(shown(tell(ready(), { kind: 'logFailed', error })).join('\n')).toMatch(
    /The system log does not accept lines/u,
  );
});

test('lines that nothing takes are not said to stand in a file', () => {
  const error = { cause: 'no socket', kept: false };
  expect(logWarning(error).advice).toBe('Neither does /var/log/xsconsole.log: the lines are lost.');
  expect(logErrorText(error)).toBe(
    'The system log accepts no lines (no socket), and /var/log/xsconsole.log cannot be written: ' +
      'they are lost.',
  );
});
