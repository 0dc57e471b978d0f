import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { parseFingerprint, type Fingerprint } from '../../../src/xenapi/index.js';
import { closedAfterTest, temporaryFolder } from '../host/tree.js';

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
export async function tlsServer({ key, cert }: SelfSigned): Promise<TlsServer> {
  const received: string[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      received.push(body);
      const error = { code: 1, message: 'SESSION_AUTHENTICATION_FAILED', data: ['root'] };
      const id = Number(/"id":(\d+)/u.exec(body)?.[1]);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', error, id }));
    });
  });
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  closedAfterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `https://127.0.0.1:${port}`, received };
}
