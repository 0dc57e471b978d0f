import type { ResetAtWork } from '../../reset/index.js';

/** What a reset or a restart means for an operator who looks at this host now. */
export type ResetPhase =
  | { readonly state: 'none' }
  /** Begun by this console. */
  | { readonly state: 'running' }
  /** Begun by another process. */
  | { readonly state: 'elsewhere'; readonly by: ResetAtWork }
  /** The host is going down or coming up. */
  | { readonly state: 'restarting' }
  | { readonly state: 'halfWay' }
  /** Nobody has read the report yet. */
  | { readonly state: 'unread' };
