import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { createServer as createPlainServer } from 'node:http';
import type { Server } from 'node:net';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '../../src/model/index.js';
import { withSession } from '../../src/operations/index.js';
import { connect, parseFingerprint, type Fingerprint } from '../../src/xenapi/index.js';
import { describeWhere } from '../support/run/test-where.js';
import { bodyOf } from './misbehaving.js';

const SECRET = 'correct horse';
const openssl = spawnSync('openssl', ['version']).status === 0;
const withOpenssl = describeWhere(
  openssl,
  'openssl is not here: TLS and the pinning of certificates are not tried',
);

withOpenssl('https', () => {
  let folder = '';
  const servers: Server[] = [];
  /** Bodies that reached a server, whoever it was. */
  const received: string[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'xenapi-tls-'));
    // As xapi's own: self-signed, with a name that is not the address it is reached by. The
    // impostor has the same name.
    make('host', '-x509', '-subj', '/CN=xenserver.example');
    make('impostor', '-x509', '-subj', '/CN=xenserver.example');
    // And one that another certificate, an authority, has signed.
    make('authority', '-x509', '-subj', '/CN=authority');
    make(
      'signed',
      '-x509',
      '-subj',
      '/CN=127.0.0.1',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
      '-CA',
      file('authority.crt'),
      '-CAkey',
      file('authority.key'),
    );
  });
  afterEach(async () => {
    received.length = 0;
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string) => join(folder, name);
  const pem = (name: string) => readFileSync(file(`${name}.crt`), 'utf8');
  const of = (name: string): Fingerprint => {
    const read = parseFingerprint(new X509Certificate(pem(name)).fingerprint256);
    if (read === null) throw new Error('no fingerprint');
    return read;
  };

  function make(name: string, ...more: readonly string[]): void {
    const made = spawnSync(
      'openssl',
      [
        'req',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
        '-keyout',
        file(`${name}.key`),
        '-out',
        file(`${name}.crt`),
        ...more,
      ],
      { encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(made.stderr);
  }

  /**
   * A XenAPI of one call on the loopback: behind TLS with that certificate, or (null) without.
   * Gives its port.
   */
  async function listen(certificate: string | null): Promise<number> {
    const answer: Parameters<typeof createPlainServer>[1] = (request, response) => {
      void bodyOf(request).then((text) => {
        received.push(text);
        response.writeHead(200, { 'content-type': 'application/json', connection: 'close' });
        response.end(
          JSON.stringify({
            jsonrpc: '2.0',
            result: 'OpaqueRef:session',
            id: Number(/"id":(\d+)/.exec(text)?.[1]),
          }),
        );
      });
    };
    const server =
      certificate === null
        ? createPlainServer(answer)
        : createServer(
            { key: readFileSync(file(`${certificate}.key`)), cert: pem(certificate) },
            answer,
          );
    await new Promise<void>((resolve) => {
      server.listen({ host: '127.0.0.1', port: 0 }, resolve);
    });
    servers.push(server);
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /**
   * Logs in and out; the error's code, or `served`. Whatever the error says, it never says the
   * password.
   */
  async function logIn(target: Parameters<typeof connect>[0]): Promise<string> {
    const outcome = await withSession(connect(target), () => Promise.resolve(ok(null)), {
      who: { user: 'root', password: SECRET },
    });
    expect(JSON.stringify(outcome)).not.toContain(SECRET);
    return outcome.ok ? 'served' : outcome.error.code;
  }

  test('with the right pin it is served, though the name is not the address', async () => {
    const url = `https://127.0.0.1:${await listen('host')}`;
    expect(await logIn({ url, fingerprint: of('host') })).toBe('served');
    expect(received[0]).toContain(SECRET);
  });

  test.each<[string, string, string | null]>([
    ['the pin of another certificate of the same name', 'host', 'impostor'],
    ['an impostor of the same name', 'impostor', 'host'],
    ['the pin of the authority that signed it', 'signed', 'authority'],
    ['no pin', 'host', null],
    ['no pin, signed by an authority this system does not know', 'signed', null],
  ])('%s: untrusted, and not a byte of the request is sent', async (_what, certificate, pin) => {
    const url = `https://127.0.0.1:${await listen(certificate)}`;
    expect(await logIn(pin === null ? { url } : { url, fingerprint: of(pin) })).toBe('untrusted');
    expect(received).toEqual([]);
  });

  test('the pin of the very certificate serves, whoever signed it', async () => {
    const url = `https://127.0.0.1:${await listen('signed')}`;
    expect(await logIn({ url, fingerprint: of('signed') })).toBe('served');
  });

  test('plain http on a TLS port ends in an answer that is none', async () => {
    expect(await logIn({ url: `http://127.0.0.1:${await listen('host')}` })).toMatch(
      /^(badAnswer|closed)$/,
    );
    expect(received).toEqual([]);
  });

  test('https on a plain port is no trusted host', async () => {
    expect(
      await logIn({ url: `https://127.0.0.1:${await listen(null)}`, fingerprint: of('host') }),
    ).toMatch(/^(untrusted|badAnswer|closed)$/);
    expect(received).toEqual([]);
  });
});
