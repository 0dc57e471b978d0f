import type { Method } from '../../dispatch/method.js';
import { pbdMethods } from './pbd.js';
import { srMethods } from './sr.js';
import { srMakeMethods } from './sr-make.js';
import { vbdMethods } from './vbd.js';

/** The calls of the classes PBD, SR and VBD. */
export const storageMethods: readonly Method[] = [
  ...pbdMethods,
  ...srMethods,
  ...srMakeMethods,
  ...vbdMethods,
];
