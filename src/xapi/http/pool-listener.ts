import { Mutex } from '../../model/index.js';
import { listenOnTcp } from './address.js';
import type { Listener } from './listener.js';

/** Where the other hosts of the pool reach this one. */
export interface PoolAddresses {
  /** The port that all hosts of the pool share. */
  readonly port: number;
  /** This host's key and certificate in its pool, as PEM; null: it speaks no TLS. */
  readonly certificate: string | null;
  /** The addresses this host has now. */
  readonly addresses: () => Promise<readonly string[]>;
}

/**
 * Listens on each of the host's addresses that is on the loopback. Nobody outside may reach an
 * embedded pool. `follow` looks the addresses up again.
 */
export class PoolListener {
  private readonly open = new Map<string, Listener>();
  private readonly turns = new Mutex();
  private closed = false;

  constructor(
    private readonly wanted: PoolAddresses,
    private readonly listener: () => Listener,
    private readonly log: (line: string) => void,
  ) {}

  /** Listens on the addresses the host has now, and on no others. */
  follow(): Promise<void> {
    return this.turns.take(() => this.update());
  }

  /** Lets calls under way finish, and stops listening. */
  async stop(): Promise<void> {
    this.closed = true;
    await this.turns.take(async () => {
      await Promise.all([...this.open.values()].map((listener) => listener.stop()));
      this.open.clear();
    });
  }

  private async update(): Promise<void> {
    if (this.closed) return;
    const addresses = (await this.wanted.addresses()).filter((address) =>
      address.startsWith('127.'),
    );
    for (const [address, listener] of this.open)
      if (!addresses.includes(address)) {
        this.open.delete(address);
        // This does not wait for the stop: the call that moved the address may itself be one of the
        // calls under way.
        void listener.stop();
      }
    for (const address of new Set(addresses)) {
      if (this.open.has(address)) continue;
      const listener = this.listener();
      const listened = await listenOnTcp(listener.server, address, this.wanted.port);
      if (listened.ok) this.open.set(address, listener);
      else this.log(`${address}:${this.wanted.port} is not listened on: ${listened.error.detail}`);
    }
  }
}
