import type { XmlEvent, XmlScanner } from '../../model/index.js';
import { deepestValue } from '../wire-call.js';
import { DateTime, Double, openRecord, type WireRecord, type WireValue } from '../value.js';
import { unescapeName } from './xml-text.js';

const integerForm = /^[+-]?\d{1,19}$/;
const floatForm = /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?$/;
const specialFloats: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['-nan', Number.NaN],
  ['inf', Infinity],
  ['+inf', Infinity],
  ['-inf', -Infinity],
  ['infinity', Infinity],
  ['-infinity', -Infinity],
]);
const dateTimeForm = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(?:\.\d{1,9})?(Z?)$/;

function integer(text: string): number | undefined {
  const value = integerForm.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

function double(text: string): Double | undefined {
  if (floatForm.test(text)) return new Double(Number(text));
  const special = specialFloats.get(text.toLowerCase());
  return special === undefined ? undefined : new Double(special);
}

/**
 * Turns the ISO forms that clients use into the form that xapi writes. A time without a zone is
 * UTC, as in xapi.
 */
function dateTime(text: string): DateTime | undefined {
  const found = dateTimeForm.exec(text);
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = found;
  return new DateTime(`${year}${month}${day}T${hour}:${minute}:${second}Z`);
}

function boolean(text: string): boolean | undefined {
  return text === '1' ? true : text === '0' ? false : undefined;
}

const readers: ReadonlyMap<string, (text: string) => WireValue | undefined> = new Map<
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

/** Reads the next tag. An attribute is an error, because XML-RPC has none. */
export function nextTag(scanner: XmlScanner): XmlEvent {
  const event = scanner.next();
  if (event === null) return scanner.fail('the end in the middle');
  if (event.kind === 'open' && event.attributes.size > 0)
    return scanner.fail('an attribute, which is not XML-RPC', event.at);
  return event;
}

/** Reads the next tag, which must open `wanted`. */
export function expectOpen(scanner: XmlScanner, wanted: string): void {
  const { kind, name, at } = nextTag(scanner);
  if (kind === 'close') scanner.fail(`</${shown(name)}> where <${wanted}> belongs`, at);
  if (name !== wanted) scanner.fail(`<${shown(name)}> where <${wanted}> belongs`, at);
}

/** Reads the end of the open element. */
export function expectClose(scanner: XmlScanner): void {
  const { kind, name, at } = nextTag(scanner);
  if (kind !== 'close') scanner.fail(`<${shown(name)}> where a closing tag belongs`, at);
}

const shown = (name: string): string => name.slice(0, 40);

function typed(scanner: XmlScanner, tag: string): WireValue {
  const read = readers.get(tag);
  if (read === undefined) return scanner.fail(`<${shown(tag)}>, which is no XML-RPC type`);
  const value = read(scanner.text());
  if (value === undefined) return scanner.fail(`a <${tag}> that is none`);
  expectClose(scanner);
  return value;
}

function array(scanner: XmlScanner, depth: number): readonly WireValue[] {
  const items: WireValue[] = [];
  expectOpen(scanner, 'data');
  for (let tag = nextTag(scanner); tag.kind === 'open'; tag = nextTag(scanner))
    items.push(value(scanner, tag.name, depth));
  expectClose(scanner);
  return items;
}

function struct(scanner: XmlScanner, depth: number): WireRecord {
  const record = openRecord();
  for (let tag = nextTag(scanner); tag.kind === 'open'; tag = nextTag(scanner)) {
    if (tag.name !== 'member') scanner.fail('a <struct> that holds something else than members');
    expectOpen(scanner, 'name');
    // xapi does not escape names, so `&` and `<` in them stand for themselves.
    const name = unescapeName(scanner.verbatim('</name>'));
    expectClose(scanner);
    record[name] = value(scanner, nextTag(scanner).name, depth);
    expectClose(scanner);
  }
  return record;
}

function inner(scanner: XmlScanner, tag: string, depth: number): WireValue {
  switch (tag) {
    case 'struct':
      return struct(scanner, depth + 1);
    case 'array':
      return array(scanner, depth + 1);
    case 'nil':
      // Void is '' in XenAPI. Some libraries send nil for it.
      expectClose(scanner);
      return '';
    default:
      return typed(scanner, tag);
  }
}

/**
 * Reads one value to its end. `tag` is its opening tag, just read. A bare `<value>text</value>` is
 * a string; xapi writes its integers in that form too.
 */
export function value(scanner: XmlScanner, tag: string, depth = 0): WireValue {
  if (tag !== 'value') return scanner.fail(`<${shown(tag)}> where <value> belongs`);
  if (depth > deepestValue) return scanner.fail(`values nested more than ${deepestValue} deep`);
  const text = scanner.text();
  const next = nextTag(scanner);
  if (next.kind === 'close') return text;
  if (text.trim() !== '') return scanner.fail('text beside a typed value');
  const held = inner(scanner, next.name, depth);
  expectClose(scanner);
  return held;
}
