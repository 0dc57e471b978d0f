import { release } from 'node:os';
import { hostPaths, type SetupFinding } from '../../model/index.js';
import { inventoryOf, parseKeyValue, valueOf } from '../../reset/index.js';
import { exists } from '../files/disk-path.js';
import { hostFiles } from '../files/host-files.js';
import { readHostText } from '../files/host-text.js';
import { readLoginPolicy } from '../login/login-policy.js';
import { detectProfile, findTrigger } from '../profile.js';
import { readXapiState } from '../xapi/xapi-state.js';
import { checkDisk } from './check-disk.js';
import { checkPrograms } from './check-programs.js';
import { finding, present } from './finding.js';
import { isVirtualTerminal, readScreens } from './screens.js';

const renameScript = '/etc/sysconfig/network-scripts/interface-rename.py';
const socket = '/var/lib/xcp/xapi';
/** Messages of this level and above get onto the console (of warnings and worse, 4 is the usual one). */
const quietLevel = 1;

/** Everything that this host has and that the console depends on. Changes nothing; calls no command for a tree of files. */
export async function checkHost(root: string): Promise<readonly SetupFinding[]> {
  const parts = await Promise.all([
    checkSystem(root),
    checkXapi(root),
    checkNetworking(root),
    checkLogin(root),
    checkPrograms(root),
    checkDisk(root),
    checkScreens(root),
  ]);
  return parts.flat();
}

async function checkSystem(root: string): Promise<readonly SetupFinding[]> {
  const text = await readHostText(root, '/etc/os-release');
  const name = valueOf(parseKeyValue(text.known ? text.value : ''), 'PRETTY_NAME') ?? '';
  if (root !== '/') return [finding('system', 'notLooked', name)];
  const [major = 0, minor = 0] = release().split('.').map(Number);
  const runs = process.arch === 'x64' && (major > 4 || (major === 4 && minor >= 18));
  return [
    finding('system', runs ? 'fine' : 'wrong', `${name} ${process.arch} Linux ${release()}`.trim()),
  ];
}

async function checkXapi(root: string): Promise<readonly SetupFinding[]> {
  const inventory = inventoryOf(await (await hostFiles(root)).read(hostPaths.inventory));
  const product = inventory.installationUuid === '' ? '' : await productOf(root);
  const [profile, state, trigger, hasSocket] = await Promise.all([
    detectProfile(root),
    readXapiState(root),
    findTrigger(root),
    exists(root, socket),
  ]);
  return [
    finding(
      'profile',
      inventory.installationUuid === '' ? 'wrong' : 'fine',
      `${profile.name} ${product}`.trim(),
    ),
    finding('xapi', state === 'running' ? 'fine' : 'wrong', state),
    present('socket', hasSocket ? socket : ''),
    present('trigger', trigger ?? ''),
  ];
}

/** Brand and versions as the inventory has them. */
async function productOf(root: string): Promise<string> {
  const text = await readHostText(root, hostPaths.inventory);
  const lines = parseKeyValue(text.known ? text.value : '');
  return ['PRODUCT_BRAND', 'PRODUCT_VERSION', 'PLATFORM_VERSION']
    .map((key) => valueOf(lines, key) ?? '')
    .filter((value) => value !== '')
    .join(' ');
}

async function checkNetworking(root: string): Promise<readonly SetupFinding[]> {
  const text = await readHostText(root, '/etc/xensource/network.conf');
  const backEnd = (text.known ? text.value : '').trim();
  return [
    present('namingScript', (await exists(root, renameScript)) ? renameScript : ''),
    finding(
      'backEnd',
      /^(?:bridge|openvswitch|vswitch)$/u.test(backEnd) ? 'fine' : 'wrong',
      backEnd,
    ),
  ];
}

async function checkLogin(root: string): Promise<readonly SetupFinding[]> {
  for (const service of (await readLoginPolicy(root)).services)
    if (await exists(root, `/etc/pam.d/${service}`)) return [present('pam', service)];
  return [present('pam', '')];
}

async function checkScreens(root: string): Promise<readonly SetupFinding[]> {
  const screens = await readScreens(root);
  const printk = await readHostText(root, '/proc/sys/kernel/printk');
  const level = printk.known ? printk.value.trim().split(/\s+/u)[0] : undefined;
  return [
    level === undefined
      ? finding('kernelMessages', 'notLooked', '')
      : finding('kernelMessages', Number(level) > quietLevel ? 'wrong' : 'fine', level),
    ...(await Promise.all(
      screens.map(async (screen): Promise<SetupFinding> => {
        const there = root !== '/' || (await exists(root, `/dev/${screen}`));
        const kind = isVirtualTerminal(screen) ? 'virtual terminal' : 'line';
        return present('screen', there ? kind : '', screen);
      }),
    )),
  ];
}
