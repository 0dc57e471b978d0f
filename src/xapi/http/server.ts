import { createSecureContext } from 'node:tls';
import { ok, type Result, type ListenError } from '../../model/index.js';
import { listenOnSocket, listenOnTcp } from './address.js';
import { makeHandler, type HttpService } from './handler.js';
import { defaultLimits, type HttpLimits } from './limits.js';
import { createListener } from './listener.js';
import { PoolListener, type PoolAddresses } from './pool-listener.js';

/** Where the server listens, and its limits. */
export interface ServerOptions extends HttpService {
  readonly socketPath: string;
  /** TCP is off when null. Port 0 lets the system choose. */
  readonly tcp: { readonly host: string; readonly port: number } | null;
  /** The origin whose web pages may read the answers (`*` for any). Without it, none may. */
  readonly allowOrigin?: string | null;
  readonly limits?: Partial<HttpLimits>;
  /** Where the other hosts of the pool reach this one. Without it, they cannot. */
  readonly pool?: PoolAddresses | null;
}

/** The embedded XAPI's server for its clients. */
export interface XapiServer {
  readonly socketPath: string;
  /** `http://host:port`, or null without TCP. */
  readonly url: string | null;
  /** Follows this host's addresses after a change. */
  follow(): Promise<void>;
  /**
   * Accepts nothing new, lets calls under way finish for a moment, closes the sockets and removes
   * the unix socket.
   */
  close(): Promise<void>;
}

/**
 * Starts the server. Callers over the unix socket are root; callers over TCP must log in. After an
 * error nothing stays open.
 */
export async function startServer(
  options: ServerOptions,
): Promise<Result<XapiServer, ListenError>> {
  const limits: HttpLimits = { ...defaultLimits, ...options.limits };
  const allowOrigin = options.allowOrigin ?? null;
  const local = createListener(
    makeHandler(options, { transport: 'unix', limits, allowOrigin }),
    limits,
    options.log,
  );
  const socket = await listenOnSocket(local.server, options.socketPath);
  if (!socket.ok) return socket;
  const closeLocal = async (): Promise<void> => {
    await local.stop();
    socket.value.release();
  };
  const overTcp = (certificate: string | null = null) =>
    createListener(
      makeHandler(options, { transport: 'tcp', limits, allowOrigin }),
      limits,
      options.log,
      certificate === null
        ? null
        : createSecureContext({ key: certificate, cert: certificate, minVersion: 'TLSv1.2' }),
    );
  const wanted = options.pool ?? null;
  const pool =
    wanted === null
      ? null
      : new PoolListener(wanted, () => overTcp(wanted.certificate), options.log);
  const follow = (): Promise<void> => pool?.follow() ?? Promise.resolve();
  await follow();
  const closePool = (): Promise<void> => pool?.stop() ?? Promise.resolve();
  if (options.tcp === null)
    return ok({
      socketPath: options.socketPath,
      url: null,
      follow,
      close: async () => {
        await Promise.all([closeLocal(), closePool()]);
      },
    });

  const remote = overTcp();
  const address = await listenOnTcp(remote.server, options.tcp.host, options.tcp.port);
  if (!address.ok) {
    await Promise.all([closeLocal(), closePool()]);
    return address;
  }
  return ok({
    socketPath: options.socketPath,
    url: `http://${address.value}`,
    follow,
    close: async () => {
      await Promise.all([closeLocal(), closePool(), remote.stop()]);
    },
  });
}
