import { resolve } from 'node:path';
import { wholeNumber, type ProfileName } from '../model/index.js';
import type { UsageIssue } from '../text/index.js';
import type { GivenOptions } from './option-scan.js';

/** What an option says, and what is wrong with its value. */
export interface ReadValue<Value> {
  readonly value: Value;
  readonly issues: readonly UsageIssue[];
}

/** The option that asks for something that needs no host, whatever else is on the command line. */
export function withoutHost(given: GivenOptions<'help' | 'version'>): 'help' | 'version' | null {
  return given.has('help') ? 'help' : given.has('version') ? 'version' : null;
}

/**
 * The root of the host's file tree as an absolute path: what `--root` says, else `$XSCONSOLE_ROOT`,
 * else the machine's own.
 */
export const rootOf = (
  given: string | null | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string => resolve(given || environment['XSCONSOLE_ROOT'] || '/');

/**
 * Reads a whole number within bounds. `usual` is the value when the option was not given, or has an
 * empty value, which `scanOptions` reports.
 */
export function numberIn<Name extends string, Usual>(
  given: GivenOptions<Name>,
  option: Name,
  usual: Usual,
  [least, most]: readonly [number, number],
): ReadValue<number | Usual> {
  const text = given.get(option) ?? '';
  if (text === '') return { value: usual, issues: [] };
  const value = wholeNumber(text, least, most);
  return value === null
    ? {
        value: usual,
        issues: [{ code: 'value.outOfRange', option: `--${option}`, value: text, least, most }],
      }
    : { value, issues: [] };
}

/** Reads one of these words; null when the option was not given or has an empty value. */
export function choiceIn<Name extends string, Choice extends string>(
  given: GivenOptions<Name>,
  option: Name,
  allowed: readonly Choice[],
): ReadValue<Choice | null> {
  const value = given.get(option) ?? '';
  const chosen = allowed.find((each) => each === value) ?? null;
  return {
    value: chosen,
    issues:
      value === '' || chosen !== null
        ? []
        : [{ code: 'value.notOneOf', option: `--${option}`, value, allowed }],
  };
}

/** Reads `--profile`, the generation of a host; null: detect it. */
export const profileIn = (given: GivenOptions<'profile'>): ReadValue<ProfileName | null> =>
  choiceIn(given, 'profile', ['classic', 'networkd']);

/** Two options of which only one can be given. */
export const clash = (option: string, other: string): UsageIssue => ({
  code: 'options.exclusive',
  option: `--${option}`,
  other: `--${other}`,
});

/** Reports those of the options that were given without the other one, which they go with. */
export function onlyWith<Name extends string>(
  given: GivenOptions<Name>,
  other: Name,
  those: readonly Name[],
): readonly UsageIssue[] {
  return given.has(other)
    ? []
    : those
        .filter((option) => given.has(option))
        .map((option) => ({
          code: 'option.onlyWith',
          option: `--${option}`,
          other: `--${other}`,
        }));
}
