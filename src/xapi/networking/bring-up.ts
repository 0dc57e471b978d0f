import type { GivenAddresses, Ipv6ToBringUp, PifToBringUp } from '../../model/index.js';

/** The interface to be brought up, as the PIF's record has it after the change. */
export interface InterfaceToBringUp extends PifToBringUp {
  readonly uuid: string;
  readonly ipv6: Ipv6ToBringUp;
}

/**
 * The host's network daemon, as far as XAPI needs it. An embedded host answers from its LAN's
 * description.
 */
export interface BringUp {
  /**
   * Brings one interface of this host up. Answers what the wire gave it, by family: null where its
   * mode does not ask or nobody answered in time.
   */
  up(pif: InterfaceToBringUp): Promise<GivenAddresses>;
  /** The same of an interface that is up so already, since the boot: nothing is changed. */
  given(pif: InterfaceToBringUp): Promise<GivenAddresses>;
  /** Takes the interface down. */
  down(pif: InterfaceToBringUp): Promise<void>;
}
