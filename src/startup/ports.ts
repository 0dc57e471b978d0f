import type { HostProfile, Known, Nic, SanBoot, VlanDevice, FilePort } from '../model/index.js';
import type { StartupFailure, Resets } from '../reset/index.js';
import {
  detectProfile,
  openResets,
  readNics,
  readSanBoot,
  readVlanDevices,
  dryRunMachine,
} from '../host/index.js';
import { openSession, type SessionOutcome, type XenApiClient } from '../xenapi/index.js';

/** What the start-up sequence needs from the outside. Paths are host paths. */
export interface StartupPorts {
  readonly files: FilePort;
  readonly profile: HostProfile;
  readonly readNics: () => Promise<Known<readonly Nic[]>>;
  /** The kernel's VLAN devices. */
  readonly readVlanDevices: () => Promise<Known<readonly VlanDevice[]>>;
  /** The interfaces this host has booted from over a network. */
  readonly readSanBoot: () => Promise<Known<SanBoot>>;
  /** Opens a session on the XenAPI that knows this host (on a supporter it forwards to the coordinator). */
  readonly openSession: () => Promise<SessionOutcome>;
  /** Where that XenAPI is reached, for people. */
  readonly xapi: string;
  /** The journal of our resets: which port was chosen, and where the report goes. */
  readonly resets: Pick<
    Resets,
    'status' | 'recordCompletion' | 'recordKept' | 'recordQuestion' | 'recordRebuilt'
  >;
  /** What to do where the chosen port is gone: wait until somebody at the console has answered, or take the device of its name and ask then. */
  readonly unmatched: 'ask' | 'useName';
  /** Between two looks whether management has moved, where the connection was lost over it; a stand-in for tests. */
  readonly pause?: (ms: number) => Promise<void>;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** The failure as a sentence, for the file beside a trigger that is set aside. */
  readonly explain: (failure: StartupFailure) => string;
}

/** The ports of the host below `root`, with the XenAPI that `client` reaches. */
export async function startupPorts(
  root: string,
  client: XenApiClient,
  unmatched: StartupPorts['unmatched'],
  explain: StartupPorts['explain'],
): Promise<StartupPorts> {
  // The sequence stops no service and reboots nothing: a machine that only names commands is all it may have.
  const resets = await openResets(root, dryRunMachine());
  return {
    files: resets.files,
    profile: await detectProfile(root),
    readNics: () => readNics(root),
    readVlanDevices: () => readVlanDevices(root),
    readSanBoot: () => readSanBoot(root),
    openSession: () => openSession(client),
    xapi: client.name,
    resets,
    unmatched,
    now: () => new Date().toISOString(),
    explain,
  };
}
