/** How this host uses an interface now. */
export type NicUse =
  /**
   * It carries the management interface, perhaps on a VLAN. `bond`: the bond that it is a port of;
   * '' if it is in none.
   */
  | { readonly use: 'management'; readonly bond: string }
  /** A port of this bond or bridge. `network`: the network's name; '' if it is unknown. */
  | { readonly use: 'port'; readonly of: string; readonly network: string }
  | { readonly use: 'free' };
