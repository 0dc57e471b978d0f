'use strict';
/**
 * Loaded before a program (`node --require`): for it the machine has been up two hours longer than
 * it has.
 */
const os = require('node:os');
const uptime = os.uptime;
os.uptime = () => uptime() + 7200;
