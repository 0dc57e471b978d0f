import { hostTree, lines, reset } from '../support/host/host-reset.js';
import { snapshot, textAt } from '../support/host/host-tree.js';

describe('the question', () => {
  test('exactly yes goes on', async () => {
    const root = hostTree();
    const { status, stdout } = await reset(root, ['--device', 'eth1'], 'yes\n');
    expect(status).toBe(0);
    expect(stdout).toContain('Type yes to continue: ');
    expect(textAt(root, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
  });

  test.each([
    ['', 'the end of input'],
    ['y\n', ''],
    ['YES\n', ''],
    [' yes\n', ''],
    ['yes \n', ''],
    ['yes\r\n', ''],
    ['no\n', ''],
    ['\nyes\n', 'an empty line first'],
  ])('%j changes nothing %s', async (input) => {
    const root = hostTree();
    const before = snapshot(root);
    const { status, stderr } = await reset(root, [], input);
    expect(status).toBe(1);
    expect(lines(stderr)).toEqual(['That was not "yes". Nothing was changed.']);
    expect(snapshot(root)).toEqual(before);
  });

  test('with --json the answer that is not yes is a document too', async () => {
    const { status, stdout } = await reset(hostTree(), ['--json'], 'no\n');
    expect([status, stdout]).toEqual([1, '{"result":"cancelled"}\n']);
  });

  test("the original's hook skips it", async () => {
    const root = hostTree({ 'tmp/fist_network_reset_no_warning': '' });
    expect((await reset(root, [])).status).toBe(0);
    expect(textAt(root, 'var/tmp/network-reset')).not.toBeNull();
  });
});
