import type { Known } from '../known.js';
import type { Memory } from '../ports/system-port.js';
import type { TimeMode } from './time-mode.js';

/** A host key that the host shows to ssh clients. */
export interface SshKeyFingerprint {
  /** The type as in the key file: `ssh-ed25519`, `ecdsa-sha2-nistp256`, `ssh-rsa`. */
  readonly type: string;
  /** The fingerprint as ssh shows it: `SHA256:` and base64 without padding. */
  readonly fingerprint: string;
}

/**
 * What the status page shows of the machine itself. It is read after the first picture is drawn.
 * All texts come from elsewhere and are cleaned before they are shown.
 */
export interface MachineSummary {
  readonly machine: Known<{ readonly maker: string; readonly model: string }>;
  readonly uptimeSeconds: Known<number>;
  /** Runnable processes of the control domain, over the last minute. */
  readonly load: Known<number>;
  /** Memory of the control domain, in bytes. */
  readonly memory: Known<Memory>;
  /** SHA-256 of the certificate on 443, as browsers show it. */
  readonly certificate: Known<string>;
  readonly sshKeys: Known<readonly SshKeyFingerprint[]>;
}

/** Where the host's clock gets the time now. */
export interface TimeStatus {
  readonly mode: TimeMode | 'unknown';
  readonly servers: readonly string[];
  /** null: nobody knows. */
  readonly synchronised: boolean | null;
}

/** Bytes through one interface: since the host was booted, or a second since the last sample. */
export interface BytesBothWays {
  readonly received: number;
  readonly sent: number;
}

/** One sample of an interface. */
export interface NicSample {
  readonly device: string;
  /** null: the kernel does not say while it is down. */
  readonly carrier: boolean | null;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly receiveErrors: number;
  readonly sendErrors: number;
  /** Bytes a second since the previous sample; null for the first one. */
  readonly rates: BytesBothWays | null;
}

/** Traffic through the port of the management interface. */
export interface Traffic {
  readonly device: string;
  /** Bytes a second, newest last, at most `keptTraffic` values. */
  readonly received: readonly number[];
  readonly sent: readonly number[];
}

/** How many rates are kept: as many as fit in a line of the third column. */
const keptTraffic = 24;

/** The traffic with one more sample. A sample of another device starts again from nothing. */
export function moreTraffic(
  before: Traffic | null,
  device: string,
  received: number,
  sent: number,
): Traffic {
  const kept = before?.device === device ? before : { received: [], sent: [] };
  return {
    device,
    received: [...kept.received, received].slice(-keptTraffic),
    sent: [...kept.sent, sent].slice(-keptTraffic),
  };
}
