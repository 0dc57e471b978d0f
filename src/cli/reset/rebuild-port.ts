import type { HostNetworking, Result } from '../../model/index.js';
import type { NamedItem, RebuildWish } from '../../reset/index.js';
import type { RebuildState } from '../../text/index.js';

/** An item with what came of it; `detail` in XenAPI's words. */
export interface DoneItem extends Omit<NamedItem, 'state'> {
  readonly state: RebuildState;
  readonly detail: string;
}

/** The host's XenAPI as a rebuild needs it; errors in the client's words. */
export interface RebuildPort {
  hostUuid(): Promise<string>;
  read(): Promise<Result<HostNetworking, string>>;
  carryOut(
    kept: HostNetworking,
    wish: RebuildWish,
    tell: (event: {
      readonly item: NamedItem;
      readonly phase: 'starting' | 'made' | 'failed';
      readonly detail: string;
    }) => void,
  ): Promise<Result<readonly DoneItem[], string>>;
}
