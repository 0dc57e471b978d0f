/**
 * Everything the operator typed, as typed: strings in, checked all at once by `makeRequest`. The
 * console's dialogue and the command line both end in one of these (design page, "Command-Line
 * Utility").
 */
export interface ResetDraft {
  readonly device: string;
  /** '' = untagged. */
  readonly vlan: string;
  /** 'none' | 'dhcp' | 'static' in any case. */
  readonly ipv4Mode: string;
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  /** 'none' | 'dhcp' | 'autoconf' | 'static' in any case. */
  readonly ipv6Mode: string;
  /** address/prefixLength */
  readonly address6: string;
  readonly gateway6: string;
  /** Comma or blank separated, IPv4 and IPv6 mixed. */
  readonly dns: string;
  /**
   * The pool coordinator's (master's) address; counts on a supporter (slave) only. '' = keep the
   * one in pool.conf.
   */
  readonly coordinatorAddress: string;
  /** Ports for a bond of the management interface, comma or blank separated; '' = none. */
  readonly bondMembers: string;
  /** 'balance-slb' | 'active-backup' | 'lacp' in any case; '' = the first of them. */
  readonly bondMode: string;
  readonly keepInterfaceNames: boolean;
}

/**
 * The draft of an operator who has said nothing: DHCP (the design page's default mode), everything
 * else empty.
 */
export const emptyDraft: ResetDraft = {
  device: '',
  vlan: '',
  ipv4Mode: 'dhcp',
  address: '',
  netmask: '',
  gateway: '',
  ipv6Mode: 'none',
  address6: '',
  gateway6: '',
  dns: '',
  coordinatorAddress: '',
  bondMembers: '',
  bondMode: '',
  keepInterfaceNames: false,
};
