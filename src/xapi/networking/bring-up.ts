import type { PifToBringUp } from '../../host/index.js';

/** What a DHCP server gave. `dns` is a comma separated list, '' for none; an absent gateway is ''. */
export interface Lease {
  readonly ip: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: string;
}

/** The interface to be brought up, as the PIF's record has it after the change. */
export interface InterfaceToBringUp extends PifToBringUp {
  readonly uuid: string;
}

/** The host's network daemon, as far as XAPI needs it. An embedded host answers from its LAN's description. */
export interface BringUp {
  /** Brings one interface of this host up. With mode DHCP: the lease, or null when none came in time; with other modes the answer is not looked at. */
  up(pif: InterfaceToBringUp): Promise<Lease | null>;
}

/** A network on which no DHCP server answers. */
export const noLan: BringUp = { up: () => Promise.resolve(null) };
