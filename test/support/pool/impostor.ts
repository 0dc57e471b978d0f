import { createServer } from 'node:https';
import { selfSigned } from '../../../src/embedded/pool/certificate.js';
import { closedAfterTest } from '../host/tree.js';

/** How a XAPI refuses a login: the code of the error and its parameters. */
type ApiErrorText = readonly [code: string, ...params: readonly string[]];

/** The key and the certificate of a server. */
interface ServerKey {
  readonly key: string;
  readonly cert: string;
}

function ownKey(): ServerKey {
  const { key, certificate } = selfSigned('impostor');
  return { key, cert: certificate };
}

/**
 * A server in the place of a pool's XAPI. It answers a login as a coordinator does, and has a
 * certificate of its own. It answers everything that it was sent.
 */
export async function impostorAt(host: string, port: number): Promise<readonly string[]> {
  return (await refusingXapi({ host, port }, () => ['SESSION_AUTHENTICATION_FAILED', '', ''])).sent;
}

/** A XAPI that refuses every login. `port` 0: any. Answers what it was sent, and its port. */
export async function refusingXapi(
  { host, port }: { readonly host: string; readonly port: number },
  answer: () => ApiErrorText,
  { key, cert }: ServerKey = ownKey(),
): Promise<{ readonly sent: readonly string[]; readonly port: number }> {
  const sent: string[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      sent.push(body);
      const [message, ...data] = answer();
      const error = { code: 1, message, data };
      const id = Number(/"id":(\d+)/u.exec(body)?.[1]);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', error, id }));
    });
  });
  await new Promise<void>((resolve) => server.listen({ host, port }, resolve));
  closedAfterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const bound = server.address();
  return { sent, port: typeof bound === 'object' ? (bound?.port ?? port) : port };
}
