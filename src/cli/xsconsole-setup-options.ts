import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { UsageIssue } from '../text/index.js';

/** What `xsconsole-setup` is to do. */
export type SetupCall =
  | { readonly kind: 'help' | 'version' | 'nothing' }
  | { readonly kind: 'wrong'; readonly issue: UsageIssue }
  | SetupWork;

/** What needs a host. */
export type SetupWork =
  | { readonly kind: 'check'; readonly root: string; readonly json: boolean }
  | { readonly kind: 'default' | 'restore'; readonly root: string };

const actions = ['check', 'default', 'restore'] as const;
const flags = [...actions, 'json', 'help', 'version'] as const;
type Flag = (typeof flags)[number];

/** Reads the command line. The root is `$XSCONSOLE_ROOT` or `/` unless given. */
export function readSetupCall(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): SetupCall {
  const { tokens } = parseArgs({
    args: [...args],
    options: { root: { type: 'string' } },
    // Not strict, so that we report errors in the same words as the other programs.
    strict: false,
    tokens: true,
  });
  const given = new Set<Flag>();
  let root = environment['XSCONSOLE_ROOT'] || '/';
  for (const token of tokens) {
    if (token.kind === 'positional') return wrong({ code: 'word.stray', word: token.value });
    if (token.kind !== 'option') continue;
    const option = token.rawName;
    const flag = flags.find((name) => name === token.name);
    if (token.name === 'root') {
      if (token.value === undefined) return wrong({ code: 'option.needsValue', option });
      if (token.value === '') return wrong({ code: 'value.empty', option });
      root = token.value;
    } else if (flag === undefined) return wrong({ code: 'option.unknown', option });
    else if (token.value !== undefined) return wrong({ code: 'option.takesNoValue', option });
    else given.add(flag);
  }
  if (given.has('help')) return { kind: 'help' };
  if (given.has('version')) return { kind: 'version' };
  const [action, other] = actions.filter((name) => given.has(name));
  if (other !== undefined)
    return wrong({ code: 'options.exclusive', option: `--${action ?? ''}`, other: `--${other}` });
  const json = given.has('json');
  if (action === undefined) return { kind: 'nothing' };
  if (action === 'check') return { kind: 'check', root: resolve(root), json };
  return json
    ? wrong({ code: 'options.exclusive', option: '--json', other: `--${action}` })
    : { kind: action, root: resolve(root) };
}

function wrong(issue: UsageIssue): SetupCall {
  return { kind: 'wrong', issue };
}
