import type { FileRole } from '../reset/index.js';

/** What a file of the reset is, in a few words. */
export function fileText(file: FileRole): string {
  switch (file) {
    case 'poolConf': return 'pool role';
    case 'inventory': return 'inventory';
    case 'management': return 'firstboot data';
    case 'trigger': return 'trigger that completes the reset at the next start';
    case 'networkdDatabase': return 'networkd database';
  }
}
