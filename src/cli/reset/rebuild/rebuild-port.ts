import type { HostNetworking, Result } from '../../../model/index.js';
import type { NamedItem, RebuildWish, RebuiltItem } from '../../../reset/index.js';

/** What a rebuild needs of the host's XenAPI. Errors are in the words of the XenAPI client. */
export interface RebuildPort {
  hostUuid(): Promise<string>;
  read(): Promise<Result<HostNetworking, string>>;
  carryOut(
    kept: HostNetworking,
    wish: RebuildWish,
    /** When this answers true, the rebuild ends before the next item. */
    stopped: () => boolean,
    tell: (event: {
      readonly item: NamedItem;
      readonly phase: 'starting' | 'made' | 'failed';
      readonly detail: string;
    }) => void,
  ): Promise<Result<readonly RebuiltItem[], string>>;
}
