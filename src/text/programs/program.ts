import { type ShellError } from '../../model/index.js';
import { bugText } from '../bug.js';
import { optionHelp } from './usage.js';
import { xapiHelp } from './xapi-place.js';

/** The screen of `xsconsole --help`. */
export const consoleHelp: readonly string[] = [
  'Usage: xsconsole [--root DIR | --embedded [DIR]] [options]',
  '',
  'The full-screen recovery console of this host. Its heart is the Emergency',
  'Network Reset: pick a NIC and an IP mode, see what will change, type yes, and',
  'come back reachable. It works without network and without XAPI.',
  '',
  "  --root DIR                   the host's file tree (default: $XSCONSOLE_ROOT,",
  '                               else /)',
  '  --embedded [DIR]             an embedded host to practise on, kept in DIR',
  '                               (default:',
  '                               $XDG_STATE_HOME/xsconsole/embedded-host, or',
  '                               ~/.local/state/...)',
  '  --fresh                      with --embedded: make a new embedded host',
  '  --network-backend bridge|openvswitch',
  '                               with --embedded: what switches the network of a',
  '                               new embedded host (default: bridge)',
  '  --pool N                     with --embedded: N hosts of one pool, in DIR/1',
  '                               to DIR/N; 1 is the coordinator (master)',
  '  --as K                       with --pool: the console of the K-th host',
  '                               (default: 1)',
  '  --profile classic|networkd   the generation of the host (default: detected)',
  ...xapiHelp("the host's own socket"),
  '  --ascii                      draw with ASCII characters only',
  '  --mono                       no colours (NO_COLOR does the same)',
  '  --line                       questions and answers line by line instead of a',
  '                               screen, for screen readers, ancient links and',
  '                               scripts (automatic if TERM cannot place the',
  '                               cursor, or if input or output is not a terminal)',
  '  --quiet-clock                no clock: nothing is sent while nothing happens',
  '  --escape-delay MS            how far apart the bytes of one key may come',
  '                               (default: 150, on a serial line 300)',
  '  --baud N                     speed of the line in bits a second (default:',
  '                               what the kernel says, but not over ssh). Up to',
  '                               38400 the screen is sent no faster than that;',
  '                               below 19200 the pages beside the menus are short',
  '  -h, --help, --version',
  '',
  ...optionHelp,
  '',
  'Exit status: 0 quit; 1 the console cannot be opened here, with the reason on',
  'standard error; 2 wrong usage; 128+n ended by signal n.',
];

/** Lines that `xsconsole` writes to standard error if it cannot open or a bug ends it. */
export const consoleProgramWords = {
  /** Why menu items are disabled on a tree of files. */
  unavailableInTree: {
    shell: 'This host is a tree of files and has no shell of its own.',
    shutdown: 'This host is a tree of files: it goes down when the console that runs it is quit.',
  },
  lineByLine: (why: string): string => `xsconsole: ${why}, so the console asks line by line.`,
  bug: (detail: string): string =>
    `xsconsole: the terminal is restored. ${bugText('xsconsole', detail)}`,
  embeddedRunning: (path: string): string =>
    `another console already runs the embedded host in ${path}. Quit that one first, or ` +
    'name another folder after --embedded.',
  embeddedNotOurs: (path: string): string =>
    `${path} holds something that is not an embedded host, so it is left alone. Name another ` +
    'folder after --embedded.',
  embeddedProfile: (path: string, made: string): string =>
    `the embedded host in ${path} was made with the profile ${made}. Add --fresh to make a ` +
    'new one, or leave --profile out.',
  embeddedBackEnd: (path: string, made: string): string =>
    `the embedded host in ${path} has the network back end ${made}. Add --fresh to make a ` +
    'new one, or leave --network-backend out.',
  embeddedIsHost: (path: string): string =>
    `${path} holds an embedded host that is in no pool. Add --fresh to make a pool in its ` +
    'place, or name another folder after --embedded.',
  embeddedIsPool: (path: string): string =>
    `${path} holds an embedded pool. Open it with --pool, or name another folder after ` +
    '--embedded.',
  poolDiffers: (path: string, size: string): string =>
    `the embedded pool in ${path} was made with ${size} hosts. Add --fresh to make a new one, ` +
    `or give --pool ${size}.`,
  noPool: (path: string): string =>
    `there is no embedded pool in ${path}. Give the number of its hosts with --pool.`,
  poolSmaller: (path: string, size: number): string =>
    `the embedded pool in ${path} has ${size} hosts: give --as a number from 1 to ${size}.`,
  embeddedIo: (path: string, detail: string): string =>
    `the embedded host in ${path} cannot be used: ${detail}.`,
} as const;

/** Why the console cannot open a local shell. */
export function shellErrorText(code: ShellError['code'], detail: string): string {
  switch (code) {
    case 'notHere':
      return `${detail} is a tree of files, not this machine: it has no shell of its own.`;
    case 'absent':
      return `there is no ${detail} on this host.`;
    case 'failed':
      return detail;
  }
}
