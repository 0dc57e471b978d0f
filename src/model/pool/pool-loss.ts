import { isJsonObject } from '../json-object.js';
import { lostAddressName, parseLostAddress } from './lost-address.js';

/**
 * What the pool database loses with this host's PIFs. Each item has a name that an operator knows
 * (design page, part 1).
 */
export interface PoolLoss {
  readonly pifs: readonly string[];
  readonly bonds: readonly string[];
  readonly vlans: readonly string[];
  readonly tunnels: readonly string[];
  readonly sriovNetworks: readonly string[];
  readonly clusterHosts: readonly string[];
  /**
   * Modes, addresses and purposes of the ports that are not the management interface. Journals of
   * older versions lack them.
   */
  readonly addresses?: readonly string[];
}

/** The kinds of lost objects, in the order in which they are listed. */
export const lossKinds = [
  'pifs',
  'bonds',
  'vlans',
  'tunnels',
  'sriovNetworks',
  'clusterHosts',
  'addresses',
] as const satisfies readonly (keyof PoolLoss)[];

/** Whether a value from a file is a PoolLoss as this version writes it. */
export function isPoolLoss(value: unknown): value is PoolLoss {
  return (
    isJsonObject(value) &&
    lossKinds.every((kind) => {
      const names = value[kind] ?? (kind === 'addresses' ? [] : null);
      return Array.isArray(names) && names.every((name) => typeof name === 'string');
    })
  );
}

/**
 * Device and VLAN from a PIF's name, such as "eth0 VLAN 5, network Pool-wide (...)" or "eth0
 * (management)". The rest of the name may change later.
 */
function deviceAndVlan(name: string): string {
  return name.split(/, network |, bridge | \(/u)[0] ?? name;
}

/** A name in two parts: the object, and what may be missing where another source named it. */
interface Parts {
  readonly object: string;
  /** '' where the name does not say. */
  readonly beside: string;
}

const partsBy =
  (sign: string, object = (text: string): string => text) =>
  (name: string): Parts => {
    const [text = '', ...rest] = name.split(sign);
    return { object: object(text.split(', bridge ')[0] ?? text), beside: rest.join(sign) };
  };

/** The pool database names the network, the host's own files only the bridge. */
const withNetwork = partsBy(', network ');
/** A source may not know the mode of a Bond. */
const bondWithNetwork = partsBy(', network ', (text) => text.split(')')[0] ?? text);
/** A lease may be another one now, and only the pool database knows a purpose. */
const withPurpose = (name: string): Parts => {
  const lost = parseLostAddress(name);
  if (lost === null) return whole(name);
  const families = lost.families.map(({ mode, addresses }) => ({
    mode,
    addresses: mode === 'static' ? addresses : '',
  }));
  return { object: lostAddressName({ ...lost, families, purpose: '' }), beside: lost.purpose };
};
const whole = (name: string): Parts => ({ object: name, beside: '' });

/**
 * Names of one kind that were there before and are missing now. An object is the same where its
 * name of before says less than the present one, or, if that `nowMayLack`, the other way round.
 */
function gone(
  before: readonly string[],
  now: readonly string[],
  parts: (name: string) => Parts = withNetwork,
  nowMayLack = true,
): readonly string[] {
  const there = new Map<string, Set<string>>();
  for (const { object, beside } of now.map(parts))
    there.set(object, (there.get(object) ?? new Set()).add(beside));
  return before.filter((name) => {
    const { object, beside } = parts(name);
    const found = there.get(object);
    if (found === undefined) return true;
    return !(beside === '' || found.has(beside) || (nowMayLack && found.has('')));
  });
}

/**
 * What `before` holds and `now` does not. PIFs are compared by device and VLAN, since their network
 * may have changed. The PIF of a lost Bond, VLAN or tunnel is left out: it is listed under that
 * object.
 */
export function lossBetween(before: PoolLoss, now: PoolLoss): PoolLoss {
  const isToldElsewhere = (pif: string): boolean => {
    const port = deviceAndVlan(pif);
    return (
      / VLAN \d/u.test(port) ||
      [...before.bonds, ...before.tunnels].some((name) => name.startsWith(`${port} `))
    );
  };
  return {
    pifs: gone(before.pifs, now.pifs, (name) => whole(deviceAndVlan(name))).filter(
      (pif) => !isToldElsewhere(pif),
    ),
    bonds: gone(before.bonds, now.bonds, bondWithNetwork),
    vlans: gone(before.vlans, now.vlans),
    tunnels: gone(before.tunnels, now.tunnels),
    sriovNetworks: gone(before.sriovNetworks, now.sriovNetworks),
    clusterHosts: gone(before.clusterHosts, now.clusterHosts, whole),
    ...(before.addresses === undefined
      ? {}
      : { addresses: gone(before.addresses, now.addresses ?? [], withPurpose, false) }),
  };
}
