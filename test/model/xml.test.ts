import { readXml, XmlError, xmlLimits, XmlScanner } from '../../src/model/index.js';

test('a small document becomes elements with attributes and text', () => {
  const text =
    '\ufeff<?xml version="1.0"?>\n<!-- note --><a>\n<b ' +
    'key="x&amp;y"/><b>one<![CDATA[<two>]]>&#33;</b></a>\n';
  expect(readXml(text)).toMatchObject({
    ok: true,
    value: {
      name: 'a',
      children: [
        { name: 'b', attributes: new Map([['key', 'x&y']]), text: '' },
        { name: 'b', text: 'one<two>!', children: [] },
      ],
    },
  });
});

test.each([
  ['nothing', '', 'no element'],
  ['half a document', '<a><b/>', 'cut off'],
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'document type'],
  ['an entity of its own', '<a>&b;</a>', 'entity'],
  ['something behind it', '<a/><b/>', 'after the end'],
  ['a depth without end', '<a>'.repeat(100_000), 'deep'],
  ['an endless name', `<${'a'.repeat(2_000)}/>`, 'a name of more than'],
])('%s is refused', (_what, text, reason) => {
  const read = readXml(text);
  expect(read.ok ? 'it was read' : read.error.reason).toContain(reason);
});

/** A text that counts its pieces as they are asked for. */
function counted(pieces: readonly string[]): {
  readonly text: Iterable<string>;
  asked: () => number;
} {
  let asked = 0;
  function* text(): Generator<string> {
    for (const piece of pieces) {
      asked += 1;
      yield piece;
    }
  }
  return { text: text(), asked: () => asked };
}

test.each([
  ['a tag', '<a', ' '],
  ['a text', '<a>', 'x'],
  ['a comment', '<!--', 'x'],
])('%s over the limit is given up before the rest is read', (_what, start, filling) => {
  const { text, asked } = counted([
    start,
    ...Array.from({ length: 1000 }, () => filling.repeat(1000)),
  ]);
  const scanner = new XmlScanner(text, { ...xmlLimits, characters: 10_000 });
  const read = (): string => {
    scanner.next();
    return scanner.text();
  };
  expect(read).toThrow(XmlError);
  expect(asked()).toBeLessThan(30);
});
