import { existsSync, lstatSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openTree, treeBackup } from '../../../src/host/index.js';
import type { BackupPort, BackupSchedule } from '../../../src/model/index.js';
import { textAt } from '../../support/host/host-tree.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const job = 'opt/xensource/libexec/backup-metadata-cron';
const all: readonly BackupSchedule[] = ['daily', 'weekly', 'monthly', 'off'];

async function host(
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly root: string; readonly backup: BackupPort }> {
  const root = temporaryFolder();
  writeTree(root, files);
  return { root, backup: treeBackup(await openTree(root)) };
}

/** Which of the two files of each frequency are there. */
const there = (root: string): readonly string[] =>
  ['daily', 'weekly', 'monthly'].flatMap((when) =>
    ['backup-metadata', 'xsconsole-pool-backup']
      .map((name) => `${when}/${name}`)
      .filter((name) => lstatSync(join(root, 'etc', `cron.${name}`), { throwIfNoEntry: false })),
  );

test("without the host's own job the schedule is a script of ours, and only one", async () => {
  const { root, backup } = await host();
  for (const when of [...all, 'daily'] as const) {
    expect(await backup.setSchedule(when)).toEqual({ ok: true });
    expect(await backup.schedule()).toEqual({ when, maker: 'console', metadataTools: false });
    expect(there(root)).toEqual(when === 'off' ? [] : [`${when}/xsconsole-pool-backup`]);
  }
  const path = 'etc/cron.daily/xsconsole-pool-backup';
  expect(textAt(root, path)).toContain('xe pool-dump-database');
  expect(lstatSync(join(root, path)).mode & 0o777).toBe(0o755);
});

test("the host's own job is linked where the original links it, and is never removed itself", async () => {
  const { root, backup } = await host({ [job]: '#!/bin/bash\n' });
  for (const when of [...all, 'weekly'] as const) {
    expect(await backup.setSchedule(when)).toEqual({ ok: true });
    expect(await backup.schedule()).toMatchObject({ when, maker: 'host' });
    expect(there(root)).toEqual(when === 'off' ? [] : [`${when}/backup-metadata`]);
    expect(existsSync(join(root, job))).toBe(true);
  }
  expect(readlinkSync(join(root, 'etc/cron.weekly/backup-metadata'))).toBe(`/${job}`);
});

test('what the original console has set is seen and replaced, and so is a script of ours', async () => {
  const { root, backup } = await host({
    [job]: '#!/bin/bash\n',
    'etc/cron.weekly/xsconsole-pool-backup': '#!/bin/sh\n',
    'etc/cron.monthly/0hourly': '',
  });
  expect(await backup.schedule()).toMatchObject({ when: 'weekly', maker: 'host' });
  symlinkSync(`/${job}`, join(root, 'etc/cron.monthly/backup-metadata'));
  expect(await backup.schedule()).toMatchObject({ when: 'monthly' });
  expect(await backup.setSchedule('daily')).toEqual({ ok: true });
  expect(there(root)).toEqual(['daily/backup-metadata']);
});
