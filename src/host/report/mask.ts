import { vocabulary } from './vocabulary.js';

/** Replaces a value that no rule knows. */
const masked = '[masked]';

/** How to read a text of the report. */
export type ReportFormat =
  /** Text that this program wrote from known facts. */
  | 'own'
  /** A file that contains one harmless name. */
  | 'plain'
  /** Lines `KEY=value` or `key value`. */
  | 'settings'
  /** Anything else: logs, outputs of commands, JSON. */
  | 'text';

/** The settings whose values supporters need. The values of all other settings are masked. */
const knownSettings: ReadonlySet<string> = new Set(
  `label mode modev6 mode_v6 ip ipv6 netmask gateway gateway_v6 ipv6_gateway vlan dns device
  domain master slave bond_mode bond_members management_interface management_address_type
  current_interfaces installation_uuid control_domain_uuid product_version product_version_text
  product_brand product_name build_number platform_version platform_name xen_version
  kernel_version installation_date primary_disk sr_physical hostname nameserver search options
  name version id id_like version_id pretty_name ansi_color cpe_name home_url bug_report_url
  server pool driftfile makestep rtcsync logdir dom0_mem dom0_vcpus stunnel_legacy company_name
  company_name_short authenticationtimeoutminutes authtimeout keyboard mac`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/**
 * After these words every value is masked, even a harmless one, because a number or a known word
 * may be the secret.
 */
const telling =
  /passw|passphrase|pwd|secret|token|ticket|credential|auth(?!or|ent?ication_?timeout)|communit|private|psk|pem\b|cookie|bind|chap|login|otp|\bpin\b|\bkeys?\b|apikey|session|snmp|signature|license/iu;
/**
 * How many lines after such a word are masked too. A name and its value may be on separate lines,
 * as in XML-RPC members and s-expressions.
 */
const linesBehind = 2;
/** The beginning of a new log entry. A value never begins like this. */
const newEntry = /^(?:\w{3} [ \d]\d \d\d:|\[?\d{4}-?\d\d-?\d\dT|\[ *\d+\.\d+\])/u;

const hex = '[0-9a-fA-F]';
/**
 * The forms of harmless values: times, addresses, MACs, single uuids, PCI addresses, numbers, whole
 * words.
 */
const token = new RegExp(
  [
    `${hex}{8}(?:-${hex}{4}){3}-${hex}{12}`,
    `(?:${hex}{2}:){5}${hex}{2}`,
    `${hex}{4}:${hex}{2}:${hex}{2}\\.\\d`,
    `(?:${hex}{0,4}:){2,7}${hex}{0,4}(?:/\\d{1,3})?`,
    '\\d{4}-?\\d\\d-?\\d\\dT[\\d:.]+Z?',
    '(?:\\d{1,3}\\.){3}\\d{1,3}(?:/\\d{1,2})?',
    '\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?',
    '[A-Za-z]+(?:\\d{1,4})?(?:[_.-][A-Za-z]+(?:\\d{1,4})?)*',
    '\\d{1,12}(?:\\.\\d{1,9})*(?:ms|s|kB|MB|GB|Mbps|Gbps|%)?',
  ].join('|'),
  'u',
);
const whole = new RegExp(`^(?:${token.source})$`, 'u');

/** One line with a name and a version. A file that does not look like this is masked as text. */
const plain = /^[\w .()/-]{1,120}\n?$/u;

/** Masks every value in a text of the report that is not known to be harmless. */
export function maskUnknown(text: string, format: ReportFormat): string {
  if (format === 'own' || (format === 'plain' && plain.test(text) && !telling.test(text)))
    return text;
  let behind = 0;
  return text
    .split('\n')
    .map((line) => {
      if (format === 'settings') return maskSetting(line);
      if (newEntry.test(line)) behind = 0;
      const at = line.search(telling);
      if (at >= 0) {
        behind = linesBehind;
        return `${maskWords(line.slice(0, at))}${wordAt(line, at)} ${masked}`;
      }
      if (behind === 0) return maskWords(line);
      behind -= 1;
      return line.trim() === '' ? line : masked;
    })
    .join('\n');
}

/** The word that announces the secret. It is shown only when it consists of known words. */
function wordAt(line: string, at: number): string {
  const word = /^\w{1,40}/u.exec(line.slice(at))?.[0] ?? '';
  return isKnownWord(word) ? word : '';
}

function maskSetting(line: string): string {
  const parts = /^(\s*)([\w-]{1,64})(\s?[=:]\s?|\s)(.*)$/u.exec(line);
  const [, blank = '', key = '', between = '', value = ''] = parts ?? [];
  if (parts === null) return maskWords(line);
  return knownSettings.has(key.toLowerCase()) && !telling.test(value)
    ? line
    : `${blank}${maskWords(key)}${between}${value === '' ? '' : masked}`;
}

function maskWords(line: string): string {
  return line.replace(/[^\s"'`<>()[\]{}|,;=&?!*@#\\]+/gu, (piece) =>
    piece
      .split('/')
      .map((part) => maskPart(part))
      .join('/'),
  );
}

/** In characters: no known word or address is longer. */
const longest = 80;

/** Masks one piece between blanks, brackets, quotes and slashes. */
function maskPart(part: string): string {
  if (part.length > longest) return masked;
  const end = /[:.,+-]{0,8}$/u.exec(part)?.[0] ?? '';
  const word = part.slice(0, part.length - end.length);
  if (word === '') return part;
  if (whole.test(word)) return isHarmless(word) ? part : `${masked}${end}`;
  const pieces = word.split(/([:%$~^+-])/u);
  return pieces.length > 1 && pieces.length < 40
    ? `${pieces.map((piece) => (piece.length <= 1 ? piece : maskPart(piece))).join('')}${end}`
    : `${masked}${end}`;
}

function isHarmless(word: string): boolean {
  return !/^[A-Za-z]/u.test(word) || isAddress(word) || isKnownWord(word);
}

function isAddress(word: string): boolean {
  return /^[0-9a-fA-F:]+$/u.test(word) && word.includes(':') ? true : uuid.test(word);
}
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Whether every part of a compound word is in the vocabulary. A number may follow, as in eth0. */
function isKnownWord(word: string): boolean {
  const parts = word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/gu) ?? [];
  return (
    parts.length > 0 &&
    parts.every(
      (part) =>
        part.length === 1 ||
        (/^\d/u.test(part) ? part.length <= 4 : vocabulary.has(part.toLowerCase())),
    )
  );
}
