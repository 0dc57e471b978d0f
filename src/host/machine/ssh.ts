import { known, unknown, type HostFilePort, type Known, type SshPort } from '../../model/index.js';
import { commandLine, order, type Command, type Commands } from './commands.js';

const limitMs = 30_000;
const unit = 'sshd.service';
/** The link that systemd makes for a service that starts at boot. */
export const sshWanted = `/etc/systemd/system/multi-user.target.wants/${unit}`;

/** The command that starts or stops the SSH server, now and at boot. */
function commandFor(on: boolean): Command {
  return { program: 'systemctl', args: [on ? 'enable' : 'disable', '--now', unit], limitMs };
}

/** The same as a line. */
export const sshLine = (on: boolean): string => commandLine(commandFor(on));

/** Whether the files of a host start its SSH server at boot. */
export async function sshAtBoot(files: Pick<HostFilePort, 'exists'>): Promise<Known<boolean>> {
  return known(await files.exists(sshWanted));
}

/** The SSH server of this machine. Status 3 of `is-active` means that it does not run. */
export function machineSsh(commands: Commands, files: Pick<HostFilePort, 'exists'>): SshPort {
  return {
    state: async () => {
      const active = await commands.run({
        program: 'systemctl',
        args: ['is-active', unit],
        limitMs,
      });
      return {
        running: active.ok
          ? known(active.value.status === 0)
          : unknown('unreadable', active.error.cause),
        atBoot: await sshAtBoot(files),
      };
    },
    set: (on) => order(commands, commandFor(on), 'serviceFailed', { subject: unit }),
  };
}
