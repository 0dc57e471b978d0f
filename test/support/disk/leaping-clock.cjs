'use strict';
/**
 * Loaded before a program (`node --require`): at each SIGUSR2 so much time has passed for it
 * (LEAP_SECONDS), or somebody has set its date (LEAP_DATE_SECONDS). Timers go on as they are, so
 * that a program which looks at the clock every second sees the leap within one.
 */
const leap = Number(process.env.LEAP_SECONDS ?? 0) * 1000;
const leapOfDate = Number(process.env.LEAP_DATE_SECONDS ?? 0) * 1000;
const RealDate = Date;
let ahead = 0;
let passed = 0;
const sinceStart = performance.now.bind(performance);
performance.now = () => sinceStart() + passed;

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
  ahead += leap + leapOfDate;
  passed += leap;
});
