import type { HostNetworking, Result } from '../../model/index.js';
import type { NamedItem, RebuildWish, RebuiltItem } from '../../reset/index.js';

/** The host's XenAPI as a rebuild needs it; errors in the client's words. */
export interface RebuildPort {
  hostUuid(): Promise<string>;
  read(): Promise<Result<HostNetworking, string>>;
  carryOut(
    kept: HostNetworking,
    wish: RebuildWish,
    /** It ends before the next item. */
    stopped: () => boolean,
    tell: (event: {
      readonly item: NamedItem;
      readonly phase: 'starting' | 'made' | 'failed';
      readonly detail: string;
    }) => void,
  ): Promise<Result<readonly RebuiltItem[], string>>;
}
