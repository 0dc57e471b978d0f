import {
  asTyped,
  type PortError,
  type SetupCause,
  type SetupCode,
  type SetupFinding,
  type SetupObstacle,
} from '../../model/index.js';
import { errorText } from '../errors.js';
import { clean } from '../sanitize.js';
import { optionHelp } from './usage.js';
import { withoutProgram } from './without-program.js';

const labels: Readonly<Record<SetupCode, string>> = {
  system: 'System',
  profile: 'Host profile',
  xapi: 'XAPI',
  socket: 'XAPI socket',
  trigger: 'Trigger',
  namingScript: 'Naming script',
  backEnd: 'Network back end',
  pam: 'PAM service',
  python: 'Python for PAM',
  helper: 'Program',
  root: 'Root file system',
  space: 'Free space',
  kernelMessages: 'Kernel console level',
  screen: 'Screen',
  dropIn: 'Drop-in',
  unit: 'Unit',
};

/** For each check, what fails without it and what to do, or what its absence means. */
const advice: Readonly<Record<SetupCode, string>> = {
  system:
    'Node needs a 64-bit x86 system with Linux 4.18 or later: run the programs elsewhere ' +
    'with --root.',
  profile: 'A reset refuses to start where the inventory does not say which host this is.',
  xapi: 'XAPI does not answer: the console shows files and kernel only.',
  socket: 'Without the socket nothing can be asked of XAPI.',
  trigger:
    `No XAPI on this host names the trigger: ${asTyped('complete-network-reset')} completes a ` +
    'reset after the reboot.',
  namingScript: 'Without it a reset keeps the names of the network interfaces.',
  backEnd: 'It should name bridge or openvswitch (/etc/xensource/network.conf).',
  pam: 'Without a PAM service only the password of a local user is checked.',
  python: 'Without Python and its ctypes only the password of a local user is checked.',
  helper: 'Everything that needs this program does not work.',
  root: 'Nothing can be written: a reset makes it writable first, or refuses.',
  space: 'A reset needs room for its files, their copies and the journal.',
  kernelMessages:
    'Kernel messages are written over the console: xsconsole-kernel-messages.service keeps them ' +
    'off.',
  screen: 'This screen is not there.',
  dropIn: '--default and --restore change nothing while it is there: move it away.',
  unit: 'This unit cannot put the console on a screen, so --default changes nothing.',
};

/** What a masked unit costs, for units that the console on the screens does not need. */
const withoutUnit: Readonly<Record<string, string>> = {
  'xsconsole-kernel-messages.service': 'Kernel messages are written over the picture.',
  'xsconsole-network-reset.service':
    'If XAPI does not complete a reset after the reboot, nothing does.',
};

/** What is in the way, and whose it is. */
function obstacleText(obstacle: SetupObstacle): string {
  const path = clean(obstacle.path);
  switch (obstacle.kind) {
    case 'link':
      return `${path} is a link to ${clean(obstacle.to)}, which xsconsole-setup has not made.`;
    case 'notOurs':
      return `${path} is not what xsconsole-setup has written.`;
    case 'noFile':
      return `${path} is not a file.`;
    case 'noFolder':
      return `${path} is not a folder.`;
    case 'masked':
      return `${clean(obstacle.unit)} is masked (${path}).`;
  }
}

/** How to clear the way. */
const obstacleAdvice: Readonly<Record<'masked' | 'others', string>> = {
  masked: 'The screens would stay empty: unmask it with systemctl, then run the command again.',
  others: 'Move it away, then run the command again.',
};

/** Why something could not be looked at, or is wrong. */
function causeText(cause: SetupCause): string {
  switch (cause.code) {
    case 'tree':
      return 'This is a tree of files, and only a running host can tell.';
    case 'notOnScreens':
      return 'It is lowered when the console is put on the screens.';
    case 'absent':
      return `${clean(cause.path)} is not there.`;
    case 'unreadable':
      return `${clean(cause.path)} cannot be read${
        cause.detail === '' ? '' : `: ${clean(cause.detail)}`
      }.`;
    case 'lacks':
      return `${clean(cause.path)} does not name ${clean(cause.detail)}.`;
    case 'inTheWay':
      return obstacleText(cause.obstacle);
    case 'said':
      return `${clean(cause.detail)}.`;
  }
}

const widestAdvice = 73;
/** Words in lines that fit a serial screen beside the indent. */
const folded = (text: string): readonly string[] =>
  text.split(' ').reduce<readonly string[]>((lines, word) => {
    const longer = [lines.at(-1) ?? '', word].filter((part) => part !== '').join(' ');
    const fits = lines.length > 0 && longer.length <= widestAdvice;
    return fits ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);

const marks: Readonly<Record<SetupFinding['state'], string>> = {
  fine: 'ok',
  wrong: 'FAILED',
  notLooked: '-',
};

/**
 * The lines of a finding: what was checked, what was found, and the reason and the advice if it
 * needs them.
 */
export function setupFindingLines(found: SetupFinding): readonly string[] {
  const { code, state, subject, value } = found;
  const label = subject === '' ? labels[code] : `${labels[code]} ${clean(subject)}`;
  const said = clean(value) || (state === 'notLooked' ? '' : 'none');
  const what = state === 'notLooked' ? `${said} not looked`.trim() : said;
  const more = [setupReason(found), setupAdvice(found)].filter((text) => text !== '').join(' ');
  return [
    `${marks[state].padEnd(6)} ${label.padEnd(24)} ${what}`,
    ...(more === '' ? [] : folded(more)).map((line) => `       ${line}`),
  ];
}

/** Why a thing was not looked at, or what is wrong with it; '' where there is nothing to say. */
export function setupReason({ cause }: SetupFinding): string {
  return cause === null ? '' : causeText(cause);
}

/** The advice for a finding; '' if it is present and nothing is wrong with it. */
export function setupAdvice({ code, state, subject, value }: SetupFinding): string {
  if (state === 'notLooked' || (state === 'fine' && value !== '')) return '';
  const own = code === 'helper' ? withoutProgram : code === 'unit' ? withoutUnit : {};
  return own[subject] ?? advice[code];
}

/** The sentences of xsconsole-setup. */
export const setupWords = {
  notRoot: 'Only root can change the screens of this host. Nothing was changed.',
  noPackage: (program: string): string =>
    `${clean(program)} is not there, so no screen can show it. Install the package first. ` +
    'Nothing was changed.',
  notYetInstalled: (program: string): string =>
    `${clean(program)} is not there yet: until the package is installed, the screens keep what ` +
    'is on them.',
  nothingDone: 'Nothing was changed.',
  inTheWay: (obstacle: SetupObstacle): string =>
    `${obstacleText(obstacle)} ${obstacleAdvice[obstacle.kind === 'masked' ? 'masked' : 'others']}`,
  /** `left`: the files that could not be put back. */
  failed: (error: PortError, left: readonly string[]): string =>
    `xsconsole-setup has failed. ${errorText(error)} ${
      left.length === 0
        ? 'The screens are as they were before.'
        : `These files could not be put back: ${left.map(clean).join(', ')}. Run the command ` +
          'again when the cause is gone.'
    }`,
  commandFailed: (command: string, cause: string): string =>
    `${clean(command)} failed: ${clean(cause)}. A reboot has the same effect as this command.`,
  wrote: (path: string): string => `wrote ${clean(path)}`,
  removed: (path: string): string => `removed ${clean(path)}`,
  ran: (command: string): string => `ran ${clean(command)}`,
  wouldRun: (command: string): string => `would run ${clean(command)}`,
  onScreens: (screens: readonly string[]): string =>
    `The console is on ${screens.map(clean).join(', ')}. ` +
    `"${asTyped('xsconsole-setup')} --restore" takes it off.`,
  noSuchScreen: (screen: string): string =>
    `${clean(screen)} does not exist now. The console appears on it when the host boots with it.`,
  offScreens: 'The screens are as they were before.',
  wasOff: 'The console was on no screen: nothing to restore.',
} as const;

/** The screen of `xsconsole-setup --help`. */
export const setupHelp: readonly string[] = [
  'Usage: xsconsole-setup [--root DIR] --check [--json] | --default | --restore',
  '',
  "Puts the console on the host's screens and takes it off again, or says what it",
  'finds on this host.',
  '',
  '  --check      change nothing; say what this host has and what would not work',
  '  --json       with --check: one JSON document on standard output',
  '  --default    put the console on the first screen (tty1) and on every console',
  '               of the kernel',
  '  --restore    give the screens back to what was on them before',
  "  --root DIR   a host's file tree elsewhere (default: $XSCONSOLE_ROOT, else /)",
  '  -h, --help, --version',
  '',
  ...optionHelp,
  '',
  'What --default writes is in /etc/systemd/system, in files named',
  '50-xsconsole-recovery.conf. The programs that were on the screens stay where',
  'they are and can be started by their names.',
  '',
  '--default and --restore change nothing and end with 1 if another file or a link',
  'is in the place of one of these files. --default does the same if the',
  "console's unit or getty.target is masked.",
  '',
  'Exit status: 0 done (--check always, whatever it found); 1 refused or failed;',
  '2 wrong usage.',
];
