import { createServer } from 'node:https';
import { selfSigned } from '../../../src/embedded/pool/certificate.js';
import { closedAfterTest } from '../host/tree.js';

/**
 * Somebody who listens where a pool's XAPI would, answers a login as a coordinator does, and has a
 * certificate of its own. Answers everything that it was sent.
 */
export async function impostorAt(host: string, port: number): Promise<readonly string[]> {
  const { key, certificate } = selfSigned('impostor');
  const sent: string[] = [];
  const server = createServer({ key, cert: certificate }, (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      sent.push(body);
      const error = { code: 1, message: 'SESSION_AUTHENTICATION_FAILED', data: ['', ''] };
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
  return sent;
}
