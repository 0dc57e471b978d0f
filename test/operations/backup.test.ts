import {
  backupName,
  compareBackup,
  isBackup,
  keepBackup,
  readBackups,
} from '../../src/operations/index.js';
import { openTree, treeBackup } from '../../src/host/index.js';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { merge, pool, poolFile } from '../xapi/pool-file.js';

const hostOf = (files: Awaited<ReturnType<typeof openTree>>) => ({
  files,
  backup: treeBackup(files),
});

async function onTree(
  body: (files: Awaited<ReturnType<typeof openTree>>, root: string) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'backup-'));
  try {
    await body(await openTree(root), root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('a backup is written for root only, read back, and listed with its time', async () => {
  await onTree(async (files, root) => {
    expect(await readBackups(hostOf(files))).toEqual({
      known: true,
      value: { backups: [], schedule: 'off', maker: 'console', metadataTools: false },
    });
    const now = new Date('2026-01-02T03:04:05.678Z');
    const path = '/var/lib/xsconsole/backups/pool-2026-01-02T030405Z.xml';
    expect(await keepBackup(files, backupName(now), '<database></database>')).toEqual({
      ok: true,
      value: path,
    });
    expect(statSync(join(root, path)).mode & 0o777).toBe(0o600);
    expect(await readBackups(hostOf(files))).toMatchObject({
      value: { backups: [{ path, name: 'pool-2026-01-02T030405Z.xml' }] },
    });
  });
});

test('a restore is compared by uuid: what is lost, and what comes back', () => {
  const before = merge(pool(), {
    VM: { old: { name__label: 'old VM' }, form: { name__label: 'form', is_a_template: 'true' } },
  });
  const now = merge(pool(), {
    VM: { new: { name__label: 'new VM' }, dom0: { is_control_domain: 'true' } },
    SR: { sr: { name__label: 'new SR' } },
  });
  const compared = compareBackup(poolFile(before), poolFile(now));
  if (!compared.ok) throw new Error(compared.error);
  expect(compared.value.lost).toEqual({ VM: ['new VM'], SR: ['new SR'], network: [], host: [] });
  expect(compared.value.back).toEqual({ VM: ['old VM'], SR: [], network: [], host: [] });
  expect(compareBackup('<database', poolFile(now))).toMatchObject({ ok: false });
});

test('a database of more than a megabyte is kept and read back too', async () => {
  await onTree(async (files) => {
    const database = `<database>${'x'.repeat(2 * 1024 * 1024)}</database>`;
    const kept = await keepBackup(files, 'pool-1.xml', database);
    expect(kept).toMatchObject({ ok: true });
  });
});

test('only a pool database is a backup', () => {
  expect(isBackup(poolFile(pool()))).toBe(true);
  expect(['', 'text', '<html></html>', '<database></database>'].map(isBackup)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
