/**
 * The longest time, in minutes, that somebody may choose: for a login without a key, for a
 * confirmation, and for a temporary address. It is a day.
 */
export const longestMinutes = 1440;
