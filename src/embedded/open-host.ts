import { realpathSync } from 'node:fs';
import * as host from '../host/index.js';
import type { Authentication } from '../host/index.js';
import { err, ok, type HostPort, type LoginPort, type MachinePort } from '../model/index.js';
import { assetFiles } from './assets.js';
import { embeddedMachine } from './control-client.js';
import { heardOnWire } from './wire.js';

/**
 * The host whose `/` is this folder: this machine, by device and inode of the folder; an embedded host, where another process runs it or its hardware is
 * described; else a tree that nobody runs. The folder is there.
 */
export async function openHost(folder: string): Promise<HostPort> {
  const root = host.isThisMachine(folder) ? '/' : realpathSync(folder);
  if (root === '/') return hostAt(root, 'machine', host.realMachine());
  const machine = await embeddedMachine(root);
  const described = await host.exists(root, `/${host.hardwarePath}`);
  return hostAt(
    root,
    machine !== null || described ? 'embedded' : 'tree',
    machine ?? host.dryRunMachine(),
  );
}

/** A host whose kind is known; `machine`: its services and power. */
export async function hostAt(
  root: string,
  kind: HostPort['kind'],
  machine: MachinePort,
): Promise<HostPort> {
  const files = await host.hostFiles(root);
  return {
    kind,
    root,
    machine,
    mayChange: kind !== 'machine' || host.isRoot(),
    files: {
      ...files,
      text: (path) => host.readHostText(root, path),
      exists: (path) => host.exists(root, path),
      write: (path, content, mode) => host.writeHostFile(root, path, content, mode),
    },
    system: {
      profile: (forced) => host.detectProfile(root, forced),
      hostName: () => host.readHostName(root),
      bootId: () => host.readBootId(root),
      runningVms: (uuid) => host.readRunningVms(root, uuid),
      haArmed: () => host.readHaArmed(root),
      xapiSockets: () => host.xapiSockets(root),
      xapiSocket: () => host.xapiSocket(root),
      xapi: () => host.readXapiState(root),
      load: () => host.readLoad(root),
      memory: () => host.readMemory(root),
      processors: () => host.readProcessors(root),
      description: () => host.readSystemDescription(root),
      commandOutputs: () => host.commandOutputs(root),
    },
    nics: {
      all: () => host.readNics(root),
      vlanDevices: () => host.readVlanDevices(root),
      signs: (devices) => host.nicSigns(root, devices),
      watch: (device, options) => host.watchNic(root, device, options),
      traffic: (device, options) => host.watchTraffic(root, device, options),
      blink: (device, seconds, signal) => host.blink(root, device, seconds, signal),
      sanBoot: () => host.readSanBoot(root),
      fcoeDisks: (device) => host.readFcoeDisks(root, device),
    },
    network: {
      gateways: () => host.readGateways(root),
      nameServers: () => host.readNameServers(root),
      writeNameServers: (servers) => host.writeNameServers(root, servers),
      resolve: (name, options) => host.resolveName(root, name, options),
      reachXenApi: (address, options) => host.reachXenApi(root, address, options),
      listen: (question, look) =>
        heardOnWire(root, question, {
          ...look,
          helper: assetFiles('helpers/').get('wire.py') ?? '',
        }),
      test: (targets, tell, options) => host.testSubjects(root, targets, tell, options),
    },
    clock: {
      set: (local) => host.setClock(root, local),
      sources: () => host.readTimeSources(root),
      writeServers: (servers) => host.writeTimeServers(root, servers),
      stopServers: () => host.stopTimeServers(root),
    },
    login: loginAt(root, kind),
    power: (action) =>
      kind !== 'machine' && action === 'reboot' ? machine.reboot() : host.power(root, action),
    openLog: (program) => host.openLog(root, program),
    shell: (idleMinutes) => host.runLocalShell(root, idleMinutes),
  };
}

function loginAt(root: string, kind: HostPort['kind']): LoginPort {
  const helper = (): string => assetFiles('helpers/').get('pam-authenticate.py') ?? '';
  let authentication: Authentication | null = null;
  return {
    authenticate: async (user, password, signal) => {
      authentication ??= host.createAuthentication({ root, helper: helper() });
      const asked = await authentication.authenticate(user, password, signal);
      return asked.ok
        ? ok({ failures: asked.value, by: kind === 'machine' ? 'pam' : 'file' })
        : err(asked.error);
    },
    setPassword: (user, wanted) => host.setPassword(root, helper(), user, wanted),
    isPasswordSet: () => host.isPasswordSet(root),
    isOpenToAll: async () => kind === 'tree' && !(await host.isPasswordSet(root)),
    shownUser: () => host.embeddedLogin(root),
  };
}
