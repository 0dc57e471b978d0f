import fc from '../support/run/property.js';
import {
  DateTime,
  Double,
  Int32,
  deepestValue,
  decodeJsonAnswer,
  decodeJsonCall,
  encodeJsonAnswer,
  encodeJsonCall,
  type CallResult,
  type WireValue,
} from '../../src/xenapi/index.js';
import { plain, wireValue } from './arbitrary.js';

const written = (result: CallResult, version: 1 | 2): string =>
  [...encodeJsonAnswer(result, { version, id: 5 })].join('');
const errorAnswer: CallResult = {
  ok: false,
  error: { code: 'SESSION_INVALID', params: ['OpaqueRef:x'] },
};

/** JSON tells neither 32-bit integers nor dates nor whole floats apart. */
function asJson(value: WireValue): unknown {
  if (value instanceof Double)
    return Number.isNaN(value.value)
      ? 'nan'
      : value.value === Infinity
        ? 'inf'
        : value.value === -Infinity
          ? '-inf'
          : value.value + 0;
  if (value instanceof Int32) return value.value;
  return value instanceof DateTime ? value.iso : value;
}

describe('writing an answer', () => {
  test.each<[string, CallResult, 1 | 2, unknown]>([
    ['version 1', { ok: true, value: 'x' }, 1, { result: 'x', error: null, id: 5 }],
    ['version 2', { ok: true, value: 'x' }, 2, { jsonrpc: '2.0', result: 'x', id: 5 }],
    [
      'an error in version 1',
      errorAnswer,
      1,
      { result: null, error: ['SESSION_INVALID', 'OpaqueRef:x'], id: 5 },
    ],
    [
      'an error in version 2',
      errorAnswer,
      2,
      {
        jsonrpc: '2.0',
        error: { code: 1, message: 'SESSION_INVALID', data: ['OpaqueRef:x'] },
        id: 5,
      },
    ],
  ])('%s', (_what, result, version, expected) => {
    expect(JSON.parse(written(result, version))).toEqual(expected);
  });

  test('a whole float keeps its point, an integer has none', () => {
    expect(written({ ok: true, value: [new Double(2), 2] }, 2)).toContain('[2.0,2]');
  });
});

describe('reading an answer', () => {
  test.each<1 | 2>([1, 2])('gives back what was written in version %d', (version) => {
    fc.assert(
      fc.property(wireValue, (value) => {
        const read = decodeJsonAnswer(written({ ok: true, value }, version), 5);
        expect(read.ok && read.value.ok).toBe(true);
        if (read.ok && read.value.ok)
          expect(JSON.stringify(plain(read.value.value, asJson))).toEqual(
            JSON.stringify(plain(value, asJson)),
          );
      }),
    );
  });

  test.each<1 | 2>([1, 2])('gives the error of version %d', (version) => {
    expect(decodeJsonAnswer(written(errorAnswer, version), 5)).toEqual({
      ok: true,
      value: errorAnswer,
    });
  });

  test('takes null for void', () => {
    expect(decodeJsonAnswer('{"jsonrpc":"2.0","result":null,"id":5}', 5)).toEqual({
      ok: true,
      value: { ok: true, value: '' },
    });
  });

  test.each([
    ['HTML', '<html>'],
    ['a list', '[]'],
    ['another id', '{"result":"","error":null,"id":6}'],
    ['neither result nor error', '{"id":5}'],
    ['an error without a code', '{"error":{},"id":5}'],
    ['an empty error', '{"error":[],"id":5}'],
  ])('refuses %s', (_what, text) => {
    expect(decodeJsonAnswer(text, 5)).toMatchObject({ ok: false });
  });
});

describe('reading a call', () => {
  test('of either version', () => {
    expect(decodeJsonCall('{"method":"a.b","params":["x",1],"id":"q"}')).toEqual({
      ok: true,
      value: { method: 'a.b', params: ['x', 1], version: 1, id: 'q' },
    });
    expect(decodeJsonCall(encodeJsonCall('a.b', [true, { a: [] }], 7))).toMatchObject({
      ok: true,
      value: { method: 'a.b', params: [true, { a: [] }], version: 2, id: 7 },
    });
  });

  const nestedTooDeep = `${'['.repeat(deepestValue + 2)}${']'.repeat(deepestValue + 2)}`;
  test.each([
    ['no JSON, without quoting it', '{"method":"login","params":["secret"'],
    ['a batch', '[{"method":"a","params":[],"id":1}]'],
    ['no id', '{"method":"a","params":[]}'],
    ['a null id', '{"method":"a","params":[],"id":null}'],
    ['a method that is no text', '{"method":{},"params":[],"id":1}'],
    ['named params', '{"method":"a","params":{"session":"x"},"id":1}'],
    ['params nested too deep', `{"method":"a","params":[${nestedTooDeep}],"id":1}`],
    [
      'params nested absurdly deep',
      `{"method":"a","params":[${'['.repeat(150_000)}${']'.repeat(150_000)}],"id":1}`,
    ],
  ])('refuses %s', (_what, text) => {
    const read = decodeJsonCall(text);
    expect(read).toMatchObject({ ok: false });
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  test('lets no name reach a prototype', () => {
    const read = decodeJsonCall('{"method":"a","params":[{"__proto__":{"isAdmin":true}}],"id":1}');
    const record = read.ok ? read.value.params[0] : undefined;
    expect(Object.getPrototypeOf(record)).toBeNull();
    expect(Object.keys(record ?? {})).toEqual(['__proto__']);
  });

  test('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc
            .jsonValue()
            .map((value) => `{"method":"a","id":1,"params":[${JSON.stringify(value)}]}`),
        ),
        (text) => {
          expect(typeof decodeJsonCall(text).ok).toBe('boolean');
          expect(typeof decodeJsonAnswer(text, 1).ok).toBe('boolean');
        },
      ),
      { numRuns: 1000 },
    );
  });
});
