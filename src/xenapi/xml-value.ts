import { MAX_DEPTH } from './decoded.js';
import type { WireRecord, WireValue } from './value.js';
import { DateTime, Double, openRecord } from './value.js';
import type { XmlReader } from './xml-reader.js';

const INTEGER = /^[+-]?\d{1,19}$/;
const FLOAT = /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?$/;
const SPECIAL_FLOATS: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['-nan', Number.NaN],
  ['inf', Infinity],
  ['+inf', Infinity],
  ['-inf', -Infinity],
  ['infinity', Infinity],
  ['-infinity', -Infinity],
]);
const DATE = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(?:\.\d{1,9})?(Z?)$/;

function integer(text: string): number | undefined {
  const value = INTEGER.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

function double(text: string): Double | undefined {
  if (FLOAT.test(text)) return new Double(Number(text));
  const special = SPECIAL_FLOATS.get(text.toLowerCase());
  return special === undefined ? undefined : new Double(special);
}

/** Brings the ISO forms clients use to the one xapi writes. Without a zone it is UTC, as xapi reads it. */
function dateTime(text: string): DateTime | undefined {
  const found = DATE.exec(text);
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = found;
  return new DateTime(`${year}${month}${day}T${hour}:${minute}:${second}Z`);
}

function boolean(text: string): boolean | undefined {
  return text === '1' ? true : text === '0' ? false : undefined;
}

const TYPED: ReadonlyMap<string, (text: string) => WireValue | undefined> = new Map<
  string,
  (text: string) => WireValue | undefined
>([
  ['string', (text) => text],
  ['int', (text) => integer(text.trim())],
  ['i4', (text) => integer(text.trim())],
  ['i8', (text) => integer(text.trim())],
  ['boolean', (text) => boolean(text.trim())],
  ['double', (text) => double(text.trim())],
  ['dateTime.iso8601', (text) => dateTime(text.trim())],
]);

function typed(reader: XmlReader, tag: string): WireValue | null {
  const read = TYPED.get(tag);
  if (read === undefined) return reader.fail(`<${tag.slice(0, 40)}>, which is no XML-RPC type`);
  const text = reader.text();
  if (text === null) return null;
  const value = read(text);
  if (value === undefined) return reader.fail(`a <${tag}> that is none`);
  return reader.expect(`/${tag}`) ? value : null;
}

function array(reader: XmlReader, depth: number): readonly WireValue[] | null {
  const items: WireValue[] = [];
  const data = reader.tag();
  if (data === 'data/') return reader.expect('/array') ? items : null;
  if (data !== 'data') return reader.fail('an <array> without <data>');
  for (;;) {
    const tag = reader.tag();
    if (tag === '/data') return reader.expect('/array') ? items : null;
    const item = tag === null ? null : value(reader, tag, depth);
    if (item === null) return null;
    items.push(item);
  }
}

function struct(reader: XmlReader, depth: number): WireRecord | null {
  const record = openRecord();
  for (;;) {
    const tag = reader.tag();
    if (tag === '/struct') return record;
    if (tag !== 'member') return reader.fail('a <struct> that holds something else than members');
    const named = reader.tag();
    // Some writers spell the empty name <name/>.
    const name =
      named === 'name'
        ? reader.name()
        : named === 'name/'
          ? ''
          : reader.fail('a member without a name');
    const opening = reader.tag();
    const member = name === null || opening === null ? null : value(reader, opening, depth);
    if (name === null || member === null || !reader.expect('/member')) return null;
    record[name] = member;
  }
}

function inner(reader: XmlReader, tag: string, depth: number): WireValue | null {
  switch (tag) {
    case 'struct':
      return struct(reader, depth + 1);
    case 'array':
      return array(reader, depth + 1);
    case 'struct/':
      return openRecord();
    case 'string/':
    // Void is '' in XenAPI; some libraries send nil for it.
    case 'nil/':
      return '';
    default:
      return typed(reader, tag);
  }
}

/** Reads one value whose opening tag was `tag`. A bare `<value>text</value>` is a string, as xapi also writes its integers. */
export function value(reader: XmlReader, tag: string, depth = 0): WireValue | null {
  if (tag === 'value/') return '';
  if (tag !== 'value') return reader.fail(`<${tag.slice(0, 40)}> where <value> belongs`);
  if (depth > MAX_DEPTH) return reader.fail(`values nested more than ${MAX_DEPTH} deep`);
  const text = reader.text();
  const next = reader.tag();
  if (text === null || next === null) return null;
  if (next === '/value') return text;
  if (text.trim() !== '') return reader.fail('text beside a typed value');
  const held = inner(reader, next, depth);
  return held !== null && reader.expect('/value') ? held : null;
}
