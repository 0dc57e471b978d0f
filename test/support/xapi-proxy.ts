import { noNetworkDaemon } from '../../src/model/index.js';
import { embeddedAt, durableFiles } from './host/hosts.js';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createXapi, type Xapi } from '../../src/xapi/index.js';
import {
  decodeJsonCall,
  encodeJsonAnswer,
  type CallResult,
  type WireValue,
} from '../../src/xenapi/index.js';
import { closedAfterTest } from './host/tree.js';

/**
 * The state of XAPI: `up` answers; `hung` accepts connections and stays silent; `deaf` greets and
 * answers no call; `down` is not there.
 */
export type XapiMode = 'up' | 'hung' | 'deaf' | 'down';

/** An answer in place of XAPI's; null: XAPI answers itself. The answer may never come. */
export type Instead = (
  method: string,
  params: readonly WireValue[],
) => CallResult | Promise<CallResult> | null;

/**
 * The XAPI of a tree, served on the tree's own socket from this process: a proxy before the
 * embedded XAPI. It can stop answering in every way in which a XAPI does, and can answer single
 * calls itself.
 */
export class XapiProxy {
  /** Calls that came, in their order. */
  readonly calls: string[] = [];
  #instead: Instead = () => null;
  #mode: XapiMode = 'down';
  #server: Server | null = null;
  readonly #open = new Set<ServerResponse>();

  private constructor(
    private readonly xapi: Xapi,
    private readonly socket: string,
  ) {}

  /** The XAPI of this tree, down; it ends with the test. */
  static async of(tree: string): Promise<XapiProxy> {
    const made = await createXapi({
      host: await embeddedAt(tree),
      durable: await durableFiles(),
      bringUp: noNetworkDaemon,
      databasePath: join(tree, 'var/lib/xcp/state.db'),
      penalty: () => Promise.resolve(),
    });
    if (!made.ok) throw new Error(made.error.reason);
    const proxy = new XapiProxy(made.value, join(tree, 'var/lib/xcp/xapi'));
    closedAfterTest(() => proxy.#close());
    return proxy;
  }

  /** Answers calls otherwise from now on. */
  answer(instead: Instead): void {
    this.#instead = instead;
  }

  /** XAPI's own answer to a call. */
  pass(method: string, params: readonly WireValue[]): Promise<CallResult> {
    return this.xapi.dispatch(method, params, { transport: 'unix' });
  }

  /** Becomes so from now on; what hangs when it goes down is cut off. */
  async become(mode: XapiMode): Promise<void> {
    this.#mode = mode;
    if (mode === 'down') {
      const server = this.#server;
      this.#server = null;
      if (server === null) return;
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
      rmSync(this.socket, { force: true });
    } else if (this.#server === null) {
      const server = createServer((request, response) => {
        void this.#serve(request, response);
      });
      this.#server = server;
      rmSync(this.socket, { force: true });
      await new Promise<void>((resolve) => {
        server.listen(this.socket, resolve);
      });
    }
  }

  /** Ends it, with everything that still waits. */
  async #close(): Promise<void> {
    await this.become('down');
    await this.xapi.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#open.add(response);
    response.on('close', () => {
      this.#open.delete(response);
    });
    if (this.#mode === 'hung') return;
    if (request.method === 'GET') {
      response.end();
      return;
    }
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += String(part);
    const call = decodeJsonCall(body);
    if (!call.ok || request.url !== '/jsonrpc') {
      response.writeHead(404).end();
      return;
    }
    const { method, params } = call.value;
    this.calls.push(method);
    if (this.#mode !== 'up') return;
    const answer = await (this.#instead(method, params) ?? this.pass(method, params));
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end([...encodeJsonAnswer(answer, call.value)].join(''));
  }
}

/** An error in place of XAPI's answer. */
export function refused(code: string, ...params: readonly string[]): CallResult {
  return { ok: false, error: { code, params } };
}
