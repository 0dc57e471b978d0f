import type { NamedXapi } from '../model/index.js';
import type { UsageIssue } from '../text/index.js';
import { flag, helpOptions, scanOptions, valued } from './option-scan.js';
import { rootOf, withoutHost } from './option-values.js';
import { xapiIssues, xapiOptions, namedXapi } from './xapi-options.js';

/** On which host a reset is completed, and how. */
export interface CompleteResetOptions {
  /** An absolute path. */
  readonly root: string;
  /** null: use the host's own socket below the root. */
  readonly xapi: NamedXapi | null;
  /** Wait without limit, until the host's own xapi has done its part or XAPI answers. */
  readonly wait: boolean;
}

/** What the command line asks for, or what is wrong with it. */
export type CompleteResetCall =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'wrong'; readonly issues: readonly UsageIssue[] }
  | { readonly kind: 'complete'; readonly options: CompleteResetOptions };

/** Every option, in the order of the help. */
export const completeResetOptions = [
  valued('root'),
  ...xapiOptions,
  flag('wait'),
  ...helpOptions,
] as const;

/** Reads the command line. The root is `$XSCONSOLE_ROOT` or `/` unless given. */
export function readCompleteResetCall(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CompleteResetCall {
  const { given, issues } = scanOptions(args, completeResetOptions);
  const asked = withoutHost(given);
  if (asked !== null) return { kind: asked };
  const wrong = [...issues, ...xapiIssues(given)];
  if (wrong.length > 0) return { kind: 'wrong', issues: wrong };
  return {
    kind: 'complete',
    options: {
      root: rootOf(given.get('root'), environment),
      xapi: namedXapi(given),
      wait: given.has('wait'),
    },
  };
}
