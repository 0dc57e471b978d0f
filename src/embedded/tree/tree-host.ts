import { loadavg } from 'node:os';
import {
  err,
  mapKnown,
  known,
  noNetworkDaemon,
  ok,
  unknown,
  type ClockPort,
  type Commanded,
  type HostPort,
  type Known,
  type Load,
  type MachinePort,
  type NetworkPort,
  type NicPort,
  type SystemPort,
} from '../../model/index.js';
import {
  clockLine,
  fileLog,
  ipOnlyNamed,
  linkTimeZone,
  nicReadings,
  noReach,
  openTree,
  readDisks,
  readHardware,
  powerLine,
  readMachineMemory,
  readTimeSources,
  readTimeZones,
  readTreeLinks,
  stopLine,
  systemReadings,
  temporaryPort,
  testTargets,
  thisBoot,
  treeBackup,
  treeSetup,
  writeNameServers,
  writeTimeServers,
  zoneLine,
  type HostTree,
} from '../../host/index.js';
import { describedSan, describedSystem } from '../described-hardware.js';
import { describedDisks, describedHardware } from '../described-parts.js';
import { describedReach } from '../described-network.js';
import { heldAddresses } from '../held-addresses.js';
import { lanDaemon } from '../lan-network.js';
import { embeddedTraffic } from '../port-traffic.js';
import { embeddedBootTime, embeddedDomains } from '../run-state.js';
import { treeKeyboard } from './tree-keyboard.js';
import { treeSsh } from './tree-ssh.js';
import { treeSticks } from './tree-sticks.js';
import { treeXapi } from './tree-xapi.js';
import { treeLogin } from '../users.js';
import { heardOnLan } from '../wire.js';

/** A host in a folder: an embedded host, or a tree on which none runs. */
export interface TreeHostOptions {
  /** The folder's real path, without symbolic links. */
  readonly root: string;
  /** Its hardware and LAN are described: an embedded host. */
  readonly described: boolean;
  /** Services, naming and power. */
  readonly machine: MachinePort;
  /**
   * An operator practises on this host, so it asks for a login even when the tree has no file of
   * users.
   */
  readonly practice?: boolean;
}

/** A tree must never run a command of this machine, so this only names it. */
const wouldRun = (command: string): Commanded => Promise.resolve(ok({ ran: false, command }));

/** Opens the host in this folder. */
export async function treeHost({
  root,
  described,
  machine,
  practice = false,
}: TreeHostOptions): Promise<HostPort> {
  const files = await openTree(root);
  const logs = await files.locate('/var/log');
  const readings = nicReadings({
    tree: files,
    addresses: () => heldAddresses(files),
    traffic: (device) => embeddedTraffic(files, device),
  });
  const reach = described ? describedReach(files) : noReach(files);
  const clock: ClockPort = {
    isOwn: false,
    set: (local) => wouldRun(clockLine(local)),
    sources: () => readTimeSources(files, null),
    writeServers: (servers) => writeTimeServers(files, servers),
    stopServers: () => wouldRun(stopLine),
    zones: () => readTimeZones(files),
    setZone: async (zone) => {
      const linked = await linkTimeZone(files, zone);
      return linked.ok ? ok({ ran: true, command: zoneLine(zone) }) : linked;
    },
  };
  const system = systemOf(files, readings, described);
  const login = treeLogin({ files, boot: await thisBoot(), openWithoutUsers: !practice });
  const network: NetworkPort = {
    gateways: reach.gateways,
    nameServers: reach.nameServers,
    resolve: reach.resolve,
    reachXenApi: reach.reachXenApi,
    xenApiPort: reach.xenApiPort,
    writeNameServers: (servers) => writeNameServers(files, servers),
    listen: (question) => heardOnLan(files, question),
    test: (targets, tell, options) => testTargets(reach, targets, tell, options),
  };
  return {
    root,
    machine,
    mayChange: true,
    commandsOnlyNamed: !described,
    files,
    system,
    nics: {
      ...readings,
      // A running embedded host shows bridges beside its NICs.
      isLive: (shown) => described && shown.known && shown.value.some(({ physical }) => !physical),
      links: () => readTreeLinks(readings),
      ...describedSan(files),
      blink: () => Promise.resolve(err({ code: 'notHere', detail: '' })),
    },
    network,
    // A running embedded host has only its notes of temporary addresses; `heldAddresses` reads them
    // in place of a kernel.
    temporary: temporaryPort(files, readings, async (commands, undo) =>
      (await embeddedBootTime(files)).known ? ok({ ran: true }) : ipOnlyNamed(commands, undo),
    ),
    daemon: described ? lanDaemon(files) : noNetworkDaemon,
    embeddedXapi: treeXapi({ clock, files, login, network }, described),
    clock,
    keyboard: treeKeyboard(files, described),
    ssh: treeSsh(files, described),
    backup: treeBackup(files),
    setup: treeSetup({ files, system }, described),
    sticks: treeSticks(files, described),
    login,
    power: (action) => (action === 'reboot' ? machine.reboot() : wouldRun(powerLine(action))),
    startResetUnit: () => Promise.resolve(false),
    openLog: (program) => fileLog(logs, program),
    shell: () => Promise.resolve(err({ code: 'notHere', detail: root })),
  };
}

/** What a tree says about its system. A running embedded host adds more. */
function systemOf(files: HostTree, nics: Pick<NicPort, 'all'>, described: boolean): SystemPort {
  const readings = systemReadings(files);
  const description: SystemPort['description'] = async () => {
    const description = await readings.description();
    return description.known ? description : describedSystem(files);
  };
  return {
    ...readings,
    kernel: null,
    xapiIsEmbedded: true,
    hostName: async () => {
      const name = await files.text('/etc/hostname');
      return mapKnown(name, (text) => text.trim());
    },
    runningVms: (hostUuid) => embeddedDomains(files, hostUuid),
    load: () => loadOf(files, readings),
    // A running embedded host has the memory of the machine that it runs on.
    memory: async () =>
      (await embeddedBootTime(files)).known ? readMachineMemory() : readings.memory(),
    description,
    hardware: () =>
      described
        ? describedHardware(files, { description }, nics)
        : readHardware(files, null, { ...readings, description }, nics),
    disks: () => (described ? describedDisks(files) : readDisks(files, null)),
    commandOutputs: () => Promise.resolve(''),
  };
}

/**
 * The uptime of a running embedded host counts from its own boot. Its load is that of the machine
 * that it runs on.
 */
async function loadOf(files: HostTree, readings: Pick<SystemPort, 'load'>): Promise<Known<Load>> {
  const booted = await embeddedBootTime(files);
  if (!booted.known) return readings.load();
  const [one = NaN, five = NaN, fifteen = NaN] = loadavg();
  const uptimeSeconds = Math.max(0, (Date.now() - booted.value) / 1000);
  return Number.isNaN(one + five + fifteen)
    ? unknown('unreadable', '/proc/loadavg')
    : known({ uptimeSeconds, average: [one, five, fifteen] });
}
