import { release } from 'node:os';
import {
  type HostPort,
  hostPaths,
  type Known,
  type SetupCause,
  type SetupFinding,
} from '../../model/index.js';
import { inventoryOf, parseKeyValue, valueOf } from '../../reset/index.js';
import { readLoginPolicy } from '../login/login-policy.js';
import { accountStack } from '../login/pam-services.js';
import { findTrigger } from '../profile.js';
import { xapiSocketPaths } from '../xapi/xapi-socket.js';
import { checkDisk } from './check-disk.js';
import { checkObstacles } from './check-obstacles.js';
import { checkPrograms } from './check-programs.js';
import { dropInName, systemdFolder, wantedFolder } from './drop-ins.js';
import { finding, notLooked, present, unreadCause } from './finding.js';
import { consolesPath, firstScreen, isVirtualTerminal, readScreens } from './screens.js';

const renameScript = '/etc/sysconfig/network-scripts/interface-rename.py';
const networkConf = '/etc/xensource/network.conf';
const printkPath = '/proc/sys/kernel/printk';
/** No command is run for a tree of files, and nothing runs in it. */
const tree: SetupCause = { code: 'tree' };
/**
 * The highest console log level that keeps the screen quiet. The usual level is 4; the kernel then
 * shows errors and worse on the console.
 */
const quietLevel = 1;

/**
 * Checks everything on this host that the console depends on. Changes nothing. Runs no command for
 * a tree of files.
 */
export async function checkHost(host: HostPort): Promise<readonly SetupFinding[]> {
  const backEnd = await host.files.text(networkConf);
  const parts = await Promise.all([
    checkSystem(host),
    checkXapi(host),
    checkNetworking(host, backEnd),
    checkLogin(host),
    checkPrograms(host, nameIn(backEnd)),
    checkDisk(host),
    checkScreens(host),
    checkObstacles(host),
  ]);
  return parts.flat();
}

async function checkSystem(host: HostPort): Promise<readonly SetupFinding[]> {
  const text = await host.files.text('/etc/os-release');
  const name = valueOf(parseKeyValue(text.known ? text.value : ''), 'PRETTY_NAME') ?? '';
  if (host.kind !== 'machine') return [notLooked('system', tree, { value: name })];
  const [major = 0, minor = 0] = release().split('.').map(Number);
  const runs = process.arch === 'x64' && (major > 4 || (major === 4 && minor >= 18));
  return [
    finding('system', runs ? 'fine' : 'wrong', `${name} ${process.arch} Linux ${release()}`.trim()),
  ];
}

async function checkXapi(host: HostPort): Promise<readonly SetupFinding[]> {
  const inventory = await host.files.text(hostPaths.inventory);
  const hasIdentity =
    inventoryOf(await host.files.read(hostPaths.inventory)).installationUuid !== '';
  const [profile, state, trigger, socket] = await Promise.all([
    host.system.profile(),
    host.system.xapi(),
    findTrigger(host.files),
    socketOf(host),
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
    state !== 'running' && host.kind === 'tree'
      ? notLooked('xapi', tree)
      : finding('xapi', state === 'running' ? 'fine' : 'wrong', state),
    socket === '' && host.kind === 'tree' ? notLooked('socket', tree) : present('socket', socket),
    // When no XAPI names a trigger, the start-up step completes the reset.
    finding('trigger', 'fine', trigger ?? ''),
  ];
}

/** The path of the first socket that is there; '' for none. */
async function socketOf({ files }: HostPort): Promise<string> {
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
  host: HostPort,
  text: Known<string>,
): Promise<readonly SetupFinding[]> {
  const backEnd = nameIn(text);
  return [
    // A host without this script has nothing that would move interface names.
    finding('namingScript', 'fine', (await host.files.exists(renameScript)) ? renameScript : ''),
    finding(
      'backEnd',
      /^(?:bridge|openvswitch|vswitch)$/u.test(backEnd) ? 'fine' : 'wrong',
      backEnd,
      unreadCause(networkConf, text),
    ),
  ];
}

async function checkLogin(host: HostPort): Promise<readonly SetupFinding[]> {
  const { services } = await readLoginPolicy(host.files);
  const service = await accountStack(host.files, services);
  return [
    service.ok
      ? present('pam', service.value)
      : present('pam', '', { cause: { code: 'said', detail: service.error } }),
  ];
}

async function checkScreens(host: HostPort): Promise<readonly SetupFinding[]> {
  const screens = await readScreens(host.files);
  const consoles = unreadCause(consolesPath, await host.files.text(consolesPath));
  const printk = await host.files.text(printkPath);
  const level = /^\s*(\d+)/u.exec(printk.known ? printk.value : '')?.[1];
  const isLoud = Number(level) > quietLevel;
  // The console lowers the level when it comes onto a screen, and not before.
  const isOn = await host.files.exists(`${systemdFolder}/${wantedFolder}/${dropInName}`);
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
    ...(await Promise.all(screens.map((screen) => checkScreen(host, screen)))),
    // The screens beside the first one are then not known.
    ...(consoles === null ? [] : [notLooked('screen', consoles, { subject: 'of the kernel' })]),
  ];
}

/** On a running host a screen is a device. Of a tree the kernel's own lists tell. */
async function checkScreen(host: HostPort, screen: string): Promise<SetupFinding> {
  const value = isVirtualTerminal(screen) ? 'virtual terminal' : 'line';
  if (host.kind === 'machine')
    return present('screen', (await host.files.exists(`/dev/${screen}`)) ? value : '', {
      subject: screen,
    });
  // Every other screen comes from the kernel's list of consoles.
  return screen !== firstScreen || (await host.files.exists(`/sys/class/tty/${screen}`))
    ? present('screen', value, { subject: screen })
    : notLooked('screen', tree, { subject: screen });
}
