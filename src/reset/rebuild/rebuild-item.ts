/** A PIF that a call is about: by its identity, and by what an operator can type for it. */
export interface RebuildPif {
  readonly identity: string;
  /** '' while it is not made yet. */
  readonly uuid: string;
  /**
   * uuid of its network: a host has one PIF on a network, so that finds it also before it is made.
   */
  readonly network: string;
}

type Texts = Readonly<Record<string, string>>;

/** One XenAPI call of a rebuild, as data. */
export type RebuildCall =
  | {
      readonly call: 'Bond.create';
      readonly makes: RebuildPif;
      readonly network: string;
      /** The primary one first. */
      readonly members: readonly RebuildPif[];
      /** '': that of the primary member. */
      readonly mac: string;
      readonly mode: string;
      readonly properties: Texts;
      readonly otherConfig: Texts;
    }
  | {
      readonly call: 'VLAN.create';
      readonly makes: RebuildPif;
      readonly network: string;
      readonly below: RebuildPif;
      readonly tag: number;
      readonly otherConfig: Texts;
    }
  | {
      readonly call: 'tunnel.create';
      readonly makes: RebuildPif;
      readonly network: string;
      readonly below: RebuildPif;
      readonly protocol: string;
      readonly otherConfig: Texts;
    }
  | {
      readonly call: 'network_sriov.create';
      readonly makes: RebuildPif;
      readonly network: string;
      readonly below: RebuildPif;
    }
  | {
      readonly call: 'PIF.reconfigure_ip';
      readonly pif: RebuildPif;
      readonly mode: string;
      readonly address: string;
      readonly netmask: string;
      readonly gateway: string;
      readonly dns: string;
    }
  | {
      readonly call: 'PIF.reconfigure_ipv6';
      readonly pif: RebuildPif;
      readonly mode: string;
      readonly address: string;
      readonly gateway: string;
      readonly dns: string;
    }
  | {
      readonly call: 'PIF.set_primary_address_type';
      readonly pif: RebuildPif;
      readonly type: string;
    }
  | { readonly call: 'PIF.set_disallow_unplug'; readonly pif: RebuildPif; readonly value: boolean }
  | { readonly call: 'PIF.set_other_config'; readonly pif: RebuildPif; readonly value: Texts }
  | {
      readonly call: 'PIF.set_property';
      readonly pif: RebuildPif;
      readonly name: string;
      readonly value: string;
    }
  | { readonly call: 'PIF.plug'; readonly pif: RebuildPif }
  | { readonly call: 'host.management_reconfigure'; readonly pif: RebuildPif }
  | { readonly call: 'VLAN.destroy'; readonly pif: RebuildPif };

/**
 * Why something is not made, or not made as it was; `subject`: which port, network or interface
 * that is about.
 */
export interface RebuildReason {
  readonly code:
    | 'portGone' // the NIC is not in this machine
    | 'networkGone' // somebody has deleted the network
    | 'networkTaken' // this host has another PIF (subject) on the network
    | 'vlanTaken' // the tag is in use on that port, on another network
    | 'bonded' // a member is in another Bond
    | 'belowMissing' // what it stands on (subject) is not there
    | 'unmanaged' // XAPI does not manage the port
    | 'noAddress' // the transport (subject) of a tunnel has none, and XAPI makes no tunnel over it
    // it is the management interface now, and stays as the reset has configured it
    | 'carriesManagement'
    // a port that has another name now, and by that XAPI has put it on another network (subject)
    | 'otherNetwork'
    | 'notAsWanted' // every call was answered well, and yet it does not stand
    | 'notKept'; // the source did not know enough of it
  readonly subject: string;
}

/** The kinds of things that are made again. */
export type RebuildKind = 'Bond' | 'VLAN' | 'tunnel' | 'SR-IOV' | 'address' | 'management';

/** One thing that was there before the reset. */
export interface RebuildItem {
  readonly kind: RebuildKind;
  /** The device, `vlanN`, or the network's name: what `--only` takes. */
  readonly name: string;
  /** Whose it is. */
  readonly pif: string;
  /** `planned`: the calls make it. `exists`: nothing is to be done. */
  readonly state: 'planned' | 'exists' | 'impossible';
  readonly reason: RebuildReason | null;
  readonly calls: readonly RebuildCall[];
}

/** Another name of the same item: the label of its network. */
export interface NamedItem extends RebuildItem {
  readonly label: string;
}

/** What came of an item. `failed`: `detail` in XenAPI's words. */
export interface RebuiltItem extends Omit<NamedItem, 'state'> {
  readonly state: NamedItem['state'] | 'made' | 'failed';
  readonly detail: string;
}
