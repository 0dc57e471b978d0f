import { Readable } from 'node:stream';
import fc from '../support/run/property.js';
import {
  DateTime,
  Double,
  Int32,
  deepestValue,
  decodeXmlAnswer,
  decodeXmlCall,
  encodeXmlAnswer,
  openRecord,
  toEnvelope,
  type WireValue,
} from '../../src/xenapi/index.js';
import { encodeCall } from '../../src/xenapi/xmlrpc/xmlrpc-request.js';
import { plain, wireValue } from './arbitrary.js';

/** The package's reader, as a second opinion on what we write. */
function packageReads(xml: string): Promise<unknown> {
  type Callback = (error: Error | null, value: unknown) => void;
  const Deserializer: new () => {
    deserializeMethodResponse(stream: Readable, done: Callback): void;
  } = jest.requireActual('xmlrpc/lib/deserializer');
  return new Promise((resolve, reject) => {
    new Deserializer().deserializeMethodResponse(Readable.from([xml]), (error, value) => {
      if (error === null) resolve(value);
      else reject(error);
    });
  });
}

const answer = (value: WireValue): string =>
  [...encodeXmlAnswer(toEnvelope({ ok: true, value }))].join('');
const call = (params: string): string =>
  `<methodCall><methodName>a.b</methodName><params>${params}</params></methodCall>`;
const param = (value: string): string => call(`<param>${value}</param>`);
const asNumber = (value: WireValue): unknown =>
  // Plus 0: a decimal text has no negative zero.
  value instanceof Double || value instanceof Int32
    ? value.value + 0
    : value instanceof DateTime
      ? value.iso
      : value;

describe('writing an answer', () => {
  test.each<[string, WireValue, string]>([
    ['text bare', 'a<b>&"c"', '<value>a&lt;b&gt;&amp;&quot;c&quot;</value>'],
    ['the empty text without a type', '', '<value></value>'],
    ['an integer as bare text', 9_007_199_254_740_991, '<value>9007199254740991</value>'],
    ['a counter of event.from', new Int32(7), '<value><i4>7</i4></value>'],
    ['a boolean', true, '<value><boolean>1</boolean></value>'],
    ['a whole float', new Double(2), '<value><double>2</double></value>'],
    ['a float without a value', new Double(Number.NaN), '<value><double>nan</double></value>'],
    [
      'a date',
      new DateTime('20240131T09:08:07Z'),
      '<value><dateTime.iso8601>20240131T09:08:07Z</dateTime.iso8601></value>',
    ],
    ['an empty set', [], '<value><array><data></data></array></value>'],
    ['an empty map', {}, '<value><struct></struct></value>'],
    [
      'a name that needs escaping',
      { 'a&<b>': 1 },
      '<value><struct><member><name>a&amp;&lt;b&gt;</name><value>1</value>' +
        '</member></struct></value>',
    ],
    ['control characters dropped', 'a\u0000\u001bb\tc', '<value>ab\tc</value>'],
    ['CR so that it survives', 'a\rb', '<value>a&#13;b</value>'],
  ])('%s', (_what, value, expected) => {
    expect([...encodeXmlAnswer(value)].join('')).toBe(
      `<?xml version="1.0"?><methodResponse><params><param>${expected}</param>` +
        '</params></methodResponse>',
    );
  });

  test('puts no white space between tags', () => {
    fc.assert(
      fc.property(wireValue, (value) => {
        const withoutText = answer(value).replace(/<value>[^<]*<\/value>|<name>[^<]*<\/name>/g, '');
        expect(withoutText).not.toMatch(/>\s+</);
      }),
    );
  });

  test('is what the xmlrpc package reads', async () => {
    const given = {
      name: 'a & b',
      set: ['x', ''],
      map: { up: true },
      load: new Double(0.25),
      count: new Int32(3),
      vlan: -1,
    };
    await expect(packageReads(answer(given))).resolves.toEqual({
      Status: 'Success',
      Value: { name: 'a & b', set: ['x', ''], map: { up: true }, load: 0.25, count: 3, vlan: '-1' },
    });
  });

  test('comes in pieces, so that a large one can be interrupted', () => {
    const pieces = [
      ...encodeXmlAnswer(Array.from({ length: 20_000 }, (_, index) => `item ${index}`)),
    ];
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000);
  });
});

describe('reading an answer', () => {
  test('gives back what was written, integers as text', () => {
    fc.assert(
      fc.property(wireValue, (value) => {
        const read = decodeXmlAnswer(answer(value));
        expect(read.ok && read.value.ok).toBe(true);
        if (!read.ok || !read.value.ok) return;
        const written = plain(value, (held) =>
          typeof held === 'number' ? String(held) : asNumber(held),
        );
        expect(plain(read.value.value, asNumber)).toEqual(written);
      }),
    );
  });

  test('gives XenAPI errors, code first', () => {
    const xml = [
      ...encodeXmlAnswer(
        toEnvelope({
          ok: false,
          error: { code: 'HANDLE_INVALID', params: ['PIF', 'OpaqueRef:x'] },
        }),
      ),
    ].join('');
    expect(decodeXmlAnswer(xml)).toEqual({
      ok: true,
      value: { ok: false, error: { code: 'HANDLE_INVALID', params: ['PIF', 'OpaqueRef:x'] } },
    });
  });

  test.each([
    ['a fault', '<methodResponse><fault><value>x</value></fault></methodResponse>'],
    ['HTML', '<html><body>no</body></html>'],
    ['nothing', ''],
    [
      'a struct without Status',
      '<methodResponse><params><param><value><struct/></value></param></params></methodResponse>',
    ],
    ['half an answer', answer({ a: 'b' }).slice(0, -40)],
    ['two values', answer('a').replace('</param>', '</param><param><value>b</value></param>')],
  ])('refuses %s', (_what, xml) => {
    expect(decodeXmlAnswer(xml).ok).toBe(false);
  });
});

describe('reading a call', () => {
  test.each<[string, string, unknown]>([
    ['bare text to the letter', '<value> a b </value>', ' a b '],
    ['typed text', '<value><string>x</string></value>', 'x'],
    ['empty typed text', '<value><string></string></value>', ''],
    ['empty tags', '<value><string/></value>', ''],
    ['an empty value', '<value/>', ''],
    ['white space around types', '<value>\n  <int>5</int>\n</value>', 5],
    ['i4', '<value><i4>-3</i4></value>', -3],
    ['a boolean', '<value><boolean>0</boolean></value>', false],
    ['inf', '<value><double>-inf</double></value>', new Double(-Infinity)],
    [
      'a date with dashes',
      '<value><dateTime.iso8601>2024-01-31T09:08:07Z</dateTime.iso8601></value>',
      new DateTime('20240131T09:08:07Z'),
    ],
    [
      'a date without a zone as UTC',
      '<value><dateTime.iso8601>20240131T09:08:07</dateTime.iso8601></value>',
      new DateTime('20240131T09:08:07Z'),
    ],
    ['CDATA', '<value><![CDATA[<a>&]]> b</value>', '<a>& b'],
    [
      'the five entities and numbers',
      '<value>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;</value>',
      '<>&"\'AB',
    ],
    [
      'an unescaped name, as xapi writes it',
      '<value><struct><member><name>a&b<c</name><value>d</value></member></struct></value>',
      { 'a&b<c': 'd' },
    ],
  ])('%s', (_what, xml, expected) => {
    const read = decodeXmlCall(param(xml));
    expect(read.ok && read.value.params[0]).toEqual(expected);
  });

  test.each([
    ['a DTD', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>${call('')}`, 'document type'],
    ['an entity of its own', param('<value>&b;</value>'), 'entity'],
    ['mismatched tags', param('<value><int>5</string></value>'), '</string> where </int> belongs'],
    ['a number with more behind it', param('<value><int>12abc</int></value>'), '<int>'],
    [
      'an integer beyond what a number holds',
      param('<value><int>9007199254740993</int></value>'),
      '<int>',
    ],
    ['a boolean in words', param('<value><boolean>true</boolean></value>'), '<boolean>'],
    ['something after the end', `${call('')}<a>`, 'after the end'],
    ['an attribute', param('<value type="x">a</value>'), 'not XML-RPC'],
    ['text beside a type', param('<value>a<int>5</int></value>'), 'beside'],
    ['an unknown type', param('<value><base64>YQ==</base64></value>'), 'base64'],
    ['the end in the middle', '<methodCall><methodName>a.b', 'end'],
  ])('refuses %s', (_what, xml, words) => {
    const read = decodeXmlCall(xml);
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.error).toContain(words);
  });

  test('takes params left out', () => {
    expect(
      decodeXmlCall('<methodCall><methodName>system.listMethods</methodName></methodCall>'),
    ).toEqual({
      ok: true,
      value: { method: 'system.listMethods', params: [] },
    });
  });

  test(`takes ${deepestValue} levels and refuses more, however many`, () => {
    const nested = (levels: number): string =>
      param(
        '<value><array><data>'.repeat(levels) +
          '<value>x</value>' +
          '</data></array></value>'.repeat(levels),
      );
    expect(decodeXmlCall(nested(deepestValue)).ok).toBe(true);
    expect(decodeXmlCall(nested(deepestValue + 1))).toMatchObject({ ok: false });
    expect(decodeXmlCall(nested(100_000))).toMatchObject({ ok: false });
  });

  test('lets no name reach a prototype', () => {
    const read = decodeXmlCall(
      param(
        '<value><struct><member><name>__proto__</name><value><struct/></value>' +
          '</member></struct></value>',
      ),
    );
    const record = read.ok ? read.value.params[0] : undefined;
    expect(Object.getPrototypeOf(record)).toBeNull();
    expect(Object.keys(record ?? {})).toEqual(['__proto__']);
  });

  test('reads what the xmlrpc package writes for our client', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z_.]+$/),
        fc.array(wireValue, { maxLength: 3 }),
        (method, params) => {
          const read = decodeXmlCall(encodeCall(method, params));
          expect(read.ok && read.value.method).toBe(method);
          expect(read.ok && plain(read.value.params, asNumber)).toEqual(plain(params, asNumber));
        },
      ),
    );
  });

  test('never throws, whatever comes', () => {
    const piece = fc.constantFrom(
      '<value>',
      '</value>',
      '<array>',
      '<data>',
      '<struct>',
      '<member>',
      '<name>',
      '</name>',
      '<int>',
      '&',
      ';',
      '<![CDATA[',
      ']]>',
      '<!--',
      '<',
      '>',
      '/',
      '1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => param(pieces.join(''))),
        ),
        (xml) => {
          expect(typeof decodeXmlCall(xml).ok).toBe('boolean');
          expect(typeof decodeXmlAnswer(xml).ok).toBe('boolean');
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('an empty record has no prototype', () => {
  expect(Object.getPrototypeOf(openRecord())).toBeNull();
});
