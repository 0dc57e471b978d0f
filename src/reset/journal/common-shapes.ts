import { objectOf, orNull, oneOf, textOf, textThat, wholeFrom } from '../../model/index.js';
import { rebuildReasonCodes } from '../rebuild/rebuild-item.js';

/** A plan's id names a folder, so it has letters, digits and inner hyphens only. */
export const planId = textOf(64, /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/u);

/** A time that Date.parse accepts, ISO 8601 in UTC. */
export const isoTime = textThat(
  (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u.test(text) &&
    !Number.isNaN(Date.parse(text)),
);

/** The kernel's boot id; '' where it does not say. */
export const bootId = textOf(64, /^[0-9A-Za-z-]*$/u);

/** A moment of the boot clock. */
export const bootTime = objectOf({ boot: bootId, seconds: wholeFrom(0) });

const checksum = textOf(128, /^[0-9a-f]+$/u);

/** Checksums of a configuration. */
export const madeConfiguration = objectOf({ files: checksum, networking: orNull(checksum) });

/** A user's name. */
export const userName = textOf(256);

/** The words of a system, which may be many. */
export const words = textOf(1024 * 1024);

/** Why an object could not be recreated. */
export const rebuildReason = orNull(
  objectOf({ code: oneOf(...rebuildReasonCodes), subject: words }),
);
