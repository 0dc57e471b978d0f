import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { programPath, runToEnd } from '../support/run/program.js';
import { temporaryFolder } from '../support/host/tree.js';
import { testWhere } from '../support/run/test-where.js';

/** Variables that act on Node before the first line of a program, and a file that one leaves. */
function poison(): { readonly env: Readonly<Record<string, string>>; readonly folder: string } {
  const folder = temporaryFolder();
  const evil = join(folder, 'evil.cjs');
  writeFileSync(evil, `require('node:fs').writeFileSync('${join(folder, 'came-in')}', '');`);
  return {
    folder,
    env: {
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
      NODE_OPTIONS: `--require ${evil}`,
      NODE_V8_COVERAGE: join(folder, 'coverage'),
      NODE_REDIRECT_WARNINGS: join(folder, 'warnings'),
      NODE_DEBUG: 'module',
      NODE_EXTRA_CA_CERTS: join(folder, 'gone'),
      OPENSSL_CONF: join(folder, 'gone'),
    },
  };
}

test.each([
  'xsconsole',
  'xe-reset-networking',
  'xapi-server',
  'complete-network-reset',
  'xsconsole-setup',
])('%s, as npm installs it, starts without them', async (name) => {
  const { folder, env } = poison();
  const { status, stdout, stderr } = await runToEnd(programPath(name), ['--version'], { env });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(name);
  expect(readdirSync(folder)).toEqual(['evil.cjs']);
});

const hasAssembler = ['/usr/bin/as', '/usr/bin/ld'].every((tool) => existsSync(tool));
testWhere(hasAssembler && process.arch === 'x64', 'binutils of x86-64 are not here')(
  'the launcher of the packages starts Node without them, and with everything else',
  async () => {
    const { folder, env } = poison();
    const launcher = join(temporaryFolder(), 'launch');
    const maker = pathToFileURL(resolve('scripts/package/launcher.mjs')).href;
    execFileSync(process.execPath, [
      ...['--input-type=module', '--eval'],
      `import { putLauncher } from '${maker}'; putLauncher('${launcher}', '${process.execPath}');`,
    ]);
    const { status, stdout, stderr } = await runToEnd(
      launcher,
      ['--print', 'JSON.stringify({ env: process.env, args: process.argv.slice(1) })', 'a b', ''],
      {
        env: {
          ...env,
          LD_AUDIT: '/gone.so',
          LD_PRELOAD: '',
          GLIBC_TUNABLES: 'glibc.malloc.check=3',
          NODES: 'kept',
          LD: 'kept',
          EMPTY: '',
        },
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(folder)).toEqual(['evil.cjs']);
    expect(JSON.parse(stdout)).toMatchObject({
      args: ['a b', ''],
      env: { NODES: 'kept', LD: 'kept', EMPTY: '', PATH: env['PATH'] },
    });
    expect(stdout).not.toMatch(/"(?:NODE_|LD_|OPENSSL_|SSL_|GLIBC_)/u);
  },
);
