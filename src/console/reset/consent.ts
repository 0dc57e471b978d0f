/** The word that starts a reset or resumes one (design page, step 1 of xe-reset-networking). */
export const consent = 'yes';
