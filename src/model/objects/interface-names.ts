import type { Mac } from '../address/address.js';
import { namesAtBoot, portOfRule, type PortToName } from '../network/names-at-boot.js';
import {
  keptRulesText,
  parseNamingRules,
  withFixedRules,
  type FixedRule,
  type KeptName,
  type NamingRules,
  type NamingTexts,
} from '../network/naming-rules.js';

/** A port of this host that interface-rename names. */
export interface NamedPort extends PortToName {
  readonly mac: Mac;
  /** Vendor and driver, for the operator to know it by. */
  readonly description: string;
  readonly carrier: boolean | null;
}

/** What decides the names of the ports, as it was read. */
export interface InterfaceNames {
  /** The ports that are in the machine, under their present names. */
  readonly ports: readonly NamedPort[];
  readonly texts: NamingTexts;
  /** The files before the last change, which can be put back; null: no copies are kept. */
  readonly former: NamingTexts | null;
}

/** A port by its MAC, and the name that it should get. */
export interface WantedName {
  readonly mac: Mac;
  readonly name: string;
}

/** A change of the rules, from the next boot on. */
export interface NamingPlan {
  /** The change holds for these files only. */
  readonly before: NamingTexts;
  readonly after: NamingTexts;
  /** The names that interface-rename is told (`--update`); none: it has no command for this. */
  readonly update: readonly WantedName[];
  /** The names of all ports at the next boot, by MAC. */
  readonly names: ReadonlyMap<string, string>;
}

/** The names at the next boot, by MAC. */
export function plannedNames({ ports, texts }: InterfaceNames): ReadonlyMap<string, string> {
  return namesAtBoot(parseNamingRules(texts), ports);
}

/** The rule of the administrator that decides the name of a port; null: there is none. */
export function fixedRuleOf({ ports, texts }: InterfaceNames, mac: string): FixedRule | null {
  const { fixed } = parseNamingRules(texts);
  return fixed.find((rule) => portOfRule(rule, ports)?.mac === mac) ?? null;
}

/** Ports in the rules that are not in the machine any more, each MAC once. */
export function gonePorts({ ports, texts }: InterfaceNames): readonly KeptName[] {
  const { fixed, lastBoot, old } = parseNamingRules(texts);
  const present = new Set<string>(ports.map(({ mac }) => mac));
  const named = fixed.flatMap(({ by, value, name }) =>
    by === 'mac' ? [{ mac: value, pci: '', name }] : [],
  );
  const gone = [...lastBoot, ...old, ...named].filter(({ mac }) => !present.has(mac));
  return gone.filter(({ mac }, index) => gone.findIndex((other) => other.mac === mac) === index);
}

/**
 * The kept rules with these names at the last boot, as interface-rename's `--update` leaves them.
 */
export function withLastBoot(
  { lastBoot, old }: Pick<NamingRules, 'lastBoot' | 'old'>,
  ports: readonly Pick<PortToName, 'mac' | 'pci'>[],
  update: readonly { readonly mac: string; readonly name: string }[],
): Pick<NamingRules, 'lastBoot' | 'old'> {
  const others = lastBoot.filter(
    ({ mac, name }) => !update.some((request) => request.mac === mac || request.name === name),
  );
  const changed = update.flatMap(({ mac, name }) => {
    const port = ports.find((one) => one.mac === mac);
    return port === undefined ? [] : [{ mac, pci: port.pci, name }];
  });
  const number = ({ name }: KeptName): number => Number(name.slice(3));
  return {
    lastBoot: [...others, ...changed].toSorted((one, other) => number(one) - number(other)),
    old,
  };
}

/**
 * The plan that gives each of these ports its name. Rules of the administrator that say otherwise
 * are replaced. `pin`: this port gets a rule of the administrator, so that it keeps its name
 * wherever it is put.
 */
function naming(found: InterfaceNames, update: readonly WantedName[], pin: Mac | null): NamingPlan {
  const rules = parseNamingRules(found.texts);
  const about = (rule: FixedRule): boolean => {
    const port = portOfRule(rule, found.ports)?.mac ?? (rule.by === 'mac' ? rule.value : '');
    return update.some(({ mac, name }) => mac === port || name === rule.name);
  };
  const pinned = update.filter(({ mac }) => mac === pin || fixedRuleOf(found, mac) !== null);
  const texts = {
    fixed: withFixedRules(found.texts.fixed, about, pinned),
    kept: keptRulesText(found.texts.kept, withLastBoot(rules, found.ports, update)),
  };
  return {
    before: found.texts,
    after: texts,
    update,
    names: plannedNames({ ...found, texts }),
  };
}

/** The plan that pins a name to a port; the port that would have had it gets the other's name. */
export function pinPlan(found: InterfaceNames, { mac, name }: WantedName): NamingPlan {
  const names = plannedNames(found);
  const holder = found.ports.find((port) => names.get(port.mac) === name && port.mac !== mac);
  const former = names.get(mac) ?? '';
  const others = holder === undefined ? [] : [{ mac: holder.mac, name: former }];
  return naming(found, [{ mac, name }, ...others], mac);
}

/** The plan that swaps the names of two ports. */
export function swapPlan(found: InterfaceNames, one: Mac, other: Mac): NamingPlan {
  const names = plannedNames(found);
  return naming(
    found,
    [
      { mac: one, name: names.get(other) ?? '' },
      { mac: other, name: names.get(one) ?? '' },
    ],
    null,
  );
}

/** The plan that forgets the ports that are gone. */
export function forgetPlan(found: InterfaceNames): NamingPlan {
  const gone = new Set(gonePorts(found).map(({ mac }) => mac));
  const { lastBoot, old } = parseNamingRules(found.texts);
  const stays = ({ mac }: KeptName): boolean => !gone.has(mac);
  const texts = {
    fixed: withFixedRules(
      found.texts.fixed,
      ({ by, value }) => by === 'mac' && gone.has(value),
      [],
    ),
    kept: keptRulesText(found.texts.kept, {
      lastBoot: lastBoot.filter(stays),
      old: old.filter(stays),
    }),
  };
  return {
    before: found.texts,
    after: texts,
    update: [],
    names: plannedNames({ ...found, texts }),
  };
}
