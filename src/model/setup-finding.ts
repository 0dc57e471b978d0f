/** What `xsconsole-setup --check` looks at. */
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
 * One thing looked at: it will do, it will not, or this host could not be asked. `subject`: which
 * one, where there are several; `value`: what is there, '' for nothing.
 */
export interface SetupFinding {
  readonly code: SetupCode;
  readonly state: 'fine' | 'wrong' | 'notLooked';
  readonly subject: string;
  readonly value: string;
}
