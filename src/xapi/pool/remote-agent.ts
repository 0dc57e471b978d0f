import {
  bestEffort,
  err,
  nothingGiven,
  ok,
  unknown,
  type Known,
  type Result,
} from '../../model/index.js';
import { describeError, type CallError, type XenApiClient } from '../../xenapi/index.js';
import { agentShapes } from './agent-shapes.js';
import { hostWorkCall, parsed, type Work } from './agent-work.js';
import type { HostAgent } from './host-agent.js';

/** What is needed to reach another host of the pool. */
export interface RemoteAgentOptions {
  readonly client: XenApiClient;
  /** The pool secret, by which the hosts know each other. Null when this host has none. */
  readonly secret: () => Promise<string | null>;
  /** Logs one line that says why the host cannot be asked. */
  readonly unreachable: (why: string) => void;
}

/** The limit is long, because bringing up an interface may wait for a DHCP server. */
const limitMs = 60_000;

/** Runs a call in a session on the other host alone, and closes the session. */
export async function withMemberSession<T>(
  client: XenApiClient,
  secret: string,
  body: (session: string) => Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  const login = await client.call('session.slave_local_login', [secret], { timeoutMs: limitMs });
  if (!login.ok) return login;
  const session = typeof login.value === 'string' ? login.value : '';
  const done = await body(session);
  // Without a logout the session ends by itself.
  bestEffort(await client.call('session.local_logout', [session]));
  return done;
}

/**
 * The agent of a supporter. When the supporter does not answer, the result is unknown and never a
 * guess.
 */
export function remoteAgent({ client, secret, unreachable }: RemoteAgentOptions): HostAgent {
  /** The answer as JSON, or one line that says why there is none. */
  const ask = async (work: Work, argument: unknown = null): Promise<Result<unknown, string>> => {
    const known = await secret();
    if (known === null) return err('this host has no pool secret');
    const answer = await withMemberSession(client, known, (session) =>
      client.call(hostWorkCall, [session, work, JSON.stringify(argument)], { timeoutMs: limitMs }),
    );
    if (answer.ok && typeof answer.value === 'string') return ok(parsed(answer.value));
    const why = answer.ok ? 'it has answered something else' : describeError(answer.error);
    unreachable(`${client.name}: ${why}`);
    return err(why);
  };
  const fact = async <T>(
    work: Work,
    is: (value: unknown) => value is Known<T>,
    argument: unknown = null,
  ): Promise<Known<T>> => {
    const answer = await ask(work, argument);
    if (answer.ok && is(answer.value)) return answer.value;
    return unknown('unreachable', answer.ok ? 'not understood' : answer.error);
  };
  const outcome = async <T>(
    work: Work,
    is: (value: unknown) => value is Result<T, string>,
    argument: unknown = null,
  ): Promise<Result<T, string>> => {
    const answer = await ask(work, argument);
    if (!answer.ok) return answer;
    return is(answer.value) ? answer.value : err('not understood');
  };
  const change = async (work: Work, argument: unknown = null): Promise<string | null> => {
    const answer = await ask(work, argument);
    if (!answer.ok) return answer.error;
    return typeof answer.value === 'string' ? answer.value : null;
  };
  const given = async (work: 'up' | 'given', argument: unknown) => {
    const answer = await ask(work, argument);
    if (!answer.ok) return null;
    return agentShapes.isGiven(answer.value) ? answer.value : nothingGiven;
  };
  return {
    nics: () => fact('nics', agentShapes.isNics),
    positions: async () => {
      const answer = await ask('positions');
      return answer.ok && agentShapes.isPositions(answer.value) && answer.value !== null
        ? new Map(answer.value)
        : null;
    },
    vlanDevices: () => fact('vlanDevices', agentShapes.isVlanDevices),
    sanBoot: () => fact('sanBoot', agentShapes.isSanBoot),
    fcoeDisks: (device) => fact('fcoeDisks', agentShapes.isDisks, device),
    up: (pif) => given('up', pif),
    given: (pif) => given('given', pif),
    down: async (pif) => {
      // An error is in the log already.
      bestEffort(await ask('down', pif));
    },
    management: () => outcome('management', agentShapes.isChoice),
    setManagement: (bridge, addressType) =>
      outcome('setManagement', agentShapes.isWritten, [bridge, addressType]),
    answers: async (server) => {
      const answer = await ask('answers', server);
      return answer.ok && (answer.value === false || answer.value === null) ? answer.value : true;
    },
    certificate: async () => {
      const answer = await ask('certificate');
      return answer.ok && typeof answer.value === 'string' ? answer.value : '';
    },
    trust: (list) => change('trust', list),
    lead: (database) => change('lead', database),
    follow: (address) => change('follow', address),
    // A host joins a pool by itself, never because another one tells it to.
    enter: () => Promise.resolve('only the host itself can join a pool'),
    leave: (leaving) => change('leave', leaving),
    power: async () => {
      const has = await ask('hasPower');
      if (!has.ok || has.value !== true) return null;
      return () => change('reboot');
    },
  };
}
