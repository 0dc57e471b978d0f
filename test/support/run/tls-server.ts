import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFingerprint, type Fingerprint } from '../../../src/xenapi/index.js';
import { temporaryFolder } from '../host/tree.js';
import { refusingXapi } from '../pool/impostor.js';

/** Whether openssl is there, which makes the certificates. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** A certificate that no authority has signed, as xapi makes one. */
export interface SelfSigned {
  readonly key: string;
  readonly cert: string;
  readonly certFile: string;
  readonly fingerprint: Fingerprint;
}

/** A new one, for the loopback address. */
export function selfSigned(): SelfSigned {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  const request = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=x';
  const made = spawnSync(
    'openssl',
    [
      'req',
      ...request.split(' '),
      '-addext',
      'subjectAltName=IP:127.0.0.1',
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const text = readFileSync(cert, 'utf8');
  const fingerprint = parseFingerprint(new X509Certificate(text).fingerprint256);
  if (fingerprint === null) throw new Error('no fingerprint');
  return { key: readFileSync(key, 'utf8'), cert: text, certFile: cert, fingerprint };
}

/** A TLS server that records what it receives and refuses every login. */
export interface TlsServer {
  /** `https://127.0.0.1:PORT`. */
  readonly url: string;
  /** The bodies that it was sent. */
  readonly received: readonly string[];
}

/** Starts one, until the test ends. */
export async function tlsServer(own: SelfSigned): Promise<TlsServer> {
  const { sent, port } = await refusingXapi(
    { host: '127.0.0.1', port: 0 },
    () => ['SESSION_AUTHENTICATION_FAILED', 'root'],
    own,
  );
  return { url: `https://127.0.0.1:${port}`, received: sent };
}
