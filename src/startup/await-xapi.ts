import type { StartupEvent } from '../reset/index.js';
import type { StartupPorts } from './ports.js';

/** How often it is looked again. */
const againMs = 2_000;
/** How often XAPI is asked to let us in where there is something to do without it: ten minutes. */
export const looksAtXapi = 300;

const pauseFor = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** The pause between two looks at XAPI or at the network. */
export function untilNextLook({ pause = pauseFor }: Pick<StartupPorts, 'pause'>): Promise<void> {
  return pause(againMs);
}

/**
 * Waits until the host's own xapi has taken the trigger, as it does at the end of the reset. There
 * is no deadline: a supporter without its coordinator comes to it whenever that is back.
 */
export async function* triggerTakenByXapi(ports: StartupPorts): AsyncGenerator<StartupEvent> {
  const path = ports.profile.triggerPath;
  for (let told = false; (await ports.files.read(path)).state !== 'absent'; told = true) {
    if (!told) yield { kind: 'waiting', reason: 'triggerTaken', subject: path };
    await untilNextLook(ports);
  }
}

/**
 * Waits until XAPI lets us in: its unit says that it has started long before that. `looks`: how
 * often it is tried at most.
 */
export async function* xapiAnswers(
  ports: StartupPorts,
  looks = Infinity,
): AsyncGenerator<StartupEvent> {
  for (let look = 0; look < looks; look += 1) {
    const opened = await ports.openSession();
    if (opened.ok) {
      await opened.value.close();
      return;
    }
    if (look === 0) yield { kind: 'waiting', reason: 'xapiAnswers', subject: ports.xapi };
    await untilNextLook(ports);
  }
}
