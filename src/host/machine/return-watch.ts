import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ok, type HostPort, type Result } from '../../model/index.js';
import { programEnvironment, systemCommands, type Commands } from './commands.js';
import { startChild } from './start-child.js';

/** The start-up unit, whose program also follows what waits for a confirmation. */
const unit = 'xsconsole-network-reset.service';
const limitMs = 10_000;

/** Somebody who follows a wait for a confirmation, whatever happens to the process that asked. */
export interface ReturnWatch {
  /**
   * Makes sure that somebody does. A host without the unit gets a process of its own for it. The
   * error says why it cannot be started; then nobody follows.
   */
  start(): Promise<Result<void, string>>;
  /** Ends that process, because its host is switched off. The next start of the host goes on. */
  end(): Promise<void>;
}

/**
 * The watch on a host. `program` is the built complete-network-reset.js; it runs with the same Node
 * as this process. On this machine the unit comes first: systemd ends what a console has started
 * together with the console's own unit.
 */
export function returnWatch(
  { kind, root }: Pick<HostPort, 'kind' | 'root'>,
  program: string,
  commands: Pick<Commands, 'run'> = systemCommands,
): ReturnWatch {
  let child: ChildProcess | null = null;
  const byUnit = async (): Promise<boolean> => {
    if (kind !== 'machine') return false;
    const args = ['start', '--no-block', unit];
    const ran = await commands.run({ program: 'systemctl', args, limitMs });
    return ran.ok && ran.value.status === 0;
  };
  return {
    start: async () => {
      if (await byUnit()) return ok(undefined);
      // A session of its own: neither a closed terminal nor a Ctrl-C reaches it.
      const started = await startChild(() =>
        spawn(process.execPath, [program, '--root', root, '--wait'], {
          stdio: 'ignore',
          detached: true,
          env: programEnvironment,
          cwd: '/',
        }),
      );
      if (!started.ok) return started;
      child = started.value;
      child.unref();
      return ok(undefined);
    },
    end: async () => {
      const running = child;
      child = null;
      if (running === null || running.exitCode !== null || running.signalCode !== null) return;
      const ended = once(running, 'exit');
      running.kill('SIGTERM');
      await ended;
    },
  };
}
