import type { ResetAtWork } from '../../reset/index.js';

/** What a reset or a restart means for whoever looks at this host now. */
export type ResetTrouble =
  | { readonly state: 'none' }
  /** Begun here. */
  | { readonly state: 'running' }
  /** Begun elsewhere, by another process. */
  | { readonly state: 'elsewhere'; readonly by: ResetAtWork }
  /** The host goes down or comes up. */
  | { readonly state: 'restarting' }
  | { readonly state: 'halfWay' }
  /** Nobody has read what came of it. */
  | { readonly state: 'unread' };
