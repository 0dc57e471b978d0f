import type { NetworkPort, NetworkTestOptions, PoolRole, TestResult } from '../../model/index.js';
import type { Echo } from './ping.js';

/** What the network tests need. Each kind of host has its own. */
export interface Reach extends Pick<
  NetworkPort,
  'gateways' | 'nameServers' | 'resolve' | 'reachXenApi' | 'xenApiPort'
> {
  readonly echo: Echo;
  /** Asks a name server a question. Answers null when cancelled. */
  question(server: string, options: NetworkTestOptions): Promise<TestResult['outcome'] | null>;
  /** The MTU of a device in the kernel; null: not known. */
  mtu(device: string): Promise<number | null>;
  /** The pool role that pool.conf gives. */
  poolRole(): Promise<PoolRole>;
}
