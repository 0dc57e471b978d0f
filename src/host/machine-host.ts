import { hostname, release } from 'node:os';
import {
  known,
  noNetworkDaemon,
  untouchedByXapi,
  type HostPort,
  type LoginPort,
} from '../model/index.js';
import { machineBackup } from './backup/backup.js';
import type { DiskOperations } from './files/disk.js';
import { openTree } from './files/host-tree.js';
import { readDisks } from './hardware/disks.js';
import { readHardware } from './hardware/hardware.js';
import { machineLogin } from './login/machine-login.js';
import { machineKeyboard } from './machine/keyboard.js';
import { systemCommands, type Commands } from './machine/commands.js';
import { readRunningVms } from './machine/domains.js';
import { isRoot } from './machine/identity.js';
import { readMachineMemory } from './machine/load.js';
import { runLocalShell } from './machine/local-shell.js';
import { systemLog } from './machine/log.js';
import { realMachine } from './machine/machine.js';
import { power } from './machine/power.js';
import { startResetUnit } from './machine/reset-unit.js';
import { machineSsh } from './machine/ssh.js';
import { systemReadings } from './machine/system-readings.js';
import { writeNameServers } from './network/name-servers.js';
import { machineReach } from './network/machine-reach.js';
import { testTargets } from './network/test-targets.js';
import { blink } from './nics/blink.js';
import { kernelAddresses } from './nics/nic-addresses.js';
import { nicReadings } from './nics/nic-readings.js';
import { readFcoeDisks, readSanBoot } from './nics/san-helpers.js';
import { commandOutputs } from './report/report-sources.js';
import { machineSetup } from './setup/machine-setup.js';
import { machineSticks } from './stick/machine-sticks.js';
import { setClock } from './time/clock.js';
import {
  readTimeService,
  readTimeSources,
  restartTimeService,
  stopTimeServers,
  writeTimeServers,
} from './time/time-servers.js';
import { readTimeZones, setTimeZone } from './time/time-zone.js';
import { readLinks } from './temporary/read-links.js';
import { runIp } from './temporary/run-ip.js';
import { temporaryPort } from './temporary/temporary-port.js';
import { readBondMembers } from './wire/bond-members.js';
import { lookAtWire } from './wire/look-at-wire.js';

/** The parts that `machineHost` needs. */
export interface MachineOptions {
  /** Answers the text of a file in assets/helpers; called when the text is needed. */
  readonly helper: (name: 'pam-authenticate.py' | 'stick.sh' | 'wire.py') => string;
  /** `directDisk` for a program that has nothing else to do while it reads. */
  readonly disk?: DiskOperations;
  /** Stand-in for tests. */
  readonly commands?: Commands;
}

/** The host that is this machine itself. */
export async function machineHost({
  helper,
  disk,
  commands = systemCommands,
}: MachineOptions): Promise<HostPort> {
  const files = await openTree('/', disk);
  const reach = machineReach(files, commands);
  const system = systemReadings(files);
  const readings = nicReadings({
    tree: files,
    addresses: kernelAddresses,
    traffic: () => Promise.resolve(null),
  });
  const { boot } = await system.bootTime();
  let login: LoginPort | null = null;
  return {
    root: '/',
    mayChange: isRoot(),
    commandsOnlyNamed: false,
    files,
    machine: realMachine(commands),
    system: {
      ...system,
      kernel: release(),
      xapiIsEmbedded: false,
      hostName: () => Promise.resolve(known(hostname())),
      runningVms: () => readRunningVms(commands),
      memory: readMachineMemory,
      hardware: () =>
        readHardware(files, commands, { ...system, memory: readMachineMemory }, readings),
      disks: () => readDisks(files, commands),
      commandOutputs: () => commandOutputs(commands),
    },
    nics: {
      ...readings,
      isLive: () => true,
      links: () => readLinks(commands),
      blink: (device, seconds, signal) => blink(commands, device, seconds, signal),
      sanBoot: () => readSanBoot(commands),
      fcoeDisks: (device) => readFcoeDisks(commands, device),
    },
    network: {
      gateways: reach.gateways,
      nameServers: reach.nameServers,
      resolve: reach.resolve,
      reachXenApi: reach.reachXenApi,
      xenApiPort: reach.xenApiPort,
      writeNameServers: (servers) => writeNameServers(files, servers),
      listen: (question, look) =>
        lookAtWire(question, {
          ...look,
          helper: helper('wire.py'),
          members: (device) => readBondMembers(commands, readings, device),
        }),
      test: (targets, tell, options) => testTargets(reach, targets, tell, options),
    },
    temporary: temporaryPort(files, readings, (wanted, undo) => runIp(commands, wanted, undo)),
    daemon: noNetworkDaemon,
    embeddedXapi: untouchedByXapi,
    clock: {
      isOwn: true,
      set: (local) => setClock(commands, local),
      sources: async () => readTimeSources(files, await readTimeService(commands)),
      writeServers: async (servers) => {
        const written = await writeTimeServers(files, servers);
        return written.ok ? restartTimeService(commands) : written;
      },
      stopServers: () => stopTimeServers(commands),
      zones: () => readTimeZones(files),
      setZone: (zone) => setTimeZone(commands, files, zone),
    },
    // Made when they are asked for: a reset needs none of them.
    get keyboard() {
      return machineKeyboard(commands, files);
    },
    get ssh() {
      return machineSsh(commands, files);
    },
    get backup() {
      return machineBackup(commands, files);
    },
    get setup() {
      return machineSetup({ files, system }, commands);
    },
    get sticks() {
      return machineSticks(commands, files, () => helper('stick.sh'));
    },
    get login() {
      // Made once: it knows the failed logins that the disk does not take.
      login ??= machineLogin(
        { commands, files, helper: () => helper('pam-authenticate.py') },
        boot,
      );
      return login;
    },
    power: (action) => power(commands, action),
    startResetUnit: () => startResetUnit(commands),
    openLog: (program, failed) => systemLog(commands, program, { failed }),
    shell: (idleMinutes) => runLocalShell(commands, idleMinutes),
  };
}
