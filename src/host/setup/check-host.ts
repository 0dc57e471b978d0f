import { release } from 'node:os';
import { type HostPort, hostPaths, type SetupFinding } from '../../model/index.js';
import { inventoryOf, parseKeyValue, valueOf } from '../../reset/index.js';
import { readLoginPolicy } from '../login/login-policy.js';
import { findTrigger } from '../profile.js';
import { checkDisk } from './check-disk.js';
import { checkPrograms } from './check-programs.js';
import { finding, present } from './finding.js';
import { isVirtualTerminal, readScreens } from './screens.js';

const renameScript = '/etc/sysconfig/network-scripts/interface-rename.py';
const socket = '/var/lib/xcp/xapi';
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
  const parts = await Promise.all([
    checkSystem(host),
    checkXapi(host),
    checkNetworking(host),
    checkLogin(host),
    checkPrograms(host),
    checkDisk(host),
    checkScreens(host),
  ]);
  return parts.flat();
}

async function checkSystem(host: HostPort): Promise<readonly SetupFinding[]> {
  const text = await host.files.text('/etc/os-release');
  const name = valueOf(parseKeyValue(text.known ? text.value : ''), 'PRETTY_NAME') ?? '';
  if (host.kind !== 'machine') return [finding('system', 'notLooked', name)];
  const [major = 0, minor = 0] = release().split('.').map(Number);
  const runs = process.arch === 'x64' && (major > 4 || (major === 4 && minor >= 18));
  return [
    finding('system', runs ? 'fine' : 'wrong', `${name} ${process.arch} Linux ${release()}`.trim()),
  ];
}

async function checkXapi(host: HostPort): Promise<readonly SetupFinding[]> {
  const inventory = inventoryOf(await host.files.read(hostPaths.inventory));
  const product = inventory.installationUuid === '' ? '' : await productOf(host);
  const [profile, state, trigger, hasSocket] = await Promise.all([
    host.system.profile(),
    host.system.xapi(),
    findTrigger(host.files),
    host.files.exists(socket),
  ]);
  return [
    finding(
      'profile',
      inventory.installationUuid === '' ? 'wrong' : 'fine',
      `${profile.name} ${product}`.trim(),
    ),
    // No xapi runs for a tree of files.
    state !== 'running' && host.kind === 'tree'
      ? finding('xapi', 'notLooked', '')
      : finding('xapi', state === 'running' ? 'fine' : 'wrong', state),
    !hasSocket && host.kind === 'tree'
      ? finding('socket', 'notLooked', '')
      : present('socket', hasSocket ? socket : ''),
    // When no XAPI names a trigger, the start-up step completes the reset.
    finding('trigger', 'fine', trigger ?? ''),
  ];
}

/** Brand and versions from the inventory. */
async function productOf(host: HostPort): Promise<string> {
  const text = await host.files.text(hostPaths.inventory);
  const lines = parseKeyValue(text.known ? text.value : '');
  return ['PRODUCT_BRAND', 'PRODUCT_VERSION', 'PLATFORM_VERSION']
    .map((key) => valueOf(lines, key) ?? '')
    .filter((value) => value !== '')
    .join(' ');
}

async function checkNetworking(host: HostPort): Promise<readonly SetupFinding[]> {
  const text = await host.files.text('/etc/xensource/network.conf');
  const backEnd = (text.known ? text.value : '').trim();
  return [
    // A host without this script has nothing that would move interface names.
    finding('namingScript', 'fine', (await host.files.exists(renameScript)) ? renameScript : ''),
    finding(
      'backEnd',
      /^(?:bridge|openvswitch|vswitch)$/u.test(backEnd) ? 'fine' : 'wrong',
      backEnd,
    ),
  ];
}

async function checkLogin(host: HostPort): Promise<readonly SetupFinding[]> {
  for (const service of (await readLoginPolicy(host.files)).services)
    if (await host.files.exists(`/etc/pam.d/${service}`)) return [present('pam', service)];
  return [present('pam', '')];
}

async function checkScreens(host: HostPort): Promise<readonly SetupFinding[]> {
  const screens = await readScreens(host.files);
  const printk = await host.files.text('/proc/sys/kernel/printk');
  const level = printk.known ? printk.value.trim().split(/\s+/u)[0] : undefined;
  return [
    level === undefined
      ? finding('kernelMessages', 'notLooked', '')
      : finding('kernelMessages', Number(level) > quietLevel ? 'wrong' : 'fine', level),
    ...(await Promise.all(
      screens.map(async (screen): Promise<SetupFinding> => {
        const there = host.kind !== 'machine' || (await host.files.exists(`/dev/${screen}`));
        const kind = isVirtualTerminal(screen) ? 'virtual terminal' : 'line';
        return present('screen', there ? kind : '', screen);
      }),
    )),
  ];
}
