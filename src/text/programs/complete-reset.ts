import { optionHelp } from './usage.js';
import { xapiHelp } from './xapi-place.js';

/** The sentences of complete-network-reset itself. */
export const completeResetWords = {
  nothingToDo: 'There is no trigger file: no network reset is waiting to be completed.',
} as const;

/** The screen of `complete-network-reset --help`. */
export const completeResetHelp: readonly string[] = [
  'Usage: complete-network-reset [--root DIR] [--xapi SOCKET|URL] [--wait]',
  '                              [--fingerprint SHA256] [--password-file FILE]',
  '',
  'Completes an Emergency Network Reset as XAPI does when it starts: if the',
  "trigger file is there, this host's PIFs, Bonds, VLANs and tunnels are",
  'forgotten, the NICs are found again, and the management interface is configured',
  'as the trigger says.',
  '',
  'Nothing is asked: if the chosen port is gone (the disk in another machine) the',
  'device of its name is used, so that the host stays reachable. At its next start',
  'xsconsole asks whether that is right.',
  '',
  "  --root DIR                   the host's file tree (default: $XSCONSOLE_ROOT,",
  '                               else /)',
  ...xapiHelp('var/lib/xcp/xapi below the root'),
  '  --wait                       wait as long as it takes. A XAPI that knows the',
  '                               trigger completes the reset itself; after that',
  '                               this program checks, reports and rebuilds what',
  '                               the reset asked for. Else it waits until XAPI',
  '                               answers',
  '  -h, --help, --version',
  '',
  ...optionHelp,
  '',
  "On the machine's own files (/) a XAPI that knows the trigger is always left to",
  'complete the reset itself.',
  '',
  'After that it follows a reset (--confirm-within of xe-reset-networking) or a',
  'change of the management interface that waits for a confirmation, until somebody',
  'confirms or the former configuration has returned.',
  '',
  'Exit status: 0 completed, or nothing to do; 1 failed, with the reason on',
  'standard error; 2 wrong usage.',
];
