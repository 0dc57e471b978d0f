import { isIP } from 'node:net';
import {
  connect,
  createSecureContext,
  rootCertificates,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import { err, ok, type Result } from '../model/index.js';
import { transportError, type TransportError } from './call-error.js';
import { isFingerprint, type Fingerprint } from './fingerprint.js';
import type { XenApiTarget } from './target.js';
import { errorFrom } from './transport-errors.js';

const httpsPort = 443;

/** The certificate that a server shows. */
export interface ShownCertificate {
  readonly fingerprint: Fingerprint;
  /** Whether an authority that this machine knows vouches for the certificate and for this name. */
  readonly trusted: boolean;
}

class WrongCertificate extends Error {
  readonly code = 'ERR_TLS_CERT_NOT_PINNED';
}

/** The name (SNI) by which a XAPI is asked for the certificate that its pool knows. */
const poolName = 'pool';

/** Which certificate to ask for and to accept, by the fields of a target. */
export type Trusted = Pick<
  Extract<XenApiTarget, { readonly url: string }>,
  'fingerprint' | 'members'
>;

/**
 * Opens a TLS connection and sends nothing on it. With pins, exactly those certificates are
 * accepted, whatever name they carry, because xapi's are self-signed. Without pins, the authorities
 * that come with Node decide. All of this is set here, so that no environment variable
 * (NODE_EXTRA_CA_CERTS, NODE_TLS_REJECT_UNAUTHORIZED) can change it. `done` is called once.
 */
export function connectSecurely(
  url: URL,
  { fingerprint, members }: Trusted,
  done: (error: Error | null, socket: TLSSocket) => void,
): TLSSocket {
  const pins = members ?? (fingerprint === undefined ? null : [fingerprint]);
  const socket = dial(url, pins === null, members !== undefined);
  const failed = (error: Error): void => {
    done(error, socket);
  };
  socket.once('error', failed);
  socket.once('secureConnect', () => {
    socket.off('error', failed);
    const shown = socket.getPeerCertificate().fingerprint256;
    if (pins === null || pins.some((pin) => pin === shown)) {
      done(null, socket);
      return;
    }
    socket.destroy();
    done(new WrongCertificate('another certificate'), socket);
  });
  return socket;
}

/**
 * Reads the certificate of a server and sends nothing. `inPool`: the one that its pool knows.
 */
export function showCertificate(
  url: URL,
  timeoutMs: number,
  inPool = false,
): Promise<Result<ShownCertificate, TransportError>> {
  return new Promise((resolve) => {
    const socket = dial(url, false, inPool);
    const end = (result: Result<ShownCertificate, TransportError>): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(result);
    };
    const timer = setTimeout(() => {
      end(err(transportError('timedOut', `no certificate within ${timeoutMs} ms`)));
    }, timeoutMs);
    socket.on('error', (error) => {
      end(err(errorFrom(error)));
    });
    socket.once('secureConnect', () => {
      const { fingerprint256 } = socket.getPeerCertificate();
      end(
        isFingerprint(fingerprint256)
          ? ok({ fingerprint: fingerprint256, trusted: socket.authorized })
          : err(transportError('untrusted', 'it shows no certificate')),
      );
    });
  });
}

/** Made once, because reading all authorities takes a while. */
let authorities: SecureContext | null = null;

/** Connects. With `trusted`, only a certificate that an authority vouches for is accepted. */
function dial(url: URL, trusted: boolean, inPool: boolean): TLSSocket {
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  authorities ??= createSecureContext({ ca: [...rootCertificates], minVersion: 'TLSv1.2' });
  return connect({
    host,
    port: url.port === '' ? httpsPort : Number(url.port),
    ...(inPool ? { servername: poolName } : isIP(host) === 0 ? { servername: host } : {}),
    secureContext: authorities,
    rejectUnauthorized: trusted,
  });
}
