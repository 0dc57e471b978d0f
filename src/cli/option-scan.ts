import type { UsageIssue } from '../text/index.js';
import { matchOption, options, type OptionName, type OptionSpec } from './reset/reset-options.js';

/**
 * The options given, and every error in their form. Each option has its last value, or '' when it
 * takes none.
 */
export interface ScannedOptions {
  readonly given: ReadonlyMap<OptionName, string>;
  readonly issues: readonly UsageIssue[];
}

/**
 * Takes a command line apart as Python's optparse does, because operators and scripts are used to
 * the original command, which uses optparse. node:util's parseArgs knows no abbreviations and
 * cannot say when one is ambiguous. The rules: `--opt value`, `--opt=value`, `-mVALUE`; any
 * unambiguous beginning of a long name; the last of two wins; a value may look like an option; `--`
 * ends the options. Unlike the original, this reports a stray word.
 */
export function scanOptions(words: readonly string[]): ScannedOptions {
  const given = new Map<OptionName, string>();
  const issues: UsageIssue[] = [];
  let next = 0;

  const take = (option: OptionSpec, typed: string, attached: string | null): void => {
    if (!option.takesValue) {
      if (attached === null) given.set(option.name, '');
      else issues.push({ code: 'option.takesNoValue', option: typed });
      return;
    }
    const value = attached ?? words[next++];
    if (value === undefined) issues.push({ code: 'option.needsValue', option: typed });
    else given.set(option.name, value);
  };

  const takeLong = (word: string): void => {
    const equals = word.indexOf('=');
    const typed = equals < 0 ? word : word.slice(0, equals);
    const found = matchOption(typed.slice(2));
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

  const takeLetters = (word: string): void => {
    for (let at = 1; at < word.length; at += 1) {
      const letter = word.charAt(at);
      const option = options.find((each) => each.letter === letter);
      if (option === undefined) {
        issues.push({ code: 'option.unknown', option: `-${letter}` });
        return;
      }
      const rest = word.slice(at + 1);
      take(option, `-${letter}`, option.takesValue && rest !== '' ? rest : null);
      if (option.takesValue) return;
    }
  };

  while (next < words.length) {
    const word = words[next] ?? '';
    next += 1;
    if (word === '--') {
      issues.push(
        ...words.slice(next).map((stray): UsageIssue => ({ code: 'word.stray', word: stray })),
      );
      break;
    }
    if (word.startsWith('--')) takeLong(word);
    else if (word.startsWith('-') && word.length > 1) takeLetters(word);
    else issues.push({ code: 'word.stray', word });
  }
  return { given, issues };
}
