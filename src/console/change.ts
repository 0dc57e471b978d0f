import type { ResetRequest, VerificationCheck } from '../reset/index.js';

/** What the management interface is to be, checked by the same rules as a reset's request. */
export interface ManagementWish {
  readonly configuration: Pick<ResetRequest, 'device' | 'mac' | 'vlan' | 'ipv4' | 'ipv6' | 'dns'>;
  /** Host name (RFC 1123); null: it stays as it is. */
  readonly hostName: string | null;
}

/** Where the host's clock gets the time (host.set_ntp_mode, host.set_ntp_custom_servers). `servers` only with `manual`. */
export interface TimeWish {
  readonly mode: 'dhcp' | 'default' | 'manual' | 'off';
  /** IP addresses or host names. */
  readonly servers: readonly string[];
  /** Only with `off`: the local time to set the clock to, "2026-11-22 15:04:05"; null: it stays as it is. */
  readonly clock: string | null;
}

/** What the console itself remembers between its starts. */
export interface ConsoleSettings {
  /** Minutes without a key until who is logged in is logged out: 1 to 1440. */
  readonly autoLogoutMinutes: number;
}

/** How a host goes down. */
export type PowerAction = 'reboot' | 'shutdown';

/** What becomes of running VMs before it does: each guest is asked to shut down and waited for, or they die with the host. */
export type VmsBefore = 'shutDown' | 'leave';

/** Something of the host to be changed: asked for only by somebody with authority at that very moment. Each is answered by one `changed` event. */
export type Change =
  /** host.management_reconfigure after PIF.reconfigure_ip and PIF.reconfigure_ipv6, with a VLAN made where it needs one; needs XAPI. */
  | { readonly kind: 'reconfigureManagement'; readonly wish: ManagementWish }
  /** A fresh DHCP lease for the management interface on this device. */
  | { readonly kind: 'renewLease'; readonly device: string }
  /** host.management_disable. */
  | { readonly kind: 'disableManagement' }
  /**
   * All name servers, in their order; none: empty. Addresses stay. Through `xapi` they are those of the management interface, for good; in
   * the `file` /etc/resolv.conf they hold until that is written anew.
   */
  | {
      readonly kind: 'setDns';
      readonly servers: readonly string[];
      readonly through: 'xapi' | 'file';
    }
  | { readonly kind: 'setTime'; readonly wish: TimeWish }
  /** `present` null: the first one, where none was ever set. */
  | {
      readonly kind: 'changePassword';
      readonly user: string;
      readonly present: string | null;
      readonly wanted: string;
    }
  /** Followed by a `settings` event with what is in force. */
  | { readonly kind: 'saveSettings'; readonly settings: ConsoleSettings }
  /** A support report without secrets in a file of its own; the answer's detail is its path. */
  | { readonly kind: 'saveReport' }
  /** XAPI's service started; `restart`: stopped before, since it answers nobody. */
  | { readonly kind: 'startXapi'; readonly how: 'start' | 'restart' }
  /** `ok` means that the host goes down; the machine's events tell the rest. With `shutDown` each VM tells how it ends (`vmEnding`). */
  | { readonly kind: 'power'; readonly action: PowerAction; readonly vms: VmsBefore };

/** Which change an answer is about. */
export type ChangeKind = Change['kind'];

/** One of a host's two names, wanted and got: the one it calls itself, and the one the pool shows for it. */
export interface NameCheck {
  readonly name: 'own' | 'inPool';
  readonly wanted: string;
  readonly got: string;
  /** Why it was refused, in XenAPI's words; '' where it was not. */
  readonly detail: string;
}

/** What there is after the management interface was changed, read back and held against what was wanted. */
export interface ManagementGot {
  readonly checks: readonly VerificationCheck[];
  readonly names: readonly NameCheck[];
  /** Why the former management interface keeps its addresses, '' where it does not. */
  readonly formerKept: string;
}

/** How a change ended; `detail` in the system's or XenAPI's words, cleaned before it is shown. */
export type ChangeResult =
  /** `detail`: what is worth knowing (a path, a new address), '' for nothing. */
  | { readonly ok: true; readonly detail: string; readonly got?: ManagementGot }
  | {
      readonly ok: false;
      /** Where it could be read back. */
      readonly got?: ManagementGot;
      readonly code:
        | 'xapiDown' // XAPI does not answer
        | 'partly' // it was done, but not all is as it was wanted: `got`
        | 'notRead' // it was done, but what there is now cannot be read: detail
        | 'noLease' // the DHCP server has given no address
        | 'notKnown' // this XAPI is too old for the call
        | 'refused' // XAPI or the host said no: detail
        | 'wrongPassword'
        | 'notHere' // a tree without an embedded host: no command of this machine is called
        | 'timedOut'
        | 'vetoed' // high availability keeps this host from going down: detail
        | 'vmsLeft' // VMs still run, so the host stays up: their names
        | 'failed'; // a command or the disk: detail
      readonly detail: string;
    };
