'use strict';
/**
 * Loaded before a program (`node --require`): at each SIGUSR2 the clock that it reads leaps LEAP_SECONDS ahead. Timers go on as they are, so
 * that a program which looks at the clock every second sees the leap within one.
 */
const leap = Number(process.env.LEAP_SECONDS) * 1000;
const RealDate = Date;
let ahead = 0;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + ahead);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};
process.on('SIGUSR2', () => {
  ahead += leap;
});
