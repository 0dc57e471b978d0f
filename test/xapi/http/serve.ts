import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Double, type CallResult, type WireValue } from '../../../src/xenapi/index.js';
import { startServer, type ServerOptions, type XapiServer } from '../../../src/xapi/http/server.js';

const closers: (() => Promise<void>)[] = [];

/** Stops every server of the test and removes its folders. */
export async function stopAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

/** A folder that is gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'xapi-http-'));
  closers.push(() => {
    rmSync(path, { recursive: true, force: true });
    return Promise.resolve();
  });
  return path;
}

/** Answers `echo` with its parameters, and a few calls that misbehave. */
export async function echo(method: string, params: readonly WireValue[]): Promise<CallResult> {
  switch (method) {
    case 'echo':
      return Promise.resolve({ ok: true, value: [...params] });
    case 'first':
    case 'first.get_record':
      return Promise.resolve({ ok: true, value: params[0] ?? '' });
    case 'half':
      return Promise.resolve({ ok: true, value: new Double(0.5) });
    case 'many.get_all_records':
      return Promise.resolve({
        ok: true,
        value: Array.from({ length: Number(params[0]) }, (_, index) => ({
          uuid: `record ${index}`,
          MTU: 1500,
        })),
      });
    case 'system.listMethods':
      return Promise.resolve({ ok: true, value: ['echo', 'first'] });
    case 'bug':
      throw new Error('a handler threw');
    default:
      return Promise.resolve({
        ok: false,
        error: { code: 'MESSAGE_METHOD_UNKNOWN', params: [method] },
      });
  }
}

/** A database nobody asks for. */
export const noDump: ServerOptions['dump'] = {
  read: () => Promise.reject(new Error('not asked')),
  restore: () => Promise.reject(new Error('not asked')),
};

/** A running server in a folder of its own. */
export async function serve(
  options: Partial<ServerOptions> = {},
): Promise<XapiServer & { readonly lines: string[] }> {
  const lines: string[] = [];
  const started = await startServer({
    dispatch: echo,
    dump: noDump,
    log: (line) => lines.push(line),
    socketPath: join(folder(), 'xapi'),
    tcp: null,
    ...options,
  });
  if (!started.ok) throw new Error(`${started.error.code} ${started.error.detail}`);
  closers.push(() => started.value.close());
  return { ...started.value, lines };
}

/**
 * Writes raw bytes to a server and gives all it answers until the connection ends. `end`: close our
 * side after writing.
 */
export function raw(socketPath: string, bytes: string | Buffer, end = false): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connectSocket({ path: socketPath }, () => {
      if (end) socket.end(bytes);
      else socket.write(bytes);
    });
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(text);
    });
  });
}

/** A POST as raw bytes, with the headers replaced or (undefined) left out. */
export function request(
  path: string,
  body: string,
  headers: Readonly<Record<string, string | undefined>> = {},
): string {
  const all: Record<string, string | undefined> = {
    Host: '_var_lib_xcp_xapi',
    'Content-Type': path.startsWith('/json') ? 'application/json' : 'text/xml',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}
