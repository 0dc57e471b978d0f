import {
  known,
  noNetworking,
  parseMac,
  profileOf,
  type FileState,
  type HostFacts,
  type Nic,
  type ProfileName,
} from '../../../src/model/index.js';
import { parseManagement, parsePoolConf, traced } from '../../../src/reset/index.js';

/** A file that is there, owned by root. */
export function present(text: string, real = '/real', mode = 0o600): FileState {
  return { state: 'present', text, mode, uid: 0, gid: 0, real };
}

/** A NIC with hardware behind it and with link; `last`: the last byte of its MAC. */
export function nicWithMac(device: string, last: string, more: Partial<Nic> = {}): Nic {
  return {
    device,
    mac: parseMac(`00:16:3e:00:00:${last}`),
    physical: true,
    carrier: true,
    speedMbps: 1000,
    duplex: 'full',
    driver: 'e1000',
    vendor: null,
    pciAddress: null,
    mtu: 1500,
    sriov: false,
    addresses: [],
    memberOf: null,
    bondMode: null,
    ...more,
  };
}

/** The facts from these files, on a host without hazards whose XAPI runs. */
export function wellFacts(files: HostFacts['files'], profileName: ProfileName): HostFacts {
  return {
    profile: profileOf(profileName, null),
    files,
    pool: parsePoolConf(files.poolConf),
    management:
      files.management.state === 'present' ? parseManagement(files.management.text) : null,
    nics: known([nicWithMac('eth0', '01'), nicWithMac('eth1', '02')]),
    vlanDevices: known([]),
    runningVms: known([]),
    haArmed: known(false),
    haEnabled: known(false),
    sanBoot: known({ unmanaged: [], plugged: [] }),
    unmanagedPorts: [],
    returning: known([]),
    coordinatorManagement: known(null),
    wiring: known({ source: 'pool', bonds: [], networks: [] }),
    now: known(null),
    firstBootDone: true,
    ruleNames: [],
    networking: known(traced(noNetworking, { from: 'xapi' })),
    loss: known({
      pifs: [],
      bonds: [],
      vlans: [],
      tunnels: [],
      sriovNetworks: [],
      clusterHosts: [],
    }),
    xapi: 'running',
    renameScript: profileName === 'networkd',
  };
}
