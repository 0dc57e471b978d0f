import type { FixedRule, KeptName, NamingRules } from './naming-rules.js';

/** A port as the kernel finds it. */
export interface PortToName {
  readonly mac: string;
  /** '' where the kernel shows none. */
  readonly pci: string;
  /** The name that it has before interface-rename gives it one. */
  readonly kernelName: string;
}

/** The port that a rule of the administrator means. The firmware's names are not known here. */
export function portOfRule<P extends PortToName>(
  { by, value }: FixedRule,
  ports: readonly P[],
): P | undefined {
  if (by === 'mac') return ports.find(({ mac }) => mac === value);
  if (by !== 'pci') return undefined;
  const [, slot = value, index = '0'] = /^(.*)\[(\d+)\]$/.exec(value) ?? [];
  return ports.filter(({ pci }) => pci !== '' && pci.toLowerCase() === slot.toLowerCase())[
    Number(index)
  ];
}

/** Names being given, each to one port only. */
class Naming {
  readonly names = new Map<string, string>();

  /** Whether no port has the name yet. */
  isFree(name: string): boolean {
    return ![...this.names.values()].includes(name);
  }

  /** Gives the port a name, unless one of them is taken. */
  give(port: PortToName | undefined, name: string): void {
    if (port !== undefined && !this.names.has(port.mac) && this.isFree(name))
      this.names.set(port.mac, name);
  }
}

/** The name of a port that was seen before; null: it is a new one. */
function formerName(
  port: PortToName,
  { lastBoot, old }: NamingRules,
  present: { readonly macs: ReadonlySet<string>; readonly shared: ReadonlySet<string> },
): string | null {
  const byMac = (names: readonly KeptName[]): string | null =>
    names.find(({ mac }) => mac === port.mac)?.name ?? null;
  const last = byMac(lastBoot);
  // A port of a slot with several ports does not take the place of a port that is gone.
  if (last !== null || present.shared.has(port.pci)) return last;
  const inSlot = [...lastBoot, ...old].find(({ pci }) => pci !== '' && pci === port.pci);
  if (inSlot !== undefined) return present.macs.has(inSlot.mac) ? null : inSlot.name;
  return byMac(old);
}

/**
 * Slots with several ports that replaced as many others: their names go over in the order of MACs.
 */
function nameReplacedSlots(
  naming: Naming,
  ports: readonly PortToName[],
  { lastBoot, old }: NamingRules,
  shared: ReadonlySet<string>,
): void {
  const order = (one: { readonly mac: string }, other: { readonly mac: string }): number =>
    one.mac < other.mac ? -1 : 1;
  for (const slot of shared) {
    const now = ports.filter(({ pci }) => pci === slot).toSorted(order);
    const before = [...lastBoot, ...old].filter(({ pci }) => pci === slot).toSorted(order);
    const whole =
      now.length === before.length &&
      now.every(({ mac }) => !naming.names.has(mac)) &&
      before.every(({ name }) => naming.isFree(name));
    if (whole)
      now.forEach((port, index) => {
        naming.give(port, before[index]?.name ?? '');
      });
  }
}

/**
 * The names that interface-rename gives these ports at boot, by MAC: by the administrator's rules,
 * then by the names of the last boot (same MAC, else the same slot in place of a port that is
 * gone), then by older ones. A new port keeps the kernel's name if that is free, else it gets the
 * next number behind all known ones.
 */
export function namesAtBoot(
  rules: NamingRules,
  ports: readonly PortToName[],
): ReadonlyMap<string, string> {
  const naming = new Naming();
  const slots = ports.map(({ pci }) => pci).filter((pci) => pci !== '');
  const shared = new Set(slots.filter((pci, index) => slots.indexOf(pci) !== index));
  const macs = new Set(ports.map(({ mac }) => mac));
  for (const rule of rules.fixed) naming.give(portOfRule(rule, ports), rule.name);
  for (const port of ports) {
    const name = formerName(port, rules, { macs, shared });
    if (name !== null) naming.give(port, name);
  }
  nameReplacedSlots(naming, ports, rules, shared);
  const known = [
    ...rules.fixed.filter((rule) => portOfRule(rule, ports) !== undefined).map(({ name }) => name),
    ...rules.lastBoot.map(({ name }) => name),
    ...ports.map(({ mac, kernelName }) => naming.names.get(mac) ?? kernelName),
  ].flatMap((name) => (/^eth\d+$/.test(name) ? [Number(name.slice(3))] : []));
  let next = Math.max(-1, ...known) + 1;
  for (const port of ports.filter(({ mac }) => !naming.names.has(mac))) {
    const keeps = /^eth\d+$/.test(port.kernelName) && naming.isFree(port.kernelName);
    naming.give(port, keeps ? port.kernelName : `eth${next}`);
    if (!keeps) next += 1;
  }
  return naming.names;
}
