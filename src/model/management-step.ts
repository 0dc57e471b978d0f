/** The steps of a change of the management interface, in their order. */
export type ManagementStep =
  | 'nameHost'
  | 'findInterface'
  | 'makeVlan'
  | 'configureIpv4'
  | 'configureIpv6'
  | 'moveManagement'
  | 'cleanFormer'
  | 'readBack';
