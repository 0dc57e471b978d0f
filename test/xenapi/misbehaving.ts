import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createNetServer, type Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const closers: (() => Promise<void>)[] = [];

/** Ends all servers of the test. */
export async function endAll(): Promise<void> {
  for (const close of closers.splice(0)) await close();
}

/** A path for a unix socket in a folder that is gone after the test. */
export function socketPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xenapi-client-'));
  closers.push(() => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  return join(folder, 'xapi');
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

/** An HTTP server on a unix socket. */
export async function httpOn(path: string, listener: RequestListener): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
}

/** A server on a unix socket that speaks whatever it likes. */
export async function rawOn(path: string, speak: (socket: Socket) => void): Promise<void> {
  const open = new Set<Socket>();
  const server = createNetServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    speak(socket);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of open) socket.destroy();
      }),
  );
}

/** Sends an answer with its type. */
export function send(
  response: ServerResponse,
  contentType: string,
  body: string,
  status = 200,
): void {
  response.writeHead(status, { 'content-type': contentType });
  response.end(body);
}
