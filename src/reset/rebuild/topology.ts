import {
  listOf,
  noAddresses,
  objectOf,
  oneOf,
  orNull,
  textOf,
  type HostBond,
  type HostNetworking,
  type HostPif,
} from '../../model/index.js';
import { rebuildReasonCodes, type RebuildKind, type RebuiltItem } from './rebuild-item.js';

/** What a supporter has in common with its coordinator. Addresses are each host's own. */
export const topologyKinds: ReadonlySet<RebuildKind> = new Set([
  'Bond',
  'VLAN',
  'tunnel',
  'SR-IOV',
]);

/**
 * The coordinator's Bonds, VLANs, tunnels and SR-IOV networks as a supporter shall have them. XAPI
 * copies them by the names of the ports. A Bond gets the members that this host has.
 */
export function topologyFor(coordinator: HostNetworking, own: HostNetworking): HostNetworking {
  const devices = new Set(own.pifs.filter(({ physical }) => physical).map(({ device }) => device));
  const pifs = new Map(coordinator.pifs.map((pif) => [pif.ref, pif]));
  const isHere = (member: string): boolean => devices.has(pifs.get(member)?.device ?? '');
  return {
    ...coordinator,
    host: own.host,
    pifs: coordinator.pifs.map(bare),
    bonds: coordinator.bonds.map((bond): HostBond => {
      const members = bond.members.filter(isHere);
      return { ...bond, members: members.length === 0 ? bond.members : members, followsMac: true };
    }),
    clusters: [],
  };
}

/** A PIF without what is one host's own. The plan takes the MAC from the port of that name. */
function bare(pif: HostPif): HostPif {
  return {
    ...pif,
    mac: '',
    management: false,
    attached: false,
    disallowUnplug: null,
    addresses: noAddresses,
    otherConfig: null,
    properties: {},
  };
}

/** An object of the coordinator that this supporter does not have. */
export type MissingObject = Pick<RebuiltItem, 'kind' | 'name' | 'state' | 'reason' | 'detail'>;

/** What is missing of these, after XAPI or the start-up has made them. */
export function missingOf(items: readonly RebuiltItem[]): readonly MissingObject[] {
  return items.flatMap(({ kind, name, state, reason, detail }) =>
    state === 'made' || state === 'exists' ? [] : [{ kind, name, state, reason, detail }],
  );
}

const word = textOf(4096);
const missing = listOf(
  objectOf({
    kind: oneOf(...topologyKinds),
    name: word,
    state: oneOf('planned', 'impossible', 'failed'),
    reason: orNull(objectOf({ code: oneOf(...rebuildReasonCodes), subject: word })),
    detail: word,
  }),
  100_000,
);

/** Whether a value from a report in the journal is such a list. */
export const isMissing = (value: unknown): value is readonly MissingObject[] => missing(value);
