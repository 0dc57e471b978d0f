import {
  gatewaysToAsk,
  holdersOf,
  isIpv6,
  type Ipv4,
  type Ipv6,
  type WireHeard,
  type WireQuestion,
} from '../../model/index.js';
import { arpProbe } from './arp.js';
import { dhcpDiscover } from './dhcp.js';
import { ethernetFrame, etherTypes } from './ethernet.js';
import { neighbourSolicitationFor, routerSolicitationFrame, type GroupPacket } from './ndp.js';
import type { Asker } from './read-frame.js';

const everybody = Buffer.alloc(6, 0xff);

/**
 * When a question is sent, in milliseconds since it was first possible. It is not sent again once
 * it has its answer.
 */
const times = {
  dhcp: [0, 2000, 4500],
  // RFC 5227: three probes, one to two seconds apart.
  neighbour: [0, 1200, 2600],
  routers: [0, 3500],
} as const;

/** One question without an answer: when it is sent, and its frame. */
interface Pending {
  readonly key: string;
  readonly times: readonly number[];
  readonly frame: () => Buffer;
}

/**
 * Decides when to send which frame. Every question is repeated until it is answered, at the times
 * given above and no more often.
 */
export class Schedule {
  readonly #asked = new Map<string, { since: number; sent: number }>();

  constructor(
    private readonly question: WireQuestion,
    private readonly asker: Asker,
  ) {}

  /**
   * The frames that are due at `now` (milliseconds of any clock), and when the next one will be
   * due; null when there is none.
   */
  due(
    heard: readonly WireHeard[],
    now: number,
  ): { readonly frames: readonly Buffer[]; readonly next: number | null } {
    const frames: Buffer[] = [];
    let next: number | null = null;
    for (const pending of this.#pending(heard)) {
      const state = this.#asked.get(pending.key) ?? { since: now, sent: 0 };
      this.#asked.set(pending.key, state);
      const at = pending.times[state.sent];
      if (at !== undefined && now >= state.since + at) {
        state.sent += 1;
        frames.push(pending.frame());
      }
      const following = pending.times[state.sent];
      if (following !== undefined) next = Math.min(next ?? Infinity, state.since + following);
    }
    return { frames, next };
  }

  #pending(heard: readonly WireHeard[]): readonly Pending[] {
    const { question } = this;
    const has = (kind: WireHeard['kind']): boolean => heard.some((one) => one.kind === kind);
    const wanted = new Set([...question.addresses, ...gatewaysToAsk(question, heard)]);
    return [
      ...(question.dhcp && !has('offer') ? [this.#discover()] : []),
      ...[...wanted]
        .filter((address) => holdersOf(heard, address, question.vlan).length === 0)
        .map((address) => ({
          key: address,
          times: times.neighbour,
          frame: () => this.#whoHas(address),
        })),
      ...(question.routers && !has('router')
        ? [
            {
              key: 'routers',
              times: times.routers,
              frame: () => this.#group(routerSolicitationFrame()),
            },
          ]
        : []),
    ];
  }

  #discover(): Pending {
    const { mac, transaction } = this.asker;
    return {
      key: 'dhcp',
      times: times.dhcp,
      frame: () => this.#frame(everybody, etherTypes.ipv4, dhcpDiscover(mac, transaction)),
    };
  }

  #whoHas(address: Ipv4 | Ipv6): Buffer {
    return isIpv6(address)
      ? this.#group(neighbourSolicitationFor(address))
      : this.#frame(everybody, etherTypes.arp, arpProbe(this.asker.mac, address));
  }

  #group({ destination, packet }: GroupPacket): Buffer {
    return this.#frame(destination, etherTypes.ipv6, packet);
  }

  #frame(destination: Buffer, type: number, payload: Buffer): Buffer {
    const { mac, vlan } = this.asker;
    return ethernetFrame({ destination, source: mac, vlan }, type, payload);
  }
}
