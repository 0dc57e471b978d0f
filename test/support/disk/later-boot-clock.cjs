'use strict';
/**
 * Loaded before a program (`node --require`). The program sees a machine that has been up two hours
 * longer than it really has.
 */
const os = require('node:os');
const uptime = os.uptime;
os.uptime = () => uptime() + 7200;
