import type { Ipv6ToBringUp, PifToBringUp } from '../../model/index.js';

/** The interface to bring up, as the PIF's record has it after the change. */
export interface InterfaceToBringUp extends PifToBringUp {
  readonly uuid: string;
  readonly ipv6: Ipv6ToBringUp;
}
