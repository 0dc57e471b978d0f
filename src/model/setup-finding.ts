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
  | 'screen'
  | 'dropIn'
  | 'unit';

/**
 * Something of somebody else's that keeps the console off the screens or on them, by its host path:
 * a link, another file, or no file in the place of a drop-in; a link or no folder in the place of
 * its folder; the mask of a unit.
 */
export type SetupObstacle =
  | { readonly kind: 'link'; readonly path: string; readonly to: string }
  | { readonly kind: 'notOurs' | 'noFile' | 'noFolder'; readonly path: string }
  | { readonly kind: 'masked'; readonly path: string; readonly unit: string };

/**
 * Why something was not looked at, is wrong, or is as it is: nothing runs in a tree of files; the
 * console is not on the screens yet; a file is not there, cannot be read, or lacks what it should
 * say; something is in the way; or the host's own words.
 */
export type SetupCause =
  | { readonly code: 'tree' | 'notOnScreens' }
  | {
      readonly code: 'absent' | 'unreadable' | 'lacks';
      readonly path: string;
      readonly detail: string;
    }
  | { readonly code: 'inTheWay'; readonly obstacle: SetupObstacle }
  | { readonly code: 'said'; readonly detail: string };

/**
 * The result of one check: it is fine, it is not, or this host could not be asked. `subject`: which
 * one, when there are several. `value`: what was found; '' for nothing. `cause`: null when the code
 * says it all; something that was not looked at always has one.
 */
export type SetupFinding = {
  readonly code: SetupCode;
  readonly subject: string;
  readonly value: string;
} & (
  | { readonly state: 'fine' | 'wrong'; readonly cause: SetupCause | null }
  | { readonly state: 'notLooked'; readonly cause: SetupCause }
);
