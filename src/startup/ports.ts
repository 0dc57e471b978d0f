import {
  pause,
  type BootTime,
  type FilePort,
  type HostFacts,
  type HostPort,
  type HostProfile,
  type Known,
  type Nic,
  type Pause,
  type SanBoot,
  type VlanDevice,
} from '../model/index.js';
import { readHostFacts } from '../operations/index.js';
import type { StartupError, Resets } from '../reset/index.js';
import { openSession, type SessionOutcome, type XenApiClient } from '../xenapi/index.js';

/** What the start-up sequence needs from the outside. All paths are host paths. */
export interface StartupPorts {
  readonly files: FilePort;
  readonly profile: HostProfile;
  readonly readNics: () => Promise<Known<readonly Nic[]>>;
  readonly readVlanDevices: () => Promise<Known<readonly VlanDevice[]>>;
  /** The interfaces from which this host has booted over a network. */
  readonly readSanBoot: () => Promise<Known<SanBoot>>;
  /**
   * Opens a session on the XenAPI that knows this host (on a supporter it forwards to the
   * coordinator).
   */
  readonly openSession: () => Promise<SessionOutcome>;
  /** The address of that XenAPI, for messages. */
  readonly xapi: string;
  /** The journal of our resets. It says which port was chosen, and it gets the report. */
  readonly resets: Pick<
    Resets,
    | 'status'
    | 'hold'
    | 'holdCompletion'
    | 'run'
    | 'resume'
    | 'recordCompletion'
    | 'recordKept'
    | 'recordQuestion'
    | 'recordRebuilt'
    | 'recordWait'
    | 'trial'
    | 'beginTrial'
    | 'recordTrial'
  >;
  /**
   * What to do when the chosen port is gone: wait until an operator at the console has answered, or
   * use the device of that name and ask as well.
   */
  readonly unmatched: 'ask' | 'useName';
  /**
   * The pause between two looks, for example at whether management has moved when that cost us the
   * connection. Tests replace it.
   */
  readonly pause: Pause;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** The boot clock, which no change of the wall clock moves. */
  readonly bootTime: () => Promise<BootTime>;
  readonly newPlanId: () => string;
  /** Everything that a second reset of the files depends on. */
  readonly readFacts: () => Promise<HostFacts>;
  /** Says the error as a sentence, for the file beside a trigger that is set aside. */
  readonly explain: (error: StartupError) => string;
}

/** The ports of a host, with its journal and the XenAPI that `client` reaches. */
export async function startupPorts(
  host: HostPort,
  resets: StartupPorts['resets'],
  client: XenApiClient,
  unmatched: StartupPorts['unmatched'],
  explain: StartupPorts['explain'],
): Promise<StartupPorts> {
  const { files, nics, system } = host;
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
    pause,
    now: () => new Date().toISOString(),
    bootTime: () => system.bootTime(),
    newPlanId: () => crypto.randomUUID(),
    readFacts: () => readHostFacts(host),
    explain,
  };
}
