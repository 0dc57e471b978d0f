import { jsonList, parseJson } from '../../model/index.js';
import { agentShapes } from './agent-shapes.js';
import type { HostAgent } from './host-agent.js';
import { parseLeaving } from './members/own-role.js';

/**
 * The call by which a coordinator gives its supporter work to do on the supporter's own machine.
 * Only the hosts of a pool use it, so no list of calls names it.
 */
export const hostWorkCall = 'host.local_work';

/** The work that a coordinator may ask for. */
export type Work =
  | 'nics'
  | 'positions'
  | 'vlanDevices'
  | 'sanBoot'
  | 'fcoeDisks'
  | 'up'
  | 'given'
  | 'down'
  | 'management'
  | 'setManagement'
  | 'answers'
  | 'certificate'
  | 'trust'
  | 'lead'
  | 'follow'
  | 'leave'
  | 'hasPower'
  | 'reboot';

/** Does one piece of work and returns its result as JSON. Null when the work is not understood. */
export async function doWork(agent: HostAgent, work: string, text: string): Promise<string | null> {
  const answer = await answerTo(agent, work, parsed(text));
  return answer === undefined ? null : JSON.stringify(answer);
}

/** The text parsed as JSON; null when it is not JSON. */
export function parsed(text: string): unknown {
  const read = parseJson(text);
  return read.ok ? read.value : null;
}

async function answerTo(agent: HostAgent, work: string, argument: unknown): Promise<unknown> {
  switch (work) {
    case 'nics':
    case 'vlanDevices':
    case 'sanBoot':
    case 'management':
      return agent[work]();
    case 'positions': {
      const positions = await agent.positions();
      return positions === null ? null : [...positions];
    }
    case 'fcoeDisks':
    case 'answers':
      return typeof argument === 'string' ? agent[work](argument) : undefined;
    case 'up':
    case 'given':
      return agentShapes.isPif(argument) ? agent[work](argument) : undefined;
    case 'down':
      if (!agentShapes.isPif(argument)) return undefined;
      await agent.down(argument);
      return true;
    case 'setManagement': {
      const [bridge, type] = jsonList(argument);
      return typeof bridge === 'string' && (type === 'IPv4' || type === 'IPv6')
        ? agent.setManagement(bridge, type)
        : undefined;
    }
    case 'certificate':
      return agent.certificate();
    case 'trust':
    case 'lead':
    case 'follow':
      return typeof argument === 'string' ? agent[work](argument) : undefined;
    case 'leave': {
      const leaving = parseLeaving(argument);
      return leaving === null ? undefined : agent.leave(leaving);
    }
    case 'hasPower':
      return (await agent.power()) !== null;
    case 'reboot':
      return (await agent.power())?.() ?? null;
    default:
      return undefined;
  }
}
