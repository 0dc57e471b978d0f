import { flag, helpOptions, scanOptions, valued } from './option-scan.js';
import { clash, rootOf, withoutHost } from './option-values.js';
import type { UsageIssue } from '../text/index.js';

/** What `xsconsole-setup` is to do. */
export type SetupCall =
  | { readonly kind: 'help' | 'version' }
  | {
      readonly kind: 'wrong';
      readonly issues: readonly UsageIssue[];
      /** A script has asked for a document. */
      readonly json: boolean;
    }
  | SetupWork;

/** What needs a host. */
export type SetupWork =
  | { readonly kind: 'check'; readonly root: string; readonly json: boolean }
  | { readonly kind: 'default' | 'restore'; readonly root: string };

const actions = ['check', 'default', 'restore'] as const;

/** Every option, in the order of the help. */
export const setupOptions = [
  flag('check'),
  flag('json'),
  flag('default'),
  flag('restore'),
  valued('root'),
  ...helpOptions,
] as const;

/** Reads the command line. The root is `$XSCONSOLE_ROOT` or `/` unless given. */
export function readSetupCall(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): SetupCall {
  const { given, issues } = scanOptions(args, setupOptions);
  const asked = withoutHost(given);
  if (asked !== null) return { kind: asked };
  const [action, other] = actions.filter((name) => given.has(name));
  const json = given.has('json');
  const wrong = [
    ...issues,
    ...(action !== undefined && other !== undefined ? [clash(action, other)] : []),
    ...(json && action !== undefined && action !== 'check' ? [clash('json', action)] : []),
  ];
  if (wrong.length > 0) return { kind: 'wrong', issues: wrong, json: json && action === 'check' };
  const root = rootOf(given.get('root'), environment);
  if (action === undefined)
    return {
      kind: 'wrong',
      issues: [{ code: 'options.none', oneOf: actions.map((name) => `--${name}`) }],
      json: false,
    };
  return action === 'check' ? { kind: action, root, json } : { kind: action, root };
}
