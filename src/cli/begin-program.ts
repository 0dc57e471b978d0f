import { isatty } from 'node:tty';

/** Removes every NODE_ variable from the environment, for this process and its children. */
function forgetNodeVariables(): void {
  for (const name of Object.keys(process.env))
    if (name.startsWith('NODE_')) Reflect.deleteProperty(process.env, name);
}

/**
 * When its terminal has gone, Node fails to restore it at the end and aborts, with a core dump. So
 * the program ends by SIGHUP then, as one that does not handle the signal would.
 */
function endWithTerminal(): void {
  const terminals = [0, 1, 2].filter((descriptor) => isatty(descriptor));
  process.on('exit', () => {
    if (terminals.every((descriptor) => isatty(descriptor))) return;
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  });
}

/**
 * What each program does first. The caller must not be able to change what we trust, so no variable
 * of Node's counts.
 */
export function beginProgram(): void {
  forgetNodeVariables();
  endWithTerminal();
}
