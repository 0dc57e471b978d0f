import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostTree, inventory, lines, reset } from '../support/host/host-reset.js';
import { hostFiles, snapshot, textAt } from '../support/host/host-tree.js';

describe('afterwards', () => {
  test('--status, --undo and --status again', async () => {
    const root = hostTree();
    expect((await reset(root, ['--status'])).stdout).toBe(
      'No Emergency Network Reset of this host is on record.\n',
    );
    const before = snapshot(root);
    await reset(root, ['--yes', '--device', 'eth1', '--reason', 'switch died']);
    const told = (await reset(root, ['--status'])).stdout;
    expect(told).toContain('because: switch died');
    expect(told).toContain('Reboot this host');
    const undone = await reset(root, ['--undo', '--yes']);
    expect([undone.status, undone.stderr]).toEqual([0, '']);
    for (const path of Object.keys(hostFiles))
      expect([path, textAt(root, path)]).toEqual([path, hostFiles[path]]);
    expect(snapshot(root)).toMatchObject(before);
    expect(textAt(root, 'var/tmp/network-reset')).toBeNull();
    expect((await reset(root, ['--status'])).stdout).toContain('It was undone');
  });

  test('--undo asks when somebody else has changed a file since', async () => {
    const root = hostTree();
    await reset(root, ['--yes']);
    writeFileSync(join(root, 'etc/xensource/pool.conf'), 'slave:10.0.0.1');
    writeFileSync(join(root, 'etc/firstboot.d/data/management.conf'), 'LABEL=mine\n');
    const refused = await reset(root, ['--undo'], 'no\n');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('/etc/firstboot.d/data/management.conf');
    expect(textAt(root, 'etc/firstboot.d/data/management.conf')).toBe('LABEL=mine\n');
    expect((await reset(root, ['--undo'], 'yes\n')).status).toBe(0);
    expect(textAt(root, 'etc/firstboot.d/data/management.conf')).toBe(
      hostFiles['etc/firstboot.d/data/management.conf'],
    );
  });

  test(
    '--undo after the reboot: the host has taken the trigger, so its old files would not ' +
      'bring it back: refused, with the reset that does',
    async () => {
      const root = hostTree();
      await reset(root, ['--yes', '--device', 'eth1']);
      rmSync(join(root, 'var/tmp/network-reset'));
      writeFileSync(join(root, 'var/lib/xcp/networkd.db'), '{"made":"at the start"}');
      expect((await reset(root, ['--status'])).stdout).toMatch(/has started since|completed/);
      expect((await reset(root, ['--resume'])).stdout).toContain('nothing to continue');
      const inventoryNow = textAt(root, 'etc/xensource-inventory');
      const undone = await reset(root, ['--undo']);
      expect([undone.status, undone.stdout]).toEqual([1, '']);
      expect(undone.stderr).toMatch(
        /A reset with the former values does that: xe-reset-networking --device=/u,
      );
      expect(textAt(root, 'etc/xensource-inventory')).toBe(inventoryNow);
    },
  );

  test('a torn inventory after a reset: the error names --undo first, and --undo heals it', async () => {
    const root = hostTree();
    await reset(root, ['--yes']);
    writeFileSync(join(root, 'etc/xensource-inventory'), '');
    const refused = await reset(root, ['--yes']);
    expect([refused.status, lines(refused.stderr)[0]]).toEqual([
      1,
      expect.stringMatching(
        /lacks INSTALLATION_UUID, CONTROL_DOMAIN_UUID.*xe-reset-networking --undo puts back.*\/var\/lib\/xsconsole\/reset\/undo.*backup/,
      ),
    ]);
    expect(textAt(root, 'etc/xensource-inventory')).toBe('');
    expect((await reset(root, ['--undo'])).status).toBe(1);
    const unasked = await reset(root, ['--undo', '--yes'], 'yes\n');
    expect([unasked.status, lines(unasked.stderr)]).toEqual([
      1,
      [expect.stringMatching(/etc\/xensource-inventory.*--undo --force/)],
    ]);
    expect((await reset(root, ['--undo', '--force', '--yes'])).status).toBe(0);
    expect(textAt(root, 'etc/xensource-inventory')).toBe(inventory);
  });

  test("the original's hook skips the question of --undo, but agrees to no loss of others' work", async () => {
    const root = hostTree({ 'tmp/fist_network_reset_no_warning': '' });
    await reset(root, ['--yes']);
    writeFileSync(join(root, 'etc/xensource-inventory'), '');
    const { status, stderr } = await reset(root, ['--undo']);
    expect([status, stderr]).toEqual([1, expect.stringContaining('--undo --force')]);
    expect(textAt(root, 'etc/xensource-inventory')).toBe('');
  });

  test('--status --json is one document without the texts of the files', async () => {
    const root = hostTree();
    await reset(root, ['--yes']);
    const document: unknown = JSON.parse((await reset(root, ['--status', '--json'])).stdout);
    expect(document).toMatchObject({
      running: null,
      latest: { state: 'awaitingReboot' },
      damagedLines: [],
    });
    expect(JSON.stringify(document)).not.toContain('"basis"');
  });

  test('nothing to resume, nothing to undo', async () => {
    const root = hostTree();
    expect((await reset(root, ['--resume'])).stdout).toContain('nothing to continue');
    expect((await reset(root, ['--undo'])).stdout).toContain('nothing to undo');
  });
});
