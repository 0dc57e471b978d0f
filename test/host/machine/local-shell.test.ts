import { execFileSync } from 'node:child_process';
import { systemCommands } from '../../../src/host/index.js';
import { localShell } from '../../../src/host/machine/local-shell.js';
import { embeddedAt } from '../../support/host/hosts.js';
import { temporaryFolder } from '../../support/host/tree.js';

test('a login shell in a clean environment, with the time after which it ends', async () => {
  const call = await localShell(systemCommands, 5, {
    TERM: 'vt220',
    LANG: 'C.UTF-8',
    LC_ALL: 'C',
    NODE_OPTIONS: '--inspect',
    LD_PRELOAD: '/tmp/evil.so',
    PASSWORD: 'secret',
    BASH_ENV: '/tmp/x',
    EMPTY: undefined,
  });
  if (call === null) throw new Error('no shell on this machine');
  expect(call.environment).toMatchObject({
    TERM: 'vt220',
    LANG: 'C.UTF-8',
    LC_ALL: 'C',
    TMOUT: '300',
    SHELL: call.program,
  });
  expect(Object.keys(call.environment).sort()).toEqual([
    'HOME',
    'LANG',
    'LC_ALL',
    'LOGNAME',
    'PATH',
    'SHELL',
    'TERM',
    'TMOUT',
    'USER',
  ]);
  expect(
    execFileSync(call.program, ['-c', 'echo $TMOUT'], {
      env: { ...call.environment },
      encoding: 'utf8',
    }),
  ).toBe('300\n');
});

test('in a tree there is no shell: it would be the one of this machine', async () => {
  expect(await (await embeddedAt(temporaryFolder())).shell(5)).toMatchObject({
    ok: false,
    error: { code: 'notHere' },
  });
});
