import type { HostFacts, RunningVm } from '../host-facts.js';
import type { Known } from '../known.js';
import type { HostProfile, ProfileName } from '../profile.js';

/** How busy the control domain is. */
export interface Load {
  /** Since the boot. */
  readonly uptimeSeconds: number;
  /** Mean number of runnable processes over 1, 5 and 15 minutes. */
  readonly average: readonly [number, number, number];
}

/** Memory of the control domain, in bytes. */
export interface Memory {
  readonly total: number;
  /** What programs could still get, caches given back. */
  readonly available: number;
}

/** The processors the control domain sees. */
export interface Processors {
  readonly model: string;
  readonly count: number;
}

/** The machine as its firmware describes it (SMBIOS); '' for what it leaves out. */
export interface SystemDescription {
  readonly maker: string;
  readonly model: string;
  readonly serial: string;
  readonly assetTag: string;
  readonly biosVendor: string;
  readonly biosVersion: string;
  /** As the firmware writes it, MM/DD/YYYY. */
  readonly biosDate: string;
}

/**
 * What a greeting tells of xapi: emergency mode and a start still going on look like `running` from
 * here.
 */
export type XapiAnswer = Extract<HostFacts['xapi'], 'running' | 'hung' | 'stopped'>;

/** What a host is and does now, as it says without XenAPI. What nobody can say of it is unknown. */
export interface SystemPort {
  /** Which generation of host this is; `forced`: the caller knows better. */
  profile(forced?: ProfileName | null): Promise<HostProfile>;
  /** The kernel's release; null where none runs. */
  readonly kernel: string | null;
  /** The host's name as it calls itself. */
  hostName(): Promise<Known<string>>;
  /** The kernel's boot id, another one after every boot; '' where the host does not show one. */
  bootId(): Promise<string>;
  /** The guests that run now, by the hypervisor itself. `hostUuid`: INSTALLATION_UUID. */
  runningVms(hostUuid: string): Promise<Known<readonly RunningVm[]>>;
  /** Whether HA is armed on this host, as xapi remembers it for itself. */
  haArmed(): Promise<Known<boolean>>;
  /**
   * Where xapi's unix sockets lie, or would lie: paths of this machine, the present-day one first.
   */
  xapiSockets(): Promise<readonly string[]>;
  /** The one that xapi takes connections on; the present-day one where it takes none. */
  xapiSocket(): Promise<string>;
  /** Whether xapi answers on one of them. */
  xapi(): Promise<XapiAnswer>;
  load(): Promise<Known<Load>>;
  memory(): Promise<Known<Memory>>;
  processors(): Promise<Known<Processors>>;
  description(): Promise<Known<SystemDescription>>;
  /**
   * The kernel's and the daemons' own view in their commands' words, for a support report; '' where
   * no command may be called.
   */
  commandOutputs(): Promise<string>;
}
