import { logFailureText, logWarning } from '../../src/text/index.js';
import { ready, shown, tell } from '../support/console-walk.js';

test('a log that takes nothing is told with where the lines are', () => {
  const failure = { cause: 'unknown option', kept: true };
  expect(logWarning(failure)).toEqual({
    what: 'The system log does not accept lines from this console (unknown option).',
    advice: 'Logins and resets are logged in /var/log/xsconsole.log.',
  });
  expect(shown(tell(ready(), { kind: 'logFailed', failure })).join('\n')).toMatch(
    /The system log does not accept lines/u,
  );
});

test('lines that nothing takes are not said to stand in a file', () => {
  const failure = { cause: 'no socket', kept: false };
  expect(logWarning(failure).advice).toBe(
    'Neither does /var/log/xsconsole.log: the lines are lost.',
  );
  expect(logFailureText(failure)).toBe(
    'The system log accepts no lines (no socket), and /var/log/xsconsole.log cannot be written: ' +
      'they are lost.',
  );
});
