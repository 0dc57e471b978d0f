/** The word that starts a reset or resumes one (design page, step 1 of xe-reset-networking). */
export const consent = 'yes';

/** The word that overrides a hazard that would stop a reset or a change. */
export const insistence = 'override';
