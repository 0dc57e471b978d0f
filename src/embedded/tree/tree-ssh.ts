import { err, known, ok, unknown, type SshPort } from '../../model/index.js';
import { sshAtBoot, sshLine, sshWanted, type HostTree } from '../../host/index.js';

/** Says whether the simulated server runs. It goes with each boot. */
const runs = '/run/services/sshd';

/**
 * The SSH server of a tree. An embedded host has a simulated one, of which its files tell; in any
 * other tree nothing runs, and commands are only named.
 */
export function treeSsh(files: HostTree, described: boolean): SshPort {
  return {
    state: async () => {
      const atBoot = await sshAtBoot(files);
      if (!described) return { running: unknown('notLooked'), atBoot };
      const now = await files.text(runs);
      return { running: now.known ? known(now.value.trim() === 'running') : atBoot, atBoot };
    },
    set: async (on) => {
      const command = sshLine(on);
      if (!described) return ok({ ran: false, command });
      const wanted = on
        ? await files.write(sshWanted, '[Service]\n', 0o644)
        : await files.remove(sshWanted);
      if (!wanted.ok) return err(wanted.error);
      const noted = await files.write(runs, on ? 'running\n' : 'stopped\n', 0o644);
      return noted.ok ? ok({ ran: true, command }) : noted;
    },
  };
}
