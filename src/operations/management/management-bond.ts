import {
  bestEffort,
  err,
  modeName,
  ok,
  type WantedBond,
  type Result,
  type WiredBond,
} from '../../model/index.js';
import {
  asBool,
  asInt,
  asRef,
  asSet,
  asString,
  describeError,
  type CallOptions,
  type WireRecord,
  type WireValue,
  type XenApiSession,
} from '../../xenapi/index.js';
import { call, type OperationError } from '../call.js';
import { readNetworkMtu } from './management-mtu.js';
import { ipv6AddressesOf, ipv6ModeOf, readRecords, type Records } from '../records.js';

/** Milliseconds for Bond.create. It brings management up again, and DHCP may take as long. */
const createMs = 300_000;

/**
 * Makes the Bond that a reset asks for (Bond.create). It takes over address, VLANs and management
 * of its members. A Bond of these members that exists already is left as it is. The Bond's network
 * gets the MTU of the management network, or `mtu`. The error is a line that says why there is no
 * Bond.
 */
export async function makeManagementBond(
  session: XenApiSession,
  host: string,
  wanted: WantedBond,
  options: CallOptions & { readonly mtu?: number | undefined } = {},
): Promise<Result<WiredBond, string>> {
  const pifs = await readRecords(session, 'PIF', options);
  if (!pifs.ok) return err(describeError(pifs.error));
  const members = membersOf(pifs.value, host, wanted);
  const missing = wanted.members.filter((_member, index) => members[index] === undefined);
  const [first] = members;
  if (missing.length > 0 || first === undefined)
    return err(`no PIF for ${missing.map(({ device }) => device).join(', ')}`);
  const present = await readBonds(session, host, options);
  const bonded = present.find(({ members: names }) =>
    members.some((member) => names.includes(asString(pifs.value.get(member ?? '')?.['device']))),
  );
  if (bonded !== undefined) return ok(bonded);
  const created = await create(
    session,
    members.filter((one) => one !== undefined),
    wanted,
    options.mtu ?? (await readNetworkMtu(session, mtuSource(pifs.value, members), options)),
    options,
  );
  if (!created.ok) return err(describeError(created.error));
  const held = [...pifs.value.values()].find(
    (pif) => asRef(pif['host']) === host && asBool(pif['management']),
  );
  const kept = await keepIpv6(session, host, held, options);
  if (!kept.ok) return err(describeError(kept.error));
  const now = await bondsByRef(session, host, options);
  const made = now.get(asString(created.value));
  return made === undefined ? err('Bond.create has answered, but there is no Bond') : ok(made);
}

/** Bond.create leaves IPv6 with the member. The management interface gets back what it `held`. */
async function keepIpv6(
  session: XenApiSession,
  host: string,
  held: WireRecord | undefined,
  options: CallOptions,
): Promise<Result<unknown, OperationError>> {
  const mode = held === undefined ? 'none' : ipv6ModeOf(held);
  if (held === undefined || mode === 'none' || mode === 'unknown') return ok(undefined);
  const pifs = await readRecords(session, 'PIF', options);
  if (!pifs.ok) return pifs;
  const now = [...pifs.value].find(
    ([, pif]) => asRef(pif['host']) === host && asBool(pif['management']),
  );
  if (now === undefined || ipv6ModeOf(now[1]) === mode) return ok(undefined);
  const [address = ''] = ipv6AddressesOf(held);
  const fixed = mode === 'static' ? [address, asString(held['ipv6_gateway'])] : ['', ''];
  const params = [now[0], modeName(mode), ...fixed, asString(held['DNS'])];
  return call(session, 'PIF.reconfigure_ipv6', params, { ...options, timeoutMs: createMs });
}

/**
 * The physical PIF of each member. It is found by its MAC, since names may have changed, else by
 * its name.
 */
function membersOf(
  pifs: Records,
  host: string,
  { members }: WantedBond,
): readonly (string | undefined)[] {
  const physical = [...pifs].filter(
    ([, pif]) =>
      asRef(pif['host']) === host && asBool(pif['physical']) && asInt(pif['VLAN']) === -1,
  );
  return members.map(
    ({ device, mac }) =>
      physical.find(([, pif]) =>
        mac === null
          ? asString(pif['device']) === device
          : asString(pif['MAC']).toLowerCase() === mac,
      )?.[0],
  );
}

/**
 * The network whose MTU the bond's network gets: the management interface's, else the first
 * member's.
 */
function mtuSource(pifs: Records, members: readonly (string | undefined)[]): string | null {
  const all = members.map((ref) => pifs.get(ref ?? '')).filter((pif) => pif !== undefined);
  const pif = all.find((one) => asBool(one['management'])) ?? all[0];
  return asRef(pif?.['network']);
}

async function create(
  session: XenApiSession,
  members: readonly string[],
  { members: wanted, mode }: WantedBond,
  mtu: number,
  options: CallOptions,
): Promise<Result<WireValue, OperationError>> {
  const network = await call(
    session,
    'network.create',
    [
      {
        name_label: `Bond of ${wanted.map(({ device }) => device).join('+')}`,
        name_description: '',
        MTU: String(mtu),
        other_config: {},
        tags: [],
      },
    ],
    options,
  );
  if (!network.ok) return network;
  const bond = await call(session, 'Bond.create', [network.value, [...members], '', mode, {}], {
    ...options,
    timeoutMs: createMs,
  });
  // A network without its Bond would only confuse. Why there is no Bond is what is told.
  if (!bond.ok) bestEffort(await call(session, 'network.destroy', [network.value], options));
  return bond;
}

/** Reads the Bonds of a host; empty when they cannot be read. */
export async function readBonds(
  session: XenApiSession,
  host: string,
  options: CallOptions = {},
): Promise<readonly WiredBond[]> {
  return [...(await bondsByRef(session, host, options)).values()];
}

async function bondsByRef(
  session: XenApiSession,
  host: string,
  options: CallOptions,
): Promise<ReadonlyMap<string, WiredBond>> {
  const bonds = await readRecords(session, 'Bond', options);
  const pifs = await readRecords(session, 'PIF', options);
  if (!bonds.ok || !pifs.ok) return new Map();
  const nameOf = (ref: string | null): string => asString(pifs.value.get(ref ?? '')?.['device']);
  return new Map(
    [...bonds.value].flatMap(([ref, bond]) => {
      const master = asRef(bond['master']);
      if (asRef(pifs.value.get(master ?? '')?.['host']) !== host) return [];
      const members = asSet(bond['slaves']).map((slave) => nameOf(asRef(slave)));
      return [[ref, { device: nameOf(master), members, mode: asString(bond['mode']) }] as const];
    }),
  );
}
