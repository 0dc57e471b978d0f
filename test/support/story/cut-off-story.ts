import type { Operator } from './operator.js';
import { consoleOn, resetsToDhcp } from './reset-story.js';
import { stuckHost, type StuckHost } from '../host/stand-in-host.js';

/** Kills the console while the host is stuck at a call. The call is then allowed to end. */
export async function killedWhileStuck({ session }: Operator, stuck: StuckHost): Promise<void> {
  await stuck.reached;
  session.signal('SIGKILL');
  await session.ended();
  await stuck.gives();
}

/** A reset to DHCP on eth1 that a killed console has left at this call of the host. */
export async function resetCutOffAt(tree: string, call: string): Promise<void> {
  const stuck = await stuckHost(tree, call);
  const console = await consoleOn(tree);
  await console.opensReset();
  await resetsToDhcp(console, 'eth1');
  await killedWhileStuck(console, stuck);
}
