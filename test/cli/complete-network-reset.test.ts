import {
  completeNetworkResetCommand,
  type CompleteResetOptions,
} from '../../src/cli/complete-network-reset-command.js';
import { targetFrom } from '../../src/xenapi/index.js';
import type { StartupEvent, StartupFailure, StartupOutcome } from '../../src/reset/index.js';

const failure: StartupFailure = {
  code: 'device.absent',
  step: 'readTrigger',
  subject: 'eth9',
  detail: 'eth0, eth1',
  issues: [],
  wiped: false,
};

interface Told {
  readonly status: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
  readonly asked: readonly CompleteResetOptions[];
}

/** Runs the command against a sequence that tells `events` and ends in `outcome`. */
async function run(
  args: readonly string[],
  events: readonly StartupEvent[] = [],
  outcome: StartupOutcome = { result: 'nothing' },
): Promise<Told> {
  const told = {
    out: new Array<string>(),
    err: new Array<string>(),
    asked: new Array<CompleteResetOptions>(),
  };
  const status = await completeNetworkResetCommand(
    args,
    { XSCONSOLE_ROOT: '/there' },
    {
      out: (line) => {
        told.out.push(line);
      },
      err: (line) => {
        told.err.push(line);
      },
    },
    {
      version: 'complete-network-reset 1.2.3',
      isThere: (root) => root === '/there',
      isXapi: (text) => targetFrom(text) !== null,
      async *complete(options) {
        told.asked.push(options);
        await Promise.resolve();
        yield* events;
        return outcome;
      },
    },
  );
  return { status, ...told };
}

test('help and version are answered without looking at any host', async () => {
  expect(await run(['--version', '--root', '/gone'])).toMatchObject({
    status: 0,
    out: ['complete-network-reset 1.2.3'],
    err: [],
    asked: [],
  });
  const help = await run(['--help']);
  expect([help.status, help.out[0], help.asked]).toEqual([
    0,
    'Usage: complete-network-reset [--root DIR] [--xapi SOCKET|URL] [--wait]',
    [],
  ]);
});

test.each([
  [['--now']],
  [['eth0']],
  [['--root']],
  [['--xapi', '']],
  [['--xapi', 'ftp://192.0.2.1']],
  [['--xapi', 'http://']],
  [['--xapi', 'https://root:%@192.0.2.1']],
])('%j is wrong usage, in one line', async (args) => {
  const told = await run(args);
  expect([told.status, told.err.length, told.out, told.asked]).toEqual([2, 1, [], []]);
  expect(told.err[0]).toContain(args[0]);
});

test('a root that is not there is named', async () => {
  expect(await run(['--root', '/gone'])).toMatchObject({
    status: 1,
    err: ['--root: there is no folder /gone.'],
    asked: [],
  });
});

test('nothing to do is no failure; where XAPI listens is handed on', async () => {
  expect(await run(['--xapi', 'https://192.0.2.1'])).toMatchObject({
    status: 0,
    err: [],
    out: ['There is no trigger file: no network reset is waiting to be completed.'],
    asked: [{ root: '/there', xapi: 'https://192.0.2.1', wait: false }],
  });
  expect((await run(['--xapi', '/run/xapi'])).asked).toEqual([
    { root: '/there', xapi: '/run/xapi', wait: false },
  ]);
  expect((await run(['--wait'])).asked).toEqual([{ root: '/there', xapi: null, wait: true }]);
});

test('a failure is told on standard error, with its exit status', async () => {
  const told = await run(
    [],
    [{ kind: 'failed', failure, attempt: 1, trigger: '/var/tmp/network-reset', setAside: false }],
    { result: 'failed', failure },
  );
  expect([told.status, told.out, told.err.length]).toEqual([1, [], 1]);
  expect(told.err[0]).toContain('no network interface eth9');
});
