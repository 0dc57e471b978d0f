import { textOf, textThat } from '../../model/index.js';

/** A plan's id names a folder, so it has letters, digits and inner hyphens only. */
export const planId = textOf(64, /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/u);

/** A time that exists, ISO 8601 in UTC. */
export const isoTime = textThat(
  (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u.test(text) &&
    !Number.isNaN(Date.parse(text)),
);
