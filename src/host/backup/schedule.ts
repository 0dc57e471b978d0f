import { ok, type BackupPort, type BackupSchedule } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';

/** The host's own job: it runs xe-backup-metadata on the coordinator. */
const hostJob = '/opt/xensource/libexec/backup-metadata-cron';
const frequencies = ['daily', 'weekly', 'monthly'] as const;
type Frequency = (typeof frequencies)[number];

/** The original console links the job there, so that each console sees what the other has set. */
const linkOf = (when: Frequency): string => `/etc/cron.${when}/backup-metadata`;
const scriptOf = (when: Frequency): string => `/etc/cron.${when}/xsconsole-pool-backup`;

/** A daily backup has a file for each day of the week. */
const fileOf = {
  daily: 'scheduled-$(date +%u)',
  weekly: 'scheduled',
  monthly: 'scheduled-monthly',
};

/** A new backup is in place only when it is whole. */
const scriptFor = (when: Frequency): string => `#!/bin/sh
# Made by xsconsole (Backup and Restore): backs up the pool database.
umask 077
mkdir -p /var/lib/xsconsole/backups
to=/var/lib/xsconsole/backups/${fileOf[when]}.xml
rm -f "$to.new"
xe pool-dump-database file-name="$to.new" && mv -f "$to.new" "$to"
`;

async function firstOf(
  files: HostTree,
  pathOf: (when: Frequency) => string,
): Promise<BackupSchedule> {
  for (const when of frequencies) if (await files.exists(pathOf(when))) return when;
  return 'off';
}

/** The scheduled backup of a host, from its files and in them. */
export function backupSchedule(files: HostTree): Pick<BackupPort, 'setSchedule'> & {
  schedule(): Promise<Omit<Awaited<ReturnType<BackupPort['schedule']>>, 'metadataTools'>>;
} {
  return {
    schedule: async () => {
      const maker = (await files.exists(hostJob)) ? 'host' : 'console';
      const linked = maker === 'host' ? await firstOf(files, linkOf) : 'off';
      return linked === 'off'
        ? { when: await firstOf(files, scriptOf), maker }
        : { when: linked, maker };
    },
    setSchedule: async (wanted) => {
      const byHost = await files.exists(hostJob);
      for (const when of frequencies) {
        // A link's own name is removed, never what it leads to.
        for (const path of [linkOf(when), scriptOf(when)]) {
          const removed = await files.removeName(path);
          if (!removed.ok) return removed;
        }
        if (when !== wanted) continue;
        const put = byHost
          ? await files.putLink(linkOf(when), hostJob)
          : await files.write(scriptOf(when), scriptFor(when), 0o755);
        if (!put.ok) return put;
      }
      return ok(undefined);
    },
  };
}
