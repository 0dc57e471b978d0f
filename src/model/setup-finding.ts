/** The things that `xsconsole-setup --check` looks at. */
export type SetupCode =
  | 'system'
  | 'profile'
  | 'xapi'
  | 'socket'
  | 'trigger'
  | 'namingScript'
  | 'backEnd'
  | 'pam'
  | 'python'
  | 'helper'
  | 'root'
  | 'space'
  | 'kernelMessages'
  | 'screen';

/**
 * The result of one check: it is fine, it is not, or this host could not be asked. `subject`: which
 * one, when there are several. `value`: what was found; '' for nothing.
 */
export interface SetupFinding {
  readonly code: SetupCode;
  readonly state: 'fine' | 'wrong' | 'notLooked';
  readonly subject: string;
  readonly value: string;
}
