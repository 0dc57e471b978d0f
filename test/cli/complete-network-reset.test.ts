import { completeNetworkResetCommand } from '../../src/cli/complete-network-reset-command.js';
import type { CompleteResetOptions } from '../../src/cli/complete-network-reset-options.js';
import { placeFrom } from '../../src/xenapi/index.js';
import { ok, type NamedXapi } from '../../src/model/index.js';
import type { StartupEvent, StartupError, StartupOutcome } from '../../src/reset/index.js';

const error: StartupError = {
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

const request = (where: string): NamedXapi => ({
  where,
  fingerprint: null,
  passwordFile: null,
  plainHttp: false,
});

/** Runs the command against a sequence that tells `events` and ends in `outcome`. */
async function run(
  args: readonly string[],
  events: readonly StartupEvent[] = [],
  outcome: StartupOutcome = { result: 'nothing' },
): Promise<Told> {
  async function* complete(): AsyncGenerator<StartupEvent, StartupOutcome> {
    await Promise.resolve();
    yield* events;
    return outcome;
  }
  const told = {
    out: new Array<string>(),
    err: new Array<string>(),
    asked: new Array<CompleteResetOptions>(),
  };
  const status = await completeNetworkResetCommand(
    args,
    { XSCONSOLE_ROOT: '/there' },
    {
      out: (...lines) => {
        told.out.push(...lines);
      },
      err: (line) => {
        told.err.push(line);
      },
    },
    {
      version: 'complete-network-reset 1.2.3',
      isThere: (root) => root === '/there',
      open: (options) => {
        const place = placeFrom(options.xapi?.where ?? '/xapi');
        if (!place.ok)
          return Promise.resolve({ ok: false, error: { kind: 'usage', code: place.error } });
        told.asked.push(options);
        return Promise.resolve(ok(complete()));
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
  [['--xapi', 'https://%@192.0.2.1']],
  [['--xapi', 'https://root:secret@192.0.2.1']],
  [['--fingerprint', 'AB']],
  [['--password-file', '/x']],
])('%j is wrong usage, in one line', async (args) => {
  const told = await run(args);
  expect([told.status, told.err.length, told.out, told.asked]).toEqual([2, 1, [], []]);
  expect(told.err[0]).toContain(args[0]);
});

test('every error of the command line is told at once', async () => {
  const told = await run(['foo', '--root=', '--plain-http', '--wait=1']);
  expect(told.err).toEqual([
    'complete-network-reset: "foo" is not an option.',
    'complete-network-reset: --wait takes no value: leave out the = and what follows.',
    'complete-network-reset: --root is empty: give a value, or leave the option out.',
    'complete-network-reset: --plain-http needs --xapi. Try complete-network-reset --help.',
  ]);
});

test('options may be cut short, and the root is an absolute path', async () => {
  expect((await run(['--r', '/there/../there', '--xa=/run/xapi', '--w'])).asked).toEqual([
    { root: '/there', xapi: request('/run/xapi'), wait: true },
  ]);
});

test('a root that is not there is named', async () => {
  expect(await run(['--root', '/gone'])).toMatchObject({
    status: 1,
    err: [
      'complete-network-reset: There is no folder /gone that this user can open: --root ' +
        'names the top of a ' +
        "host's file tree.",
    ],
    asked: [],
  });
});

test('nothing to do is no error; where XAPI listens is handed on', async () => {
  expect(await run(['--xapi', 'https://192.0.2.1'])).toMatchObject({
    status: 0,
    err: [],
    out: ['There is no trigger file: no network reset is waiting to be completed.'],
    asked: [{ root: '/there', xapi: request('https://192.0.2.1'), wait: false }],
  });
  expect((await run(['--xapi', '/run/xapi'])).asked).toEqual([
    { root: '/there', xapi: request('/run/xapi'), wait: false },
  ]);
  expect((await run(['--wait'])).asked).toEqual([{ root: '/there', xapi: null, wait: true }]);
});

test('an error is told on standard error, with its exit status', async () => {
  const told = await run(
    [],
    [{ kind: 'failed', error, attempt: 1, trigger: '/var/tmp/network-reset', setAside: false }],
    { result: 'failed', error },
  );
  expect([told.status, told.out, told.err.length]).toEqual([1, [], 1]);
  expect(told.err[0]).toContain('no network interface eth9');
});
