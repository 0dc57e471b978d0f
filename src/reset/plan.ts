import type { HostProfile } from './profile.js';
import type { ResetRequest } from './request.js';

/** Which file a step is about; the path may differ by host. */
export type FileRole = 'poolConf' | 'inventory' | 'management' | 'trigger' | 'networkdDatabase';

/** One step of a reset, as data: shown in the preview, run by `runPlan`, written to the journal. Paths are host paths (without --root). */
export type ResetStep =
  /** Undo copies of every path named, synced, before the first change. */
  | { readonly kind: 'saveUndo'; readonly paths: readonly string[] }
  /** Every new file fully written and synced beside its target, before the first service stops. */
  | { readonly kind: 'prepareFiles'; readonly paths: readonly string[] }
  | { readonly kind: 'stopService'; readonly service: 'xapi' | 'xcp-networkd' | 'network' }
  /** The prepared file takes its name (rename, folder synced). `mode` is for a file that is not there yet. */
  | { readonly kind: 'replaceFile'; readonly file: FileRole; readonly path: string; readonly content: string; readonly mode: number }
  | { readonly kind: 'removeFile'; readonly file: FileRole; readonly path: string }
  /** classic: `interface-reconfigure --force <bridge> rewrite ...`, arguments after the program's name. */
  | { readonly kind: 'reconfigureManagement'; readonly args: readonly string[] }
  | { readonly kind: 'resetInterfaceNames' }
  | { readonly kind: 'sync' }
  | { readonly kind: 'remountRoot' }
  | { readonly kind: 'reboot' };

/** The whole reset as data: deterministic in request, facts, id and time. */
export interface ResetPlan {
  readonly formatVersion: 1;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly profile: HostProfile;
  readonly request: ResetRequest;
  readonly steps: readonly ResetStep[];
}
