'use strict';
/**
 * Loaded before a program (`node --require`). At each SIGUSR2 its clock jumps by LEAP_SECONDS, or
 * its date is set by LEAP_DATE_SECONDS. Timers go on unchanged, so a program that reads the clock
 * every second sees the jump within one second.
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
