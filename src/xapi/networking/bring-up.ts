/** What a DHCP server gave. `dns` is a comma separated list, '' for none; an absent gateway is ''. */
export interface Lease {
  readonly ip: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: string;
}

/** The interface to be brought up, as the PIF's record has it after the change. `vlan` is null when untagged. */
export interface InterfaceToBringUp {
  readonly uuid: string;
  readonly device: string;
  readonly mac: string;
  readonly vlan: number | null;
  readonly bridge: string;
  readonly mode: 'None' | 'DHCP' | 'Static';
  /** What a Static interface is to have; '' for what is not set. `dns` is a comma separated list. */
  readonly ip: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: string;
}

/** The host's network daemon, as far as XAPI needs it. An embedded host answers from its LAN's description. */
export interface BringUp {
  /** Brings one interface of this host up. With mode DHCP: the lease, or null when none came in time; with other modes the answer is not looked at. */
  up(pif: InterfaceToBringUp): Promise<Lease | null>;
}

/** A network on which no DHCP server answers. */
export const noLan: BringUp = { up: () => Promise.resolve(null) };
