import { textOf, textThat } from '../../model/index.js';

/** A plan's id names a folder: letters, digits and inner hyphens, nothing that leads elsewhere. */
export const planId = textOf(64, /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/u);

/** A moment that there is, in UTC. */
export const isoTime = textThat(
  (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u.test(text) &&
    !Number.isNaN(Date.parse(text)),
);
