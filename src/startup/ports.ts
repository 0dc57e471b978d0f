import type {
  HostPort,
  HostProfile,
  Known,
  Nic,
  SanBoot,
  VlanDevice,
  FilePort,
} from '../model/index.js';
import type { StartupFailure, Resets } from '../reset/index.js';
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
  /**
   * Opens a session on the XenAPI that knows this host (on a supporter it forwards to the
   * coordinator).
   */
  readonly openSession: () => Promise<SessionOutcome>;
  /** Where that XenAPI is reached, for people. */
  readonly xapi: string;
  /** The journal of our resets: which port was chosen, and where the report goes. */
  readonly resets: Pick<
    Resets,
    'status' | 'recordCompletion' | 'recordKept' | 'recordQuestion' | 'recordRebuilt'
  >;
  /**
   * What to do where the chosen port is gone: wait until somebody at the console has answered, or
   * take the device of its name and ask then.
   */
  readonly unmatched: 'ask' | 'useName';
  /**
   * Between two looks whether management has moved, where the connection was lost over it; a
   * stand-in for tests.
   */
  readonly pause?: (ms: number) => Promise<void>;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** The failure as a sentence, for the file beside a trigger that is set aside. */
  readonly explain: (failure: StartupFailure) => string;
}

/** The ports of a host, with its journal and the XenAPI that `client` reaches. */
export async function startupPorts(
  { files, nics, system }: HostPort,
  resets: StartupPorts['resets'],
  client: XenApiClient,
  unmatched: StartupPorts['unmatched'],
  explain: StartupPorts['explain'],
): Promise<StartupPorts> {
  return {
    files,
    profile: await system.profile(),
    readNics: () => nics.all(),
    readVlanDevices: () => nics.vlanDevices(),
    readSanBoot: () => nics.sanBoot(),
    openSession: () => openSession(client),
    xapi: client.name,
    resets,
    unmatched,
    now: () => new Date().toISOString(),
    explain,
  };
}
