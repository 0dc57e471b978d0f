import { setClock } from '../../support/host/host-calls.js';
import { makeStandIns, type StandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

/** Always: the real commands would set the clock of the machine the test runs on. */
function standIn(bodies: Readonly<Record<string, string>> = {}): StandIns {
  const folder = temporaryFolder();
  const made = makeStandIns(folder, ['date', 'hwclock'], bodies);
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  return made;
}

test('sets the clock and then the hardware clock; in a tree nothing is called', async () => {
  const made = standIn();
  expect(await setClock(temporaryFolder(), '2026-11-22 15:04:05')).toEqual({
    ok: true,
    value: { ran: false, command: 'date -s 2026-11-22 15:04:05' },
  });
  expect(made.calls()).toEqual([]);
  expect(await setClock('/', '2026-11-22 15:04:05')).toEqual({
    ok: true,
    value: { ran: true, command: 'date -s 2026-11-22 15:04:05' },
  });
  expect(made.calls()).toEqual(['date -s 2026-11-22 15:04:05', 'hwclock --systohc']);
});

test(
  'a clock that cannot be set is told in the words of the command, and the hardware clock is ' +
    'left alone',
  async () => {
    const made = standIn({
      date: 'echo "date: cannot set date: Operation not permitted" >&2; exit 1',
    });
    expect(await setClock('/', '2026-11-22 15:04:05')).toMatchObject({
      ok: false,
      error: {
        code: 'commandFailed',
        cause: 'exit status 1: date: cannot set date: Operation not permitted',
      },
    });
    expect(made.calls()).toHaveLength(1);
  },
);
