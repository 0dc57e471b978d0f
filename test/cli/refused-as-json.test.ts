import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setupCommand } from '../../src/cli/xsconsole-setup-command.js';
import { coordinator, hostTree, lines, reset } from '../support/host/host-reset.js';
import { runHere } from '../support/host/run-here.js';

const hook = 'tmp/fist_network_reset_no_warning';

/** A host that has started after a reset. */
async function startedHost(): Promise<string> {
  const root = hostTree();
  await reset(root, ['--yes', '--device', 'eth1']);
  rmSync(join(root, 'var/tmp/network-reset'));
  return root;
}

/** A host with a line in its journal that ends the journal for everybody. */
const withBadJournal = (): string => hostTree({ 'var/lib/xsconsole/reset/journal/x': '' });

describe('a refusal is a document for a script, with the words of the line', () => {
  test.each<[string[], () => string | Promise<string>]>([
    [['--rebuild'], hostTree],
    [['--rebuild', '--dry-run'], hostTree],
    [['--status'], withBadJournal],
    [['--confirm'], hostTree],
    [['--undo', '--yes'], startedHost],
    [['--rehearse', '--database', '/no/such/file'], hostTree],
    [['--playbook'], () => hostTree({ 'etc/xensource/pool.conf': 'slave:10.0.0.1' })],
    [['--become-coordinator', '--yes'], () => hostTree(coordinator)],
    [['--status'], () => '/no/such/tree'],
  ])('%j', async (words, where) => {
    const ended = await reset(await where(), [...words, '--json']);
    const last: unknown = JSON.parse(lines(ended.stdout).at(-1) ?? '');
    expect([ended.status, last]).toEqual([
      1,
      { result: 'refused', reason: ended.stderr.trimEnd() },
    ]);
  });

  test('a XenAPI that is not used', async () => {
    const ended = await reset(hostTree(), ['--status', '--json', '--xapi', 'https://a:b@c']);
    expect([ended.status, JSON.parse(ended.stdout)]).toEqual([
      2,
      { result: 'refused', reason: lines(ended.stderr)[0] },
    ]);
  });

  test('a wrong temporary address, with what is wrong and not only the hint', async () => {
    const words = ['--temporary-address', '192.0.2.1/33', '--device', 'eth1', '--json'];
    const ended = await reset(hostTree(), words);
    expect([ended.status, JSON.parse(ended.stdout)]).toEqual([
      1,
      { result: 'refused', reason: lines(ended.stderr)[0], findings: [] },
    ]);
    expect(ended.stderr).toContain('192.0.2.1/33');
  });

  test.each<[string[], object]>([
    [
      ['--bogus'],
      { problems: [{ code: 'option.unknown', option: '--bogus' }], issues: [], hazards: [] },
    ],
    [
      ['--probe', '--vlan', 'x'],
      { problems: [], issues: [{ code: 'vlan.invalid', path: 'vlan' }], hazards: [] },
    ],
    [
      ['--yes', '--vlan', 'x'],
      { problems: [], issues: [{ code: 'vlan.invalid', path: 'vlan' }], hazards: [] },
    ],
    [
      ['--apply', '/no/such/plan'],
      { problems: [], issues: [], hazards: [], changes: [], sentences: [expect.any(String)] },
    ],
    [['--coordinator-address', '%'], {}],
  ])('%j', async (words, document) => {
    const ended = await reset(hostTree(), [...words, '--json']);
    expect(ended.status).toBeGreaterThan(0);
    const [reason] = lines(ended.stderr);
    expect(JSON.parse(ended.stdout)).toMatchObject({ result: 'refused', reason, ...document });
  });
});

describe('xsconsole-setup', () => {
  const setup = (...words: readonly string[]): ReturnType<typeof runHere> =>
    runHere((io) => setupCommand(words, {}, io, 'xsconsole-setup'));

  test('a root that is not there', async () => {
    const ended = await setup('--check', '--json', '--root', '/no/such/tree');
    expect([ended.status, JSON.parse(ended.stdout)]).toEqual([
      1,
      { result: 'refused', reason: ended.stderr.trimEnd() },
    ]);
  });

  test('a wrong command line', async () => {
    const ended = await setup('--check', '--json', '--root', '');
    expect([ended.status, JSON.parse(ended.stdout)]).toEqual([
      2,
      {
        result: 'refused',
        reason: '--root is empty: give a value, or leave the option out.',
        problems: [{ code: 'value.empty', option: '--root' }],
      },
    ]);
  });
});

describe('an answer that is not yes', () => {
  test.each([[['--become-coordinator']], [['--coordinator-address', '10.0.0.9', '--force']], [[]]])(
    '%j',
    async (words) => {
      const ended = await reset(hostTree({ 'etc/xensource/pool.conf': 'slave:10.0.0.1' }), [
        ...words,
        '--json',
      ]);
      expect([ended.status, ended.stdout]).toEqual([1, '{"result":"cancelled"}\n']);
      expect(ended.stderr).toContain('That was not "yes". Nothing was changed.');
    },
  );

  test("the original's hook is for resets: who becomes the coordinator is asked", async () => {
    const root = hostTree({ 'etc/xensource/pool.conf': 'slave:10.0.0.1', [hook]: '' });
    expect((await reset(root, ['--become-coordinator'])).status).toBe(1);
    expect((await reset(root, ['--become-coordinator', '--yes'])).status).toBe(0);
  });
});
