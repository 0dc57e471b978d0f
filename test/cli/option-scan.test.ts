import { flag, scanOptions, valued, type OptionSpec } from '../../src/cli/option-scan.js';
import { usageText, type UsageIssue } from '../../src/text/index.js';
import { spellings, tables } from '../support/option-tables.js';
import fc, { anyCharacter } from '../support/run/property.js';

const few = [
  { ...valued('master'), letter: 'm' },
  { ...flag('help'), letter: 'h' },
  { name: 'embedded', takes: 'optionalValue' },
  flag('fresh'),
  { ...flag('mode'), original: true },
  flag('model'),
  flag('modest'),
] as const;

test.each<[string[], object, UsageIssue[]]>([
  [[], {}, []],
  [['--'], {}, []],
  [['--master', 'a', '--fresh'], { master: 'a', fresh: null }, []],
  [['--master=a=b'], { master: 'a=b' }, []],
  [['-ma'], { master: 'a' }, []],
  [['-hma'], { help: null, master: 'a' }, []],
  [['-m😀'], { master: '😀' }, []],
  [['--ma', 'a', '-m', 'b'], { master: 'b' }, []],
  [['--master', '--fresh'], { master: '--fresh' }, []],
  [['--master', '--', '--fresh'], { master: '--', fresh: null }, []],
  [['--embedded'], { embedded: null }, []],
  [['--embedded', 'here'], { embedded: 'here' }, []],
  [['--emb=here'], { embedded: 'here' }, []],
  [['--embedded=-here'], { embedded: '-here' }, []],
  [['--embedded', '--fresh'], { embedded: null, fresh: null }, []],
  [['--embedded', 'here', '--embedded'], { embedded: null }, []],
  [['--embedded', ''], { embedded: '' }, [{ code: 'value.empty', option: '--embedded' }]],
  [['--embedded='], { embedded: '' }, [{ code: 'value.empty', option: '--embedded' }]],
  [['--ma=', '--ma=b'], { master: 'b' }, []],
  [['-m', ''], { master: '' }, [{ code: 'value.empty', option: '--master' }]],
  [['--mode'], { mode: null }, []],
  [['--mo'], { mode: null }, []],
  [['--model'], { model: null }, []],
  [['--e', 'x', 'y'], { embedded: 'x' }, [{ code: 'word.stray', word: 'y' }]],
  [['-'], {}, [{ code: 'word.stray', word: '-' }]],
  [['--', '-h'], {}, [{ code: 'word.stray', word: '-h' }]],
  [['--fresh=1'], {}, [{ code: 'option.takesNoValue', option: '--fresh' }]],
  [['--master'], {}, [{ code: 'option.needsValue', option: '--master' }]],
  [['-hm'], { help: null }, [{ code: 'option.needsValue', option: '-m' }]],
  [['-😀h'], {}, [{ code: 'option.unknown', option: '-😀' }]],
  [['--foo=bar'], {}, [{ code: 'option.unknown', option: '--foo' }]],
])('%j is %j', (words, expected, issues) => {
  const scanned = scanOptions(words, few);
  expect(scanned.issues).toEqual(issues);
  const given = few.filter(({ name }) => scanned.given.has(name));
  expect(Object.fromEntries(given.map(({ name }) => [name, scanned.given.get(name)]))).toEqual(
    expected,
  );
});

describe.each(Object.entries(tables))('%s', (_, table) => {
  const anyText = fc.string({ unit: anyCharacter });
  const anyOption = fc.constantFrom(...table);

  test('no option has the name or the letter of another', () => {
    const typed = table.flatMap(spellings);
    expect(new Set(typed).size).toBe(typed.length);
    expect(typed).toEqual(expect.arrayContaining(['-h', '--help', '--version']));
  });

  test('each option is read by its name and its letter', () => {
    for (const option of table)
      for (const typed of spellings(option)) {
        const value = option.takes === 'nothing' ? null : 'value';
        const { given, issues } = scanOptions(value === null ? [typed] : [typed, value], table);
        expect([typed, issues]).toEqual([typed, []]);
        expect(table.filter(({ name }) => given.has(name))).toEqual([option]);
        expect(given.get(option.name)).toBe(value);
      }
  });

  /** The options that a beginning of their names may mean. */
  const meant = (typed: string): readonly OptionSpec[] => {
    const begun = table.filter(({ name }) => name.startsWith(typed));
    const original = begun.filter((option) => option.original === true);
    return original.length > 0 ? original : begun;
  };

  test('each beginning of a name is that option, or all that it may mean are told', () => {
    for (const { name } of table)
      for (let length = 1; length < name.length; length += 1) {
        const typed = name.slice(0, length);
        if (table.some((option) => option.name === typed)) continue;
        const options = meant(typed);
        const { given, issues } = scanOptions([`--${typed}`, 'value'], table);
        if (options.length > 1)
          expect(issues[0]).toEqual({
            code: 'option.ambiguous',
            option: `--${typed}`,
            candidates: options.map((option) => `--${option.name}`),
          });
        else expect(options.map((option) => given.has(option.name))).toEqual([true]);
      }
  });

  test('any value reaches its option unchanged, and the last one counts', () => {
    fc.assert(
      fc.property(anyOption, anyText, anyText, ({ name, takes }, one, two) => {
        const { given, issues } = scanOptions([`--${name}=${one}`, `--${name}=${two}`], table);
        const code = takes === 'nothing' ? 'option.takesNoValue' : 'value.empty';
        const told = takes === 'nothing' ? 2 : two === '' ? 1 : 0;
        expect(issues).toEqual(Array.from({ length: told }, () => ({ code, option: `--${name}` })));
        expect(given.get(name)).toBe(takes === 'nothing' ? undefined : two);
      }),
    );
  });

  test('any words are read: what is given was typed, and all else is complained of', () => {
    const word = fc.oneof(
      anyText,
      anyOption.map(({ name }) => `--${name}`),
      fc.tuple(anyOption, anyText).map(([{ name }, value]) => `--${name}=${value}`),
      fc.tuple(anyOption, fc.nat(9)).map(([{ name }, end]) => `--${name.slice(0, end)}`),
      anyText.map((text) => `-${text}`),
      anyText.map((text) => `--${text}`),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const { given, issues } = scanOptions(words, table);
        for (const issue of issues) expect(usageText(issue)).toMatch(/\.$/u);
        const found = table.filter(({ name }) => given.has(name));
        const says = words.some((typed, at) => at > 0 || typed !== '--');
        expect(found.length + issues.length > 0).toBe(says);
        for (const { name, takes } of found) {
          const value = given.get(name) ?? null;
          if (takes === 'nothing') expect(value).toBeNull();
          if (value !== null) expect(words.some((typed) => typed.endsWith(value))).toBe(true);
        }
      }),
    );
  });
});
