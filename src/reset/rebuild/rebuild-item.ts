import type { PifAddresses } from '../../model/index.js';

/** A PIF in a call: its identity, and what an operator can type for it. */
export interface RebuildPif {
  readonly identity: string;
  /** '' until it is made. */
  readonly uuid: string;
  /**
   * uuid of its network. A host has one PIF on a network, so this finds the PIF even before it is
   * made.
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
      /** The primary member first. */
      readonly members: readonly RebuildPif[];
      /** '' means the MAC of the primary member. */
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
      readonly mode: PifAddresses['mode'];
      readonly address: string;
      readonly netmask: string;
      readonly gateway: string;
      readonly dns: string;
    }
  | {
      readonly call: 'PIF.reconfigure_ipv6';
      readonly pif: RebuildPif;
      readonly mode: PifAddresses['mode6'];
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

/** The codes of the reasons why an object is not made. */
export const rebuildReasonCodes = [
  'portGone', // the NIC is not in this machine
  'networkGone', // the network was deleted
  'networkTaken', // this host has another PIF (subject) on the network
  'vlanTaken', // the tag is in use on that port, on another network
  'bonded', // a member is in another Bond
  'belowMissing', // the PIF below it (subject) is missing
  'unmanaged', // XAPI does not manage the port
  'noAddress', // the tunnel's transport (subject) has no address, so XAPI makes no tunnel
  // it is the management interface now, and keeps the configuration of the reset
  'carriesManagement',
  // the port has another name now, so XAPI has put it on another network (subject)
  'otherNetwork',
  'notAsWanted', // every call succeeded, and yet the object is not as wanted
  'notKept', // the source did not have all the values
] as const;

/**
 * Why an object is not made, or not made as it was. `subject`: the port, network or interface
 * concerned.
 */
export interface RebuildReason {
  readonly code: (typeof rebuildReasonCodes)[number];
  readonly subject: string;
}

/** The kinds of objects that are recreated. */
export type RebuildKind = 'Bond' | 'VLAN' | 'tunnel' | 'SR-IOV' | 'address' | 'management';

/** One object that existed before the reset. */
export interface RebuildItem {
  readonly kind: RebuildKind;
  /** The device, `vlanN`, or the network's name: what `--only` takes. */
  readonly name: string;
  /** Identity of its PIF. */
  readonly pif: string;
  /** `planned`: the calls will make it. `exists`: nothing to do. */
  readonly state: 'planned' | 'exists' | 'impossible';
  readonly reason: RebuildReason | null;
  readonly calls: readonly RebuildCall[];
}

/** An item with a second name: the label of its network. */
export interface NamedItem extends RebuildItem {
  readonly label: string;
}

/** The result of an item. `failed`: `detail` has XenAPI's words. */
export interface RebuiltItem extends Omit<NamedItem, 'state'> {
  readonly state: NamedItem['state'] | 'made' | 'failed';
  readonly detail: string;
}

/**
 * The result of two rebuilds in a row. An item that the first one made counts as `made`, although
 * the second one found that it `exists`.
 */
export function resultOfBoth(
  first: readonly RebuiltItem[],
  second: readonly RebuiltItem[],
): readonly RebuiltItem[] {
  return second.map(
    (item) =>
      first.find(
        ({ kind, pif, state }) =>
          state === 'made' && item.state === 'exists' && kind === item.kind && pif === item.pif,
      ) ?? item,
  );
}

/** An event of a rebuild, as it happens. */
export interface RebuildEvent {
  readonly item: NamedItem;
  readonly phase: 'starting' | 'made' | 'failed';
  readonly detail: string;
}
