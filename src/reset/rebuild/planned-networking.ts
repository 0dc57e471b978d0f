import type { HostNetwork, HostNetworking, HostPif } from '../../model/index.js';
import { identitiesOf, type Identities } from './identity.js';
import type { RebuildCall, RebuildPif } from './rebuild-item.js';
import { after } from './simulate.js';

/** The kept networking, with look-up by reference. */
export class Kept {
  readonly identities: Identities;
  readonly #pifs: ReadonlyMap<string, HostPif>;
  readonly #networks: ReadonlyMap<string, HostNetwork>;

  constructor(readonly networking: HostNetworking) {
    this.identities = identitiesOf(networking);
    this.#pifs = new Map(networking.pifs.map((pif) => [pif.ref, pif]));
    this.#networks = new Map(networking.networks.map((network) => [network.ref, network]));
  }

  pif(ref: string): HostPif | undefined {
    return this.#pifs.get(ref);
  }

  network(pif: HostPif | undefined): HostNetwork | undefined {
    return this.#networks.get(pif?.network ?? '');
  }

  /** Whether a PIF is the one with this identity, or a Bond or VLAN on it. */
  standsOn(ref: string, identity: string): boolean {
    if (this.identity(ref) === identity) return true;
    const { bonds, vlans } = this.networking;
    const below = [
      ...bonds.filter(({ master }) => master === ref).flatMap(({ members }) => members),
      ...vlans.filter(({ pif }) => pif === ref).map((vlan) => vlan.below),
    ];
    return below.some((one) => this.standsOn(one, identity));
  }

  /** The identity of a PIF; '' when the PIF below it is missing. */
  identity(ref: string): string {
    return this.identities.get(ref) ?? '';
  }
}

/** The host's networking: now, and after each planned call. */
export class PlannedNetworking {
  #now: HostNetworking;
  #refs: ReadonlyMap<string, HostPif> = new Map();

  constructor(networking: HostNetworking) {
    this.#now = networking;
    this.#index();
  }

  get now(): HostNetworking {
    return this.#now;
  }

  #index(): void {
    const identities = identitiesOf(this.#now);
    this.#refs = new Map(
      this.#now.pifs.flatMap((pif) => {
        const identity = identities.get(pif.ref);
        return identity === undefined ? [] : [[identity, pif] as const];
      }),
    );
  }

  /** The PIF with this identity. */
  pif(identity: string): HostPif | undefined {
    return this.#refs.get(identity);
  }

  /** The identity of the PIF that carries management; '' for none. */
  management(): string {
    return [...this.#refs].find(([, pif]) => pif.management)?.[0] ?? '';
  }

  /**
   * The same network in the pool database now. It is found by its uuid, or by its bridge when only
   * networkd knew it.
   */
  network(kept: HostNetwork | undefined): HostNetwork | undefined {
    if (kept === undefined) return undefined;
    return this.#now.networks.find((network) =>
      kept.uuid === '' ? network.bridge === kept.bridge : network.uuid === kept.uuid,
    );
  }

  /** This host's PIF on a network. */
  on(network: HostNetwork): HostPif | undefined {
    return this.#now.pifs.find((pif) => pif.network === network.ref);
  }

  /** The identity of the Bond that a port is in; null: none. */
  bondOf(port: HostPif): string | null {
    const bond = this.#now.bonds.find(({ members }) => members.includes(port.ref));
    if (bond === undefined) return null;
    return [...this.#refs].find(([, pif]) => pif.ref === bond.master)?.[0] ?? '';
  }

  /** A PIF in the form that a call takes. */
  target(identity: string, network = ''): RebuildPif {
    const pif = this.pif(identity);
    const uuid = this.#now.networks.find(({ ref }) => ref === pif?.network)?.uuid ?? network;
    return { identity, uuid: pif?.uuid ?? '', network: uuid };
  }

  /** Simulates these calls. */
  apply(calls: readonly RebuildCall[]): void {
    for (const call of calls) this.#now = after(this.#now, call);
    if (calls.length > 0) this.#index();
  }
}
