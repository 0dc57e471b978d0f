import { existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { commandsIn, lastWords, systemCommands } from '../../../src/host/machine/commands.js';
import { writeProgram } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

const long = 60_000;

test('status, output and what went to stderr are caught apart', async () => {
  const program = join(temporaryFolder(), 'speaker');
  writeProgram(program, 'echo said; echo complained >&2; exit 3');
  expect(await systemCommands.run({ program, args: [], limitMs: long })).toEqual({
    ok: true,
    value: { status: 3, signal: null, stdout: 'said\n', stderr: 'complained\n' },
  });
});

test('arguments arrive as they are, input is at its end, words are in English', async () => {
  const program = join(temporaryFolder(), 'echo-back');
  writeProgram(program, 'printf "%s|" "$@" "$LC_ALL" "$(cat)"');
  expect(
    await systemCommands.run({ program, args: ['a b', '$(x)', "'"], limitMs: long }),
  ).toMatchObject({
    value: { stdout: "a b|$(x)|'|C||" },
  });
});

test('a signal is told as a shell tells it', async () => {
  const program = join(temporaryFolder(), 'killed');
  writeProgram(program, 'kill -TERM $$');
  expect(await systemCommands.run({ program, args: [], limitMs: long })).toMatchObject({
    value: { status: 143, signal: 'SIGTERM' },
  });
});

/** What real programs write: util-linux 2.38, systemd 252, Python 3, xe. */
test.each<[string, string]>([
  [
    'mount: /mnt: special device /dev/nonexist does not exist.\n' +
      '       dmesg(1) may have more information after failed mount system call.\n',
    'mount: /mnt: special device /dev/nonexist does not exist.',
  ],
  [
    "mount: unrecognized option '--foo'\nTry 'mount --help' for more information.\n",
    "mount: unrecognized option '--foo'",
  ],
  [
    'Job for xapi.service failed because the control process exited with error code.\n' +
      'See "systemctl status xapi.service" and "journalctl -xeu xapi.service" for details.\n',
    'Job for xapi.service failed because the control process exited with error code.',
  ],
  [
    "System has not been booted with systemd as init system (PID 1). Can't operate.\n" +
      'Failed to connect to bus: Host is down\n',
    'Failed to connect to bus: Host is down',
  ],
  [
    'Traceback (most recent call last):\n  File "x.py", line 1, in <module>\n    1/0\n' +
      'ZeroDivisionError: division by zero\n',
    'ZeroDivisionError: division by zero',
  ],
  ["Try 'x --help'.\n", "Try 'x --help'."],
])('of %j the line that says what went wrong is kept', (stderr, kept) => {
  expect(lastWords({ stdout: 'said', stderr })).toBe(kept);
});

test('the words of the real mount', async () => {
  const command = { program: 'mount', args: ['--no-such-option'], limitMs: long };
  const run = await systemCommands.run(command);
  expect(run.ok ? lastWords(run.value) : '').toContain('--no-such-option');
  expect(run.ok ? lastWords(run.value) : '').not.toContain('more information');
});

test('the limit ends the command and its children', async () => {
  const folder = temporaryFolder();
  const program = join(folder, 'hanger');
  writeProgram(
    program,
    `mkfifo ${folder}/never; (echo $BASHPID$$ > ${folder}/started; read x < ` +
      `${folder}/never) & read x < ${folder}/never`,
  );
  const run = await systemCommands.run({ program, args: [], limitMs: 300 });
  expect(run).toMatchObject({
    ok: false,
    error: { code: 'timedOut', subject: program, cause: 'no end after 0.3 s' },
  });
});

test('the input arrives whole, and a command that does not want it is not hurt', async () => {
  const folder = temporaryFolder();
  writeProgram(join(folder, 'reader'), 'cat');
  writeProgram(join(folder, 'deaf'), 'exec <&-; echo fine');
  const input = 'x'.repeat(200_000);
  expect(
    await systemCommands.run({
      program: join(folder, 'reader'),
      args: [],
      limitMs: long,
      input: 'a\0b',
    }),
  ).toMatchObject({ value: { stdout: 'a\0b' } });
  expect(
    await systemCommands.run({ program: join(folder, 'deaf'), args: [], limitMs: long, input }),
  ).toMatchObject({ value: { status: 0, stdout: 'fine\n' } });
});

test('its signal ends a command at once, and one that has gone before starts nothing', async () => {
  const folder = temporaryFolder();
  const stop = new AbortController();
  writeProgram(join(folder, 'hanger'), `mkfifo ${folder}/never; read x < ${folder}/never`);
  const watcher = watch(folder, (_, name) => {
    if (name === 'never') stop.abort();
  });
  const command = { program: join(folder, 'hanger'), args: [], limitMs: long, signal: stop.signal };
  expect(await systemCommands.run(command)).toMatchObject({
    ok: false,
    error: { code: 'commandFailed', cause: 'cancelled' },
  });
  watcher.close();
  writeProgram(join(folder, 'hanger'), `touch ${folder}/started`);
  expect(await systemCommands.run(command)).toMatchObject({
    ok: false,
    error: { code: 'commandFailed', cause: 'cancelled' },
  });
  expect(existsSync(join(folder, 'started'))).toBe(false);
});

test('a daemon left behind with the pipes open does not hold the caller', async () => {
  const folder = temporaryFolder();
  const program = join(folder, 'starter');
  writeProgram(program, `sleep 300 & echo $! > ${folder}/daemon; echo started`);
  expect(await systemCommands.run({ program, args: [], limitMs: long })).toMatchObject({
    value: { status: 0, stdout: 'started\n' },
  });
  process.kill(Number(readFileSync(join(folder, 'daemon'), 'utf8')));
});

test('a long output is whole, and of one that never ends no part is taken for the whole', async () => {
  const folder = temporaryFolder();
  const talker = (bytes: number): string => {
    const program = join(folder, `talker-${bytes}`);
    writeProgram(program, `head -c ${bytes} /dev/zero | tr '\\0' x; touch ${program}.ended`);
    return program;
  };
  const [long1, long2] = [talker(2_000_000), talker(20_000_000)];
  const run = await systemCommands.run({ program: long1, args: [], limitMs: long });
  expect(run.ok ? run.value.stdout.length : 0).toBe(2_000_000);
  expect(await systemCommands.run({ program: long2, args: [], limitMs: long })).toMatchObject({
    error: { code: 'commandFailed', cause: 'it printed more than 8 MiB' },
  });
  expect(existsSync(`${long2}.ended`)).toBe(true);
});

test('what is nowhere is absent; what cannot be started says why', async () => {
  expect(
    await systemCommands.run({ program: 'no-such-command-anywhere', args: [], limitMs: long }),
  ).toMatchObject({ error: { code: 'commandAbsent', subject: 'no-such-command-anywhere' } });
  const garbage = join(temporaryFolder(), 'garbage');
  writeProgram(garbage, '', '#!/no/such/interpreter\n');
  expect(await systemCommands.run({ program: garbage, args: [], limitMs: long })).toMatchObject({
    ok: false,
    error: { code: 'ioError' },
  });
});

test(
  "programs are found in the system's folders alone, whatever PATH says, and with a small " +
    'environment',
  async () => {
    const folder = temporaryFolder();
    writeProgram(join(folder, 'env'), 'echo planted');
    writeProgram(join(folder, 'only-here'), '');
    const before = process.env;
    try {
      process.env = {
        PATH: `.:bin:${folder}`,
        LD_AUDIT: 'x',
        PYTHONPATH: folder,
        NODE_OPTIONS: '--no-warnings',
        LANG: 'de_DE.UTF-8',
        HTTP_PROXY: 'http://evil',
      };
      expect(await systemCommands.find('only-here')).toBeNull();
      const run = await systemCommands.run({ program: 'env', args: [], limitMs: long });
      expect(run.ok ? run.value.stdout.trim().split('\n').sort() : []).toEqual([
        'HOME=/',
        'LC_ALL=C',
        'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
      ]);
    } finally {
      process.env = before;
    }
  },
);

test('the first folder that has a program counts', async () => {
  const folder = temporaryFolder();
  writeProgram(join(folder, 'mount'), '');
  const found = await commandsIn([folder, '/usr/bin', '/bin']).find('sh');
  expect(found === null ? false : existsSync(found)).toBe(true);
  expect(await commandsIn([folder, '/bin']).find('mount')).toBe(join(folder, 'mount'));
});
