/**
 * Everything the operator typed, as strings. `makeRequest` checks them all at once. The console's
 * dialogue and the command line both make one (design page, "Command-Line Utility").
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
  /** Commas or blanks between them, IPv4 and IPv6 mixed. */
  readonly dns: string;
  /**
   * Address of the pool coordinator (master). It applies on a supporter (slave) only. '' keeps the
   * one in pool.conf.
   */
  readonly coordinatorAddress: string;
  /**
   * Ports for a bond of the management interface, with commas or blanks between them; '' = none.
   */
  readonly bondMembers: string;
  /** 'balance-slb' | 'active-backup' | 'lacp' in any case; '' = 'balance-slb'. */
  readonly bondMode: string;
  readonly keepInterfaceNames: boolean;
}

/** The draft before any input: DHCP (the design page's default mode), everything else empty. */
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
