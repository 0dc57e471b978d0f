import type { GivenAddresses, Ipv6ToBringUp, PifToBringUp } from '../../model/index.js';

/** The interface to bring up, as the PIF's record has it after the change. */
export interface InterfaceToBringUp extends PifToBringUp {
  readonly uuid: string;
  readonly ipv6: Ipv6ToBringUp;
}

/**
 * The host's network daemon, as far as XAPI needs it. An embedded host answers from the description
 * of its LAN.
 */
export interface BringUp {
  /**
   * Brings one interface of this host up. Returns the addresses that the network gave, by family. A
   * family is null when its mode does not ask, or when nobody answered in time.
   */
  up(pif: InterfaceToBringUp): Promise<GivenAddresses>;
  /** The same answer for an interface that has been up since boot. It changes nothing. */
  given(pif: InterfaceToBringUp): Promise<GivenAddresses>;
  /** Takes the interface down. */
  down(pif: InterfaceToBringUp): Promise<void>;
}
