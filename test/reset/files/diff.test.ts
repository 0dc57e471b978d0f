import fc from '../../support/run/property.js';
import { diffTexts, previewFiles, type DiffLine } from '../../../src/reset/files/diff.js';
import { splitLines } from '../../../src/reset/files/key-value.js';
import { makePlan } from '../../../src/reset/plan/plan.js';
import { facts, inventoryText, request } from '../../support/host/facts.js';

const marks = { kept: ' ', added: '+', removed: '-' } as const;
const shown = (lines: readonly DiffLine[]): readonly string[] =>
  lines.map(
    (line) =>
      marks[line.kind] + line.text + (line.end === '\n' ? '' : `<${JSON.stringify(line.end)}>`),
  );

test.each<[string | null, string | null, readonly string[]]>([
  [null, null, []],
  ['', '', []],
  [null, 'a\nb\n', ['+a', '+b']],
  ['a\nb\n', null, ['-a', '-b']],
  ['a\n', 'a\n', [' a']],
  ['a\nb\nc\n', 'a\nx\nc\n', [' a', '-b', '+x', ' c']],
  ['a\nb\n', 'a\nb\nc\n', [' a', ' b', '+c']],
  ['a\nb\nc\n', 'b\nc\n', ['-a', ' b', ' c']],
  ['a\na\n', 'a\n', [' a', '-a']],
  ['a\nb\nc\nd\n', 'b\nx\nd\ne\n', ['-a', ' b', '-c', '+x', ' d', '+e']],
  ['a\nb\n', 'b\na\n', ['-a', ' b', '+a']],
  ['slave:1\n', 'slave:1', ['-slave:1', '+slave:1<"">']],
  ['a\r\n', 'a\n', ['-a<"\\r\\n">', '+a']],
  ['a\nq\nb\nc\n', 'x\na\nb\ny\n', ['+x', ' a', '-q', ' b', '-c', '+y']],
])('%j to %j', (before, after, lines) => {
  expect(shown(diffTexts(before, after))).toEqual(lines);
});

/** Length of the longest common subsequence by trying out, for comparison. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  const [head, ...rest] = one;
  if (head === undefined) return 0;
  const at = other.indexOf(head);
  const without = longestCommon(rest, other);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, other.slice(at + 1)));
}

test(
  'kept and removed lines are the old text, kept and added ones the new, and as many as ' +
    'possible are kept',
  () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\n', 'c\n'), { maxLength: 7 })
      .map((lines) => lines.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffTexts(before, after);
        const joined = (without: string): string =>
          lines
            .filter((line) => line.kind !== without)
            .map((line) => line.text + line.end)
            .join('');
        expect([joined('added'), joined('removed')]).toEqual([before, after]);
        const texts = (whole: string): readonly string[] =>
          splitLines(whole).map((line) => line.text);
        expect(lines.filter((line) => line.kind === 'kept').length).toBe(
          longestCommon(texts(before), texts(after)),
        );
      }),
      { numRuns: 500 },
    );
  },
);

test("the preview of a plan holds every file, in the plan's order", () => {
  const host = facts({ management: null, networkdDatabase: null, trigger: 'DEVICE=eth9\n' });
  const plan = makePlan(request({}, host), host, { id: 'p', createdAt: '' });
  const files = plan.ok ? previewFiles(plan.value, host) : [];
  expect(
    files.map(({ file, path, before, after, lines }) => [
      file,
      path,
      before,
      after,
      shown(lines).filter((line) => !line.startsWith(' ')),
    ]),
  ).toEqual([
    ['networkdDatabase', '/var/lib/xcp/networkd.db', null, null, []],
    [
      'inventory',
      '/etc/xensource-inventory',
      inventoryText,
      inventoryText.replace("'xapi7'", "'xenbr1'").replace("'xenbr0 xapi7'", "''"),
      [
        "-MANAGEMENT_INTERFACE='xapi7'",
        "-CURRENT_INTERFACES='xenbr0 xapi7'",
        "+MANAGEMENT_INTERFACE='xenbr1'",
        "+CURRENT_INTERFACES=''",
      ],
    ],
    [
      'management',
      '/etc/firstboot.d/data/management.conf',
      null,
      "LABEL='eth1'\nMODE='dhcp'\n",
      ["+LABEL='eth1'", "+MODE='dhcp'"],
    ],
    [
      'trigger',
      '/var/tmp/network-reset',
      'DEVICE=eth9\n',
      'DEVICE=eth1\nMODE=dhcp\n',
      ['-DEVICE=eth9', '+DEVICE=eth1', '+MODE=dhcp'],
    ],
  ]);
});
