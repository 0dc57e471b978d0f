import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ok, type HostPort, type Result } from '../../model/index.js';
import { programEnvironment } from './commands.js';
import { startChild } from './start-child.js';

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
 * as this process. The unit comes first where the host has it: systemd ends what a console has
 * started together with the console's own unit.
 */
export function returnWatch(
  host: Pick<HostPort, 'root' | 'startResetUnit'>,
  program: string,
): ReturnWatch {
  let child: ChildProcess | null = null;
  return {
    start: async () => {
      if (await host.startResetUnit()) return ok(undefined);
      // A session of its own: neither a closed terminal nor a Ctrl-C reaches it.
      const started = await startChild(() =>
        spawn(process.execPath, [program, '--root', host.root, '--wait'], {
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
