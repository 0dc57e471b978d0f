import type { HostNetworking, Result } from '../../../model/index.js';
import type { RebuildEvent, RebuildSelection, RebuiltItem } from '../../../reset/index.js';

/** What a rebuild needs of the host's XenAPI. Errors are in the words of the XenAPI client. */
export interface RebuildPort {
  hostUuid(): Promise<string>;
  read(): Promise<Result<HostNetworking, string>>;
  carryOut(
    kept: HostNetworking,
    selection: RebuildSelection,
    /** When this answers true, the rebuild ends before the next item. */
    stopped: () => boolean,
    tell: (event: RebuildEvent) => void,
  ): Promise<Result<readonly RebuiltItem[], string>>;
}
