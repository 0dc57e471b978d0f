import type { Method } from '../../dispatch/method.js';
import { pbdMethods } from './pbd.js';
import { srMethods } from './sr.js';
import { srMakeMethods } from './sr-make.js';
import { vbdMethods } from './vbd.js';

/** Calls about storage. */
export const storageMethods: readonly Method[] = [
  ...pbdMethods,
  ...srMethods,
  ...srMakeMethods,
  ...vbdMethods,
];
