import {
  askServers,
  commandsIn,
  machineHost,
  openTree,
  resolveName as resolveBy,
  saveSupportReport as saveReport,
  mayLogIn as may,
  memberInTree,
  memberOnMachine,
  type Commands,
  type ResolveOptions,
  type SupportReportOptions,
  type LoginPolicy,
} from '../../../src/host/index.js';
import {
  reachXenApi as reach,
  type ConnectOptions,
} from '../../../src/host/network/reachability.js';
import { fingerprintNow as fingerprint } from '../../../src/host/nics/nic-fingerprint.js';
import type {
  HostFacts,
  HostPort,
  NetworkPort,
  NicPort,
  PowerAction,
} from '../../../src/model/index.js';
import { embeddedAt } from './hosts.js';

/*
 * What a host answers, asked for by its root: `/` is this machine, with the programs that a test
 * has put into PATH; any other folder is an embedded host's tree.
 */

/** The programs in PATH, as a test has set it. */
export function commandsInPath(): Commands {
  return commandsIn([...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/bin']);
}

/** The host with this root. */
export function hostAt(root: string): Promise<HostPort> {
  return root === '/'
    ? machineHost({ helper: () => '', commands: commandsInPath() })
    : embeddedAt(root);
}

type Of<Port, Name extends keyof Port> = Port[Name] extends (...args: infer Args) => infer Answer
  ? (root: string, ...args: Args) => Answer
  : never;

export const readNics: Of<NicPort, 'all'> = async (root) => (await hostAt(root)).nics.all();
export const readSanBoot: Of<NicPort, 'sanBoot'> = async (root) =>
  (await hostAt(root)).nics.sanBoot();
export const readFcoeDisks: Of<NicPort, 'fcoeDisks'> = async (root, device) =>
  (await hostAt(root)).nics.fcoeDisks(device);
export const blink: Of<NicPort, 'blink'> = async (root, device, seconds, signal) =>
  (await hostAt(root)).nics.blink(device, seconds, signal);
export const readNicCounters: Of<NicPort, 'counters'> = async (root, device) =>
  (await hostAt(root)).nics.counters(device);
export const watchNic: Of<NicPort, 'watch'> = async function* (root, device, options) {
  yield* (await hostAt(root)).nics.watch(device, options);
};
export const watchTraffic: Of<NicPort, 'traffic'> = async function* (root, device, options) {
  yield* (await hostAt(root)).nics.traffic(device, options);
};
export async function fingerprintNow(
  root: string,
  devices: readonly string[],
  xapi: HostFacts['xapi'],
): Promise<string> {
  return fingerprint(await (await hostAt(root)).nics.signs(devices), xapi);
}
export const readGateways: Of<NetworkPort, 'gateways'> = async (root) =>
  (await hostAt(root)).network.gateways();
export const readNameServers: Of<NetworkPort, 'nameServers'> = async (root) =>
  (await hostAt(root)).network.nameServers();
export const writeNameServers: Of<NetworkPort, 'writeNameServers'> = async (root, servers) =>
  (await hostAt(root)).network.writeNameServers(servers);
export const testTargets: Of<NetworkPort, 'test'> = async (root, targets, tell, options) =>
  (await hostAt(root)).network.test(targets, tell, options);
export async function resolveName(
  root: string,
  name: string,
  options: ResolveOptions = {},
): ReturnType<NetworkPort['resolve']> {
  const { network } = await hostAt(root);
  return root === '/'
    ? resolveBy(await openTree('/'), await network.nameServers(), askServers, name, options)
    : network.resolve(name, options);
}
export async function reachXenApi(
  root: string,
  address: string,
  options?: ConnectOptions,
): ReturnType<NetworkPort['reachXenApi']> {
  return root === '/'
    ? reach(address, options)
    : (await hostAt(root)).network.reachXenApi(address, options);
}
export const readRunningVms = async (
  root: string,
  uuid = '',
): ReturnType<HostPort['system']['runningVms']> => (await hostAt(root)).system.runningVms(uuid);
export const readLoad = async (root: string): ReturnType<HostPort['system']['load']> =>
  (await hostAt(root)).system.load();
export const readMemory = async (root: string): ReturnType<HostPort['system']['memory']> =>
  (await hostAt(root)).system.memory();
export const readProcessors = async (root: string): ReturnType<HostPort['system']['processors']> =>
  (await hostAt(root)).system.processors();
export const readSystemDescription = async (
  root: string,
): ReturnType<HostPort['system']['description']> => (await hostAt(root)).system.description();
export const readXapiState = async (root: string): ReturnType<HostPort['system']['xapi']> =>
  (await hostAt(root)).system.xapi();
export const power = async (root: string, action: PowerAction): ReturnType<HostPort['power']> =>
  (await hostAt(root)).power(action);
export const setClock = async (root: string, local: string): ReturnType<HostPort['clock']['set']> =>
  (await hostAt(root)).clock.set(local);
export const readTimeSources = async (root: string): ReturnType<HostPort['clock']['sources']> =>
  (await hostAt(root)).clock.sources();
export const writeTimeServers = async (
  root: string,
  servers: readonly string[],
): ReturnType<HostPort['clock']['writeServers']> =>
  (await hostAt(root)).clock.writeServers(servers);
export const stopTimeServers = async (root: string): ReturnType<HostPort['clock']['stopServers']> =>
  (await hostAt(root)).clock.stopServers();
export const isPasswordSet = async (root: string): Promise<boolean> =>
  (await hostAt(root)).login.isPasswordSet();
export const saveSupportReport = async (
  root: string,
  folder: string,
  options: SupportReportOptions,
): ReturnType<typeof saveReport> => saveReport(await hostAt(root), folder, options);
export const mayLogIn = async (root: string, user: string, policy: LoginPolicy): Promise<boolean> =>
  may(
    user,
    policy,
    root === '/' ? memberOnMachine(commandsInPath()) : memberInTree(await openTree(root)),
  );
