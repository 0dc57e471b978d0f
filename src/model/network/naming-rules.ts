import { parseMac, type Mac } from '../address/address.js';
import { isJsonObject, jsonList } from '../json-object.js';
import { parseJson } from '../json.js';

/** The folder of interface-rename's rules on the host. */
export const namingFolder = '/etc/sysconfig/network-scripts/interface-rename-data';

/** The administrator's rules. */
export const fixedRulesPath = `${namingFolder}/static-rules.conf`;

/** The rules that the host keeps by itself: the names of the last boot. */
export const keptRulesPath = `${namingFolder}/dynamic-rules.json`;

/** The two files of rules; null: the file is not there. */
export interface NamingTexts {
  readonly fixed: string | null;
  readonly kept: string | null;
}

/** A rule of the administrator. `ppn` and `label` are names that the firmware gives to a port. */
export interface FixedRule {
  readonly name: string;
  readonly by: 'mac' | 'pci' | 'ppn' | 'label';
  readonly value: string;
}

/** A port with the name that it had. */
export interface KeptName {
  readonly mac: string;
  readonly pci: string;
  readonly name: string;
}

/** The rules by which interface-rename names the ports at boot. */
export interface NamingRules {
  readonly fixed: readonly FixedRule[];
  readonly lastBoot: readonly KeptName[];
  /** Ports that were seen before the last boot. */
  readonly old: readonly KeptName[];
}

const methods = ['mac', 'pci', 'ppn', 'label'] as const;
const shapes: Readonly<Record<'pci' | 'ppn', RegExp>> = {
  pci: /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f](?:\[\d{1,3}\])?$/i,
  ppn: /^(?:em\d+|p(?:ci)?\d+p\d+)$/,
};

/** How a value without a method is meant. */
function guessed(value: string): FixedRule['by'] {
  if (parseMac(value) !== null) return 'mac';
  if (shapes.pci.test(value)) return 'pci';
  return shapes.ppn.test(value) ? 'ppn' : 'label';
}

/** The rule in a line; null: it has none, or interface-rename ignores it. */
function fixedRule(line: string): FixedRule | null {
  const parts = /^[ \t]*(eth\d{1,6})[ \t]*(?::([^=]*))?=(.*)$/.exec(line);
  if (parts === null) return null;
  const [, name = '', method, text = ''] = parts;
  const trimmed = text.trim();
  const quote = trimmed.charAt(0);
  const quoted = (quote === '"' || quote === "'") && trimmed.endsWith(quote);
  const value = quoted ? trimmed.slice(1, -1) : trimmed;
  const given = method?.trim() ?? 'guess';
  const by = given === 'guess' ? guessed(value) : methods.find((one) => one === given);
  if (by === undefined || value === '') return null;
  if (by === 'mac') {
    const mac = parseMac(value);
    return mac === null ? null : { name, by, value: mac };
  }
  if (by !== 'label' && !shapes[by].test(value)) return null;
  return { name, by, value };
}

/** The administrator's rules. Of two rules for a name the later one counts. */
function parseFixedRules(text: string): readonly FixedRule[] {
  const rules = new Map<string, FixedRule>();
  for (const line of text.split('\n')) {
    const rule = fixedRule(line);
    if (rule !== null) rules.set(rule.name, rule);
  }
  return [...rules.values()];
}

function namesIn(value: unknown): readonly KeptName[] {
  return jsonList(value).flatMap((entry) => {
    const [mac, pci, name] = jsonList(entry);
    const parsed = typeof mac === 'string' ? parseMac(mac) : null;
    return parsed !== null &&
      typeof pci === 'string' &&
      typeof name === 'string' &&
      /^eth\d+$/.test(name)
      ? [{ mac: parsed, pci, name }]
      : [];
  });
}

/** The rules that the host keeps; null: the file is damaged, and interface-rename ignores it. */
export function parseKeptRules(text: string): Pick<NamingRules, 'lastBoot' | 'old'> | null {
  const data = text.replace(/^[ \t]*#.*$/gm, '');
  if (data.trim() === '') return { lastBoot: [], old: [] };
  const read = parseJson(data);
  if (!read.ok || !isJsonObject(read.value)) return null;
  return { lastBoot: namesIn(read.value['lastboot']), old: namesIn(read.value['old']) };
}

/** The rules in both files. An absent or damaged file has none. */
export function parseNamingRules({ fixed, kept }: NamingTexts): NamingRules {
  return {
    fixed: parseFixedRules(fixed ?? ''),
    ...(parseKeptRules(kept ?? '') ?? { lastBoot: [], old: [] }),
  };
}

/**
 * The text of the administrator's rules without those for which `drop` holds, and with one more for
 * each pin. All other lines stay as they are.
 */
export function withFixedRules(
  text: string | null,
  drop: (rule: FixedRule) => boolean,
  pins: readonly { readonly name: string; readonly mac: Mac }[],
): string | null {
  const lines = (text ?? '').split('\n').filter((line) => {
    const rule = fixedRule(line);
    return rule === null || !drop(rule);
  });
  const whole = lines.join('\n');
  const before = whole === '' || whole.endsWith('\n') ? whole : `${whole}\n`;
  const after = `${before}${pins.map(({ name, mac }) => `${name}:mac="${mac}"\n`).join('')}`;
  return text === null && after === '' ? null : after;
}

/** The text of the kept rules, as interface-rename writes it, with the comments of `text`. */
export function keptRulesText(
  text: string | null,
  { lastBoot, old }: Pick<NamingRules, 'lastBoot' | 'old'>,
): string {
  const comments = (text ?? '').split('\n').filter((line) => line.trim().startsWith('#'));
  const rows = (names: readonly KeptName[]): readonly (readonly string[])[] =>
    names.map(({ mac, pci, name }) => [mac, pci, name]);
  const json = JSON.stringify({ lastboot: rows(lastBoot), old: rows(old) }, null, 4);
  return [...comments, json].join('\n');
}
