import type { ResetRequest } from '../../reset/index.js';
import type { AnswerManagementTrial } from './trial.js';

/** The wanted management interface, checked by the same rules as a reset's request. */
export interface ManagementRequest {
  readonly configuration: Pick<
    ResetRequest,
    'device' | 'mac' | 'vlan' | 'ipv4' | 'ipv6' | 'dns' | 'mtu'
  >;
  /** Host name (RFC 1123); null: it stays as it is. */
  readonly hostName: string | null;
}

/**
 * Calls PIF.reconfigure_ip and PIF.reconfigure_ipv6, then host.management_reconfigure. It creates a
 * VLAN if one is needed. Needs XAPI.
 */
export interface ReconfigureManagement {
  readonly kind: 'reconfigureManagement';
  readonly request: ManagementRequest;
  /**
   * Seconds after which the former configuration returns unless somebody confirms; absent: never.
   */
  readonly returnWithin?: number;
}

/** Gets a new DHCP lease for the management interface on this device. */
export interface RenewLease {
  readonly kind: 'renewLease';
  readonly device: string;
}

/** Calls host.management_disable. */
export interface DisableManagement {
  readonly kind: 'disableManagement';
}

/** What Configure Management Interface asks for. */
export type ManagementEffect =
  ReconfigureManagement | RenewLease | DisableManagement | AnswerManagementTrial;
