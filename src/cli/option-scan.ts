import type { UsageIssue } from '../text/index.js';

/** One option of a program. */
export interface OptionSpec<Name extends string = string> {
  /** The long name without its dashes. */
  readonly name: Name;
  /** The one-letter form without its dash. */
  readonly letter?: string;
  /** Whether a value follows. The next word is an optional value unless it begins with a dash. */
  readonly takes: 'nothing' | 'value' | 'optionalValue';
  /**
   * The original command has this option. Its abbreviations win over those of our own options, so
   * that existing scripts keep their meaning.
   */
  readonly original?: true;
}

/** An option that is given or not. */
export const flag = <Name extends string>(name: Name): OptionSpec<Name> => ({
  name,
  takes: 'nothing',
});

/** An option with a value. */
export const valued = <Name extends string>(name: Name): OptionSpec<Name> => ({
  name,
  takes: 'value',
});

/** What every program answers without a host. */
export const helpOptions = [{ ...flag('help'), letter: 'h' }, flag('version')] as const;

/** The options given: each has its last value, or null when it has none. */
export type GivenOptions<Name extends string> = Pick<
  ReadonlyMap<Name, string | null>,
  'get' | 'has'
>;

/** A command line taken apart, with every error in its form. */
export interface ScannedOptions<Name extends string> {
  readonly given: GivenOptions<Name>;
  readonly issues: readonly UsageIssue[];
}

/**
 * Takes the command line of any of our programs apart, by the table of its options. The rules are
 * those of Python's optparse, because operators and scripts are used to the original command, which
 * uses it: `--opt value`, `--opt=value`, `-mVALUE`; any unambiguous beginning of a long name; the
 * last of two wins; a value may look like an option; `--` ends the options. Unlike optparse, this
 * knows optional values, and reports every error, stray words and empty values too.
 */
export function scanOptions<Name extends string>(
  words: readonly string[],
  table: readonly OptionSpec<Name>[],
): ScannedOptions<Name> {
  const given = new Map<Name, string | null>();
  const issues: UsageIssue[] = [];
  let next = 0;

  const nextWord = (isOptional: boolean): string | null => {
    const word = words[next];
    if (word === undefined || (isOptional && word.startsWith('-'))) return null;
    next += 1;
    return word;
  };

  const take = (
    { name, takes }: OptionSpec<Name>,
    typed: string,
    attached: string | null,
  ): void => {
    if (takes === 'nothing' && attached !== null) {
      issues.push({ code: 'option.takesNoValue', option: typed });
      return;
    }
    const value = takes === 'nothing' ? null : (attached ?? nextWord(takes === 'optionalValue'));
    if (value === null && takes === 'value')
      issues.push({ code: 'option.needsValue', option: typed });
    else given.set(name, value);
  };

  const takeLong = (word: string): void => {
    const equals = word.indexOf('=');
    const typed = equals < 0 ? word : word.slice(0, equals);
    const found = optionsCalled(typed.slice(2), table);
    const [option] = found;
    if (option === undefined) issues.push({ code: 'option.unknown', option: typed });
    else if (found.length > 1)
      issues.push({
        code: 'option.ambiguous',
        option: typed,
        candidates: found.map((each) => `--${each.name}`),
      });
    else take(option, `--${option.name}`, equals < 0 ? null : word.slice(equals + 1));
  };

  const takeLetters = (letters: readonly string[]): void => {
    for (const [at, letter] of letters.entries()) {
      const option = table.find((each) => each.letter === letter);
      if (option === undefined) {
        issues.push({ code: 'option.unknown', option: `-${letter}` });
        return;
      }
      const takesValue = option.takes !== 'nothing';
      const rest = letters.slice(at + 1).join('');
      take(option, `-${letter}`, takesValue && rest !== '' ? rest : null);
      if (takesValue) return;
    }
  };

  while (next < words.length) {
    const word = words[next] ?? '';
    next += 1;
    if (word === '--') {
      issues.push(...words.slice(next).map(stray));
      break;
    }
    if (word.startsWith('--')) takeLong(word);
    else if (word.startsWith('-') && word.length > 1) takeLetters(Array.from(word.slice(1)));
    else issues.push(stray(word));
  }
  const empty = table.filter(({ name }) => given.get(name) === '');
  return {
    given,
    issues: [
      ...issues,
      ...empty.map(({ name }): UsageIssue => ({ code: 'value.empty', option: `--${name}` })),
    ],
  };
}

const stray = (word: string): UsageIssue => ({ code: 'word.stray', word });

/**
 * The options that a typed long name may mean: the one with exactly this name, or else all that
 * begin with it.
 */
function optionsCalled<Name extends string>(
  typed: string,
  table: readonly OptionSpec<Name>[],
): readonly OptionSpec<Name>[] {
  const exact = table.find(({ name }) => name === typed);
  if (exact !== undefined) return [exact];
  const begun = table.filter(({ name }) => name.startsWith(typed));
  const first = begun.filter(({ original }) => original === true);
  return first.length > 0 ? first : begun;
}
