import type { HostFacts, RunningVm } from '../host/host-facts.js';
import type { Known } from '../known.js';
import type { Disk, Hardware, SystemDescription } from '../objects/hardware.js';
import type { HostProfile, ProfileName } from '../profile.js';

/** How busy the control domain is. */
export interface Load {
  /** Seconds since the boot. */
  readonly uptimeSeconds: number;
  /** Mean number of runnable processes over 1, 5 and 15 minutes. */
  readonly average: readonly [number, number, number];
}

/** Memory of the control domain, in bytes. */
export interface Memory {
  readonly total: number;
  /** Bytes that programs could still get, caches included. */
  readonly available: number;
}

/** The processors the control domain sees. */
export interface Processors {
  readonly model: string;
  readonly count: number;
}

/** How xapi answers a greeting. Emergency mode and a start in progress look like `running` here. */
export type XapiAnswer = Extract<HostFacts['xapi'], 'running' | 'hung' | 'stopped'>;

/**
 * A moment on the boot clock. It counts seconds from the boot, so that no change of the wall clock
 * moves it.
 */
export interface BootTime {
  /** The kernel's boot id; '' where it is not known. */
  readonly boot: string;
  readonly seconds: number;
}

/** What a host says about itself without XenAPI. A fact that nobody can tell is unknown. */
export interface SystemPort {
  /** The generation of this host; `forced` overrides it. */
  profile(forced?: ProfileName | null): Promise<HostProfile>;
  /** The kernel's release; null when no kernel runs. */
  readonly kernel: string | null;
  /** The host's own name for itself. */
  hostName(): Promise<Known<string>>;
  bootTime(): Promise<BootTime>;
  /** The guests that run now, as the hypervisor says. `hostUuid` is INSTALLATION_UUID. */
  runningVms(hostUuid: string): Promise<Known<readonly RunningVm[]>>;
  /** Whether HA is armed on this host: xapi keeps that in a local file. */
  haArmed(): Promise<Known<boolean>>;
  /**
   * Paths of xapi's unix sockets on this machine, whether they exist or not; the current one first.
   */
  xapiSockets(): Promise<readonly string[]>;
  /** The socket on which xapi accepts connections; the current one when it accepts none. */
  xapiSocket(): Promise<string>;
  /** How xapi answers on these sockets. */
  xapi(): Promise<XapiAnswer>;
  /**
   * Whether the host's XAPI is the embedded one. By itself it follows what waits for a
   * confirmation. It changes users, but makes none.
   */
  readonly xapiIsEmbedded: boolean;
  load(): Promise<Known<Load>>;
  memory(): Promise<Known<Memory>>;
  processors(): Promise<Known<Processors>>;
  description(): Promise<Known<SystemDescription>>;
  /** Takes seconds: it asks disks and the BMC. */
  hardware(): Promise<Hardware>;
  disks(): Promise<Known<readonly Disk[]>>;
  /**
   * Output of commands of the kernel and the daemons, for a support report; '' when no command may
   * be run.
   */
  commandOutputs(): Promise<string>;
}
