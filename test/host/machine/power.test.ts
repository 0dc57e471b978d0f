import { power } from '../../support/host/host-calls.js';
import { makeStandIns, type StandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

/** Always: the real command would end the machine the test runs on. */
function standIn(body: string): StandIns {
  const folder = temporaryFolder();
  const made = makeStandIns(folder, ['shutdown'], { shutdown: body });
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  return made;
}

test.each([
  ['reboot', 'shutdown -r now', 'reboot -f'],
  ['shutdown', 'shutdown -h now', 'shutdown -h now'],
] as const)('%s is %s, and in a tree only named', async (action, command, named) => {
  const made = standIn('');
  expect(await power('/', action)).toEqual({ ok: true, value: { ran: true, command } });
  expect(await power(temporaryFolder(), action)).toEqual({
    ok: true,
    value: { ran: false, command: named },
  });
  expect(made.calls()).toEqual([command]);
});

test("a machine that will not, with the command's last words", async () => {
  standIn('echo first >&2; echo "Access denied" >&2; exit 1');
  expect(await power('/', 'reboot')).toEqual({
    ok: false,
    error: {
      code: 'rebootFailed',
      subject: 'shutdown -r now',
      cause: 'exit status 1: Access denied',
      retryable: true,
    },
  });
});
