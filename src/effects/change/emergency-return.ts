import { emergencyNotePath, finish, type HostPort } from '../../model/index.js';
import { startupErrorText } from '../../text/index.js';
import { host, operations, startup } from '../loading.js';

/** Milliseconds between two looks in emergency mode, and while the host is not in it. */
const againMs = 2_000;
const idleMs = 10_000;

/**
 * Follows the wait for a confirmation on a host that this console runs, while that host is in
 * emergency mode. The host's XAPI leaves it alone then, because the return stops XAPI. Answers a
 * function that ends this; it waits for a return under way.
 */
export function followInEmergency(opened: HostPort): () => Promise<void> {
  let next: NodeJS.Timeout | undefined;
  let ended = false;
  let looking: Promise<void>;
  const look = async (): Promise<void> => {
    const isInEmergency = await opened.files.exists(emergencyNotePath);
    if (isInEmergency) await lookOnce(opened);
    if (ended) return;
    next = setTimeout(
      () => {
        looking = look();
      },
      isInEmergency ? againMs : idleMs,
    ).unref();
  };
  looking = look();
  return async () => {
    ended = true;
    clearTimeout(next);
    await looking;
  };
}

async function lookOnce(opened: HostPort): Promise<void> {
  const [{ lookAtWait, startupPorts }, { openResets }, { hostXapi }] = await Promise.all([
    startup(),
    host(),
    operations(),
  ]);
  const client = await hostXapi(opened);
  const resets = await openResets(opened);
  const ports = await startupPorts(opened, resets, client, 'ask', startupErrorText);
  // The journal has every step. The console reads them there.
  await finish(lookAtWait(ports));
}
