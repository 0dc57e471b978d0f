import { hostPaths, type HostFilePort, type Known, type SetupFinding } from '../../model/index.js';
import { parseKeyValue, readHostUuid, valueOf } from '../../reset/index.js';
import { readLoginPolicy } from '../login/login-policy.js';
import { accountStack } from '../login/pam-services.js';
import { findTrigger } from '../profile.js';
import { xapiSocketPaths } from '../xapi/xapi-socket.js';
import { checkDisk } from './check-disk.js';
import { checkObstacles } from './check-obstacles.js';
import { checkPrograms } from './check-programs.js';
import { dropInName, systemdFolder, wantedFolder } from './drop-ins.js';
import { finding, inTree, notLooked, present, unreadCause } from './finding.js';
import type { CheckedHost, RunningHost } from './running-host.js';
import { consolesPath, isVirtualTerminal, readScreens } from './screens.js';

const { networkBackEnd, renameScript } = hostPaths;
const printkPath = '/proc/sys/kernel/printk';
/**
 * The highest console log level that keeps the screen quiet. The usual level is 4; the kernel then
 * shows errors and worse on the console.
 */
const quietLevel = 1;

/**
 * Checks everything on a host that the console depends on. Changes nothing. `running`: what is
 * known of the host as it runs.
 */
export async function checkHost(
  host: CheckedHost,
  running: RunningHost,
): Promise<readonly SetupFinding[]> {
  const { files } = host;
  const backEnd = await files.text(networkBackEnd);
  const parts = await Promise.all([
    checkSystem(files, running),
    checkXapi(host, running),
    checkNetworking(files, backEnd),
    checkLogin(files),
    checkPrograms(host, running, nameIn(backEnd)),
    checkDisk(host, running),
    checkScreens(files, running),
    checkObstacles(files),
  ]);
  return parts.flat();
}

async function checkSystem(
  files: HostFilePort,
  running: RunningHost,
): Promise<readonly SetupFinding[]> {
  const text = await files.text('/etc/os-release');
  const name = valueOf(parseKeyValue(text.known ? text.value : ''), 'PRETTY_NAME') ?? '';
  return [running.kernel(name)];
}

async function checkXapi(
  { files, system }: CheckedHost,
  running: RunningHost,
): Promise<readonly SetupFinding[]> {
  const inventory = await files.text(hostPaths.inventory);
  const hasIdentity = (await readHostUuid(files)) !== '';
  const [profile, state, trigger, socket] = await Promise.all([
    system.profile(),
    system.xapi(),
    findTrigger(files),
    socketOf(files),
  ]);
  return [
    finding(
      'profile',
      hasIdentity ? 'fine' : 'wrong',
      `${profile.name} ${inventory.known ? productOf(inventory.value) : ''}`.trim(),
      hasIdentity
        ? null
        : (unreadCause(hostPaths.inventory, inventory) ?? {
            code: 'lacks',
            path: hostPaths.inventory,
            detail: 'INSTALLATION_UUID',
          }),
    ),
    state === 'running' ? finding('xapi', 'fine', state) : running.silent('xapi', state),
    socket === '' ? running.silent('socket', socket) : present('socket', socket),
    // When no XAPI names a trigger, the start-up step completes the reset.
    finding('trigger', 'fine', trigger ?? ''),
  ];
}

/** The path of the first socket that is there; '' for none. */
async function socketOf(files: HostFilePort): Promise<string> {
  for (const path of xapiSocketPaths) if (await files.exists(path)) return path;
  return '';
}

/** Brand and versions from the inventory. */
function productOf(inventory: string): string {
  const lines = parseKeyValue(inventory);
  return ['PRODUCT_BRAND', 'PRODUCT_VERSION', 'PLATFORM_VERSION']
    .map((key) => valueOf(lines, key) ?? '')
    .filter((value) => value !== '')
    .join(' ');
}

/** The network back end that the host's file names; '' for none. */
const nameIn = (text: Known<string>): string => (text.known ? text.value : '').trim();

async function checkNetworking(
  files: HostFilePort,
  text: Known<string>,
): Promise<readonly SetupFinding[]> {
  const backEnd = nameIn(text);
  return [
    // A host without this script has nothing that would move interface names.
    finding('namingScript', 'fine', (await files.exists(renameScript)) ? renameScript : ''),
    finding(
      'backEnd',
      /^(?:bridge|openvswitch|vswitch)$/u.test(backEnd) ? 'fine' : 'wrong',
      backEnd,
      unreadCause(networkBackEnd, text),
    ),
  ];
}

async function checkLogin(files: HostFilePort): Promise<readonly SetupFinding[]> {
  const { services } = await readLoginPolicy(files);
  const service = await accountStack(files, services);
  return [
    service.ok
      ? present('pam', service.value)
      : present('pam', '', { cause: { code: 'said', detail: service.error } }),
  ];
}

async function checkScreens(
  files: HostFilePort,
  running: RunningHost,
): Promise<readonly SetupFinding[]> {
  const screens = await readScreens(files);
  const consoles = unreadCause(consolesPath, await files.text(consolesPath));
  const printk = await files.text(printkPath);
  const level = /^\s*(\d+)/u.exec(printk.known ? printk.value : '')?.[1];
  const isLoud = Number(level) > quietLevel;
  // The console lowers the level when it comes onto a screen, and not before.
  const isOn = await files.exists(`${systemdFolder}/${wantedFolder}/${dropInName}`);
  return [
    level === undefined
      ? notLooked(
          'kernelMessages',
          unreadCause(printkPath, printk) ?? { code: 'lacks', path: printkPath, detail: 'a level' },
        )
      : finding(
          'kernelMessages',
          isLoud && isOn ? 'wrong' : 'fine',
          level,
          isLoud && !isOn ? { code: 'notOnScreens' } : null,
        ),
    ...(await Promise.all(screens.map((screen) => checkScreen(running, screen)))),
    // The screens beside the first one are then not known.
    ...(consoles === null ? [] : [notLooked('screen', consoles, { subject: 'of the kernel' })]),
  ];
}

async function checkScreen(running: RunningHost, screen: string): Promise<SetupFinding> {
  const value = isVirtualTerminal(screen) ? 'virtual terminal' : 'line';
  const isThere = await running.hasScreen(screen);
  return isThere === null
    ? notLooked('screen', inTree, { subject: screen })
    : present('screen', isThere ? value : '', { subject: screen });
}
