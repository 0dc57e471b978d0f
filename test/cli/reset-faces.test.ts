import { hostTree, lines } from '../support/host/host-reset.js';
import { snapshot } from '../support/host/host-tree.js';
import { runProgram, type ProgramEnd } from '../support/run/program.js';

/** The program itself: only a process shows what goes to which output, and its exit status. */
const reset = (root: string, args: readonly string[], input = ''): Promise<ProgramEnd> =>
  runProgram('xe-reset-networking', ['--root', root, ...args], { input });

describe('faces', () => {
  test('a dry run shows steps and files and changes nothing', async () => {
    const root = hostTree();
    const before = snapshot(root);
    const { status, stdout, stderr } = await reset(root, ['--dry-run', '--device', 'eth1']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain("  - MANAGEMENT_INTERFACE='xenbr0'\n");
    expect(stdout).toContain("  + MANAGEMENT_INTERFACE='xenbr1'\n");
    expect(stdout).toContain('/var/lib/xcp/networkd.db (removed)');
    expect(snapshot(root)).toEqual(before);
  });

  test('a dry run as JSON is one document', async () => {
    const document: unknown = JSON.parse((await reset(hostTree(), ['--dry-run', '--json'])).stdout);
    expect(document).toMatchObject({ result: 'planned', plan: { request: { device: 'eth0' } } });
  });

  test('a run as JSON is lines of events and nothing else', async () => {
    const { status, stdout, stderr } = await reset(hostTree(), ['--json'], 'yes\n');
    const kinds = lines(stdout)
      .map((line): unknown => JSON.parse(line))
      .map((line) =>
        typeof line === 'object' && line !== null && 'kind' in line ? line.kind : line,
      );
    expect(status).toBe(0);
    expect(kinds[0]).toBe('plan');
    expect(kinds.at(-1)).toBe('ended');
    expect(new Set(kinds.slice(1, -1))).toEqual(new Set(['event']));
    expect(stderr).toContain('Type yes to continue: ');
  });

  test('refused values as JSON', async () => {
    const { status, stdout } = await reset(hostTree(), ['--json', '--vlan', 'x']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      result: 'refused',
      issues: [{ code: 'vlan.invalid', path: 'vlan' }],
    });
  });

  test('a wrong command line', async () => {
    const { status, stdout, stderr } = await reset(hostTree(), ['--vlan', '1', '--novlan']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--vlan and --novlan');
  });

  test('--help and --version', async () => {
    const help = await runProgram('xe-reset-networking', ['--help']);
    expect([help.status, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('Exit status: 0 done');
    expect((await runProgram('xe-reset-networking', ['--version'])).stdout).toMatch(
      /^xe-reset-networking \d/,
    );
  });
});
