import { quoted } from '../../reset/fields.js';
import { clean } from '../../sanitize.js';

/** Words of Test Network. */
export const testWords = {
  label: 'Test Network',
  keywords: 'ping reach gateway connectivity',
  beside: [
    'See how far the network reaches: this host, gateway, name servers, pool coordinator, ' +
      'or any address or name.',
    'Nothing is changed.',
  ],
  title: 'Test Network',
  running: 'Test Network: running',
  ended: 'Test Network: result',
  ownTitle: 'Test Network: address or name',
  intro: 'Whom to ask for an answer (ping), over IPv4 and IPv6. Nothing is changed.',
  rows: {
    all: ['All of these', 'from near to far, to see where it breaks'],
    loopback: ['This host itself', 'its own network stack'],
    gateway: ['Gateway', 'the router to other networks'],
    dns: ['Name servers', 'the servers that find names'],
    coordinator: ['Pool coordinator', 'the master of this pool'],
    own: ['Another address or name', 'you type it'],
  },
  isCoordinator: 'this host is the coordinator itself',
  noCoordinator: 'pool.conf does not name one',
  field: { label: 'Address or name', hint: 'IPv4, IPv6 or host name' },
  ownIntro: 'Type an IP address or a host name.',
  wrong: {
    empty: (): string => 'Type an address or a name.',
    invalid: (typed: string): string =>
      `${quoted(typed)} is neither an IP address nor a host name.`,
    unspecified: (typed: string): string =>
      `${clean(typed)} means "no address": this host would answer itself.`,
    multicast: (typed: string): string =>
      `${clean(typed)} is a multicast address: many hosts or none would answer.`,
    broadcast: (typed: string): string =>
      `${clean(typed)} is the broadcast address of every network: many hosts or none would answer.`,
    reserved: (typed: string): string =>
      `${clean(typed)} is a reserved address that no host can have.`,
    deviceMissing: (typed: string): string =>
      `${clean(typed)} is a link-local address: say on which interface, like ` +
      `${clean(typed)}%xenbr0.`,
  },
  of: {
    loopback: 'This host',
    gateway: 'Gateway',
    dns: 'Name server',
    coordinator: 'Coordinator',
    own: 'Your target',
  },
  mtu: (bytes: number): string => `MTU ${bytes}`,
  tooLarge: 'does not answer a packet of this size: a switch port or the gateway has a smaller MTU',
  waiting: 'Waiting for answers. Esc stops.',
  done: 'Test finished.',
  nothing: 'Nothing was tested.',
} as const;

const nameError = {
  noServers: (): string => 'the name cannot be looked up: no name server is set',
  notFound: (servers: string): string => `the name is not known to ${servers}`,
  timedOut: (servers: string, several: boolean): string =>
    `the name cannot be looked up: ${servers} ${several ? 'do' : 'does'} not answer`,
  refused: (servers: string, several: boolean): string =>
    `the name cannot be looked up: ${servers} ${several ? 'refuse' : 'refuses'}`,
} as const;

/** The result for one address, as the end of a row. */
export function testOutcomeText(
  outcome:
    | { readonly state: 'answered'; readonly milliseconds: number }
    | { readonly state: 'silent' | 'absent' | 'noXapi' | 'notLooked' }
    | {
        readonly state: 'unknownName';
        readonly code: keyof typeof nameError;
        readonly servers: readonly string[];
      }
    | { readonly state: 'unreachable' | 'failed'; readonly detail: string },
): string {
  switch (outcome.state) {
    case 'answered': {
      const { milliseconds: took } = outcome;
      return `answers in ${took < 10 ? took.toFixed(1) : Math.round(took)} ms`;
    }
    case 'silent':
      return 'does not answer';
    case 'absent':
      return 'none is set';
    case 'notLooked':
      return 'not asked: these files belong to no running host';
    case 'noXapi':
      return 'is there, but its XAPI refuses connections';
    case 'unreachable':
      return withDetail('cannot be reached', outcome.detail);
    case 'unknownName':
      return nameError[outcome.code](
        outcome.servers.map(clean).join(', '),
        outcome.servers.length > 1,
      );
    case 'failed':
      return withDetail('could not be asked', outcome.detail);
  }
}

function withDetail(words: string, detail: string): string {
  const why = clean(detail);
  return why === '' ? words : `${words} (${why})`;
}
