import type { SrPlace, SrProbe, SrToAttach, SrToCreate, Result } from '../../model/index.js';

/** Looks which SRs are at a place; answered by `srProbed`. */
export interface ProbeSr {
  readonly kind: 'probeSr';
  readonly place: SrPlace;
}

/** Attaches an SR that is there already. */
export interface AttachSr {
  readonly kind: 'attachSr';
  readonly sr: SrToAttach;
}

/** Creates a local SR on an empty disk. */
export interface CreateSr {
  readonly kind: 'createSr';
  readonly sr: SrToCreate;
}

/** What was found, or why nothing was, in XenAPI's words. */
export interface SrProbed {
  readonly kind: 'srProbed';
  readonly place: SrPlace;
  readonly found: Result<SrProbe, string>;
}
