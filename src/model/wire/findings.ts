import type { Ipv4, Ipv6, Mac, VlanTag } from '../address/address.js';
import { sameAddress } from '../address/ip.js';
import { isIpv6 } from '../address/ipv6.js';
import type { WireFinding } from './finding.js';
import type { WireHeard } from './heard.js';
import type { WireQuestion } from './question.js';

/**
 * Seconds that DHCP servers, gateways and holders of an address have to answer. After that their
 * silence counts.
 */
export const answersWithinSeconds = 8;
/** How many addresses are listed for one VLAN: enough to recognise the network. */
const listed = 8;

/** How long we have listened, and whether the listening is over. */
export interface Listened {
  /** Seconds since the link is up, or since the beginning. */
  readonly seconds: number;
  readonly ended: boolean;
  /** Seconds that the same port was listened to before, for another question. */
  readonly before?: number;
}

type Of<Kind extends WireHeard['kind']> = Extract<WireHeard, { readonly kind: Kind }>;

function all<Kind extends WireHeard['kind']>(
  heard: readonly WireHeard[],
  kind: Kind,
): readonly Of<Kind>[] {
  const is = (one: WireHeard): one is Of<Kind> => one.kind === kind;
  return heard.filter(is);
}

/** The MAC addresses that claim an address on a VLAN. */
export function holdersOf(
  heard: readonly WireHeard[],
  address: Ipv4 | Ipv6,
  vlan: VlanTag | null,
): readonly Mac[] {
  const neighbours = all(heard, 'neighbour').filter(
    (one) => one.vlan === vlan && sameAddress(one.address, address),
  );
  const routers = all(heard, 'router').filter((one) => sameAddress(one.address, address));
  return [...new Set([...neighbours, ...routers].map(({ mac }) => mac))];
}

/**
 * What was heard in the present state of the link, if the link was lost at all. What came before
 * does not count any more, as the cable may be in another switch now.
 */
function heardSinceLink(heard: readonly WireHeard[]): readonly WireHeard[] {
  return all(heard, 'link').some(({ state }) => state !== 'up')
    ? heard.slice(heard.findLastIndex(({ kind }) => kind === 'link'))
    : heard;
}

/**
 * What a new question about the same port still knows: what the far end of the cable has said about
 * itself, whatever the VLAN.
 */
export function heardOfPort(sinceStart: readonly WireHeard[]): readonly WireHeard[] {
  const heard = heardSinceLink(sinceStart);
  return [...all(heard, 'switch'), ...all(heard, 'lacp'), ...all(heard, 'tagged')];
}

function addressesOn(heard: readonly WireHeard[], vlan: VlanTag | null): readonly (Ipv4 | Ipv6)[] {
  const seen = all(heard, 'neighbour').filter((one) => one.vlan === vlan);
  return [...new Set(seen.map(({ address }) => address))].slice(0, listed);
}

/**
 * The gateways to ask: those of the question. When it has no IPv4 gateway and no address (DHCP),
 * the gateways that DHCP offers are added.
 */
export function gatewaysToAsk(
  question: WireQuestion,
  heard: readonly WireHeard[],
): readonly (Ipv4 | Ipv6)[] {
  if (question.gateways.some((gateway) => !isIpv6(gateway))) return question.gateways;
  const offered = all(heard, 'offer').flatMap(({ offer }) =>
    offer.gateway === null || question.addresses.length > 0 ? [] : [offer.gateway],
  );
  return [...new Set([...question.gateways, ...offered])];
}

/**
 * What is known from the wire so far. A thing heard counts at once; silence counts only when the
 * answers are due. Silence never counts when the wire could not be looked at.
 */
export function wireFindings(
  question: WireQuestion,
  sinceStart: readonly WireHeard[],
  { seconds, ended, before = 0 }: Listened,
): readonly WireFinding[] {
  const heard = heardSinceLink(sinceStart);
  const { device, vlan } = question;
  const notLooked = all(heard, 'notLooked').map(({ reason, detail }): WireFinding => ({
    code: 'notLooked',
    device,
    reason,
    detail,
  }));
  const link = all(heard, 'link').at(-1)?.state;
  const silenceCounts =
    notLooked.length === 0 && link === 'up' && (ended || seconds >= answersWithinSeconds);
  const silent = <Finding extends WireFinding>(finding: Finding): readonly Finding[] =>
    silenceCounts ? [finding] : [];

  const offers = all(heard, 'offer');
  return [
    ...notLooked,
    ...(link === undefined
      ? []
      : [
          {
            code: 'carrier',
            device,
            link,
            seconds: before + seconds,
            seen: addressesOn(heard, vlan),
          } as const,
        ]),
    ...offers.map(({ offer }) => ({ code: 'dhcpOffer', ...offer }) as const),
    ...(question.dhcp && offers.length === 0
      ? silent({ code: 'noDhcpOffer', device, seconds })
      : []),
    ...question.addresses.flatMap((address): readonly WireFinding[] => {
      const macs = holdersOf(heard, address, vlan);
      return macs.length === 0
        ? silent({ code: 'addressFree', address, seconds })
        : macs.map((mac) => ({ code: 'addressInUse', address, mac }));
    }),
    ...gatewaysToAsk(question, heard).flatMap((address): readonly WireFinding[] => {
      const [mac] = holdersOf(heard, address, vlan);
      return mac === undefined
        ? silent({ code: 'gatewaySilent', address, seconds })
        : [{ code: 'gatewayAnswers', address, mac }];
    }),
    ...all(heard, 'router').map(
      ({ address, prefixes, managed, gateway }) =>
        ({ code: 'routerAdvertisement', address, prefixes, managed, gateway }) as const,
    ),
    ...all(heard, 'switch').map(({ port }) => ({ code: 'switchPort', ...port }) as const),
    ...all(heard, 'lacp').map(({ system, port }) => ({ code: 'lacp', system, port }) as const),
    ...vlansSeen(heard),
  ];
}

function vlansSeen(heard: readonly WireHeard[]): readonly WireFinding[] {
  const tags = [...all(heard, 'tagged'), ...all(heard, 'neighbour')].flatMap(({ vlan }) =>
    vlan === null ? [] : [vlan],
  );
  return [...new Set(tags)]
    .toSorted((one, other) => one - other)
    .map((vlan) => ({ code: 'vlanSeen', vlan, seen: addressesOn(heard, vlan) }));
}
