/** The word that starts a reset, or goes on with one (design page, step 1 of xe-reset-networking). */
export const consent = 'yes';
