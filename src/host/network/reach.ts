import type { NetworkPort, NetworkTestOptions, PoolRole, TestResult } from '../../model/index.js';
import type { Echo } from './ping.js';

/** What network tests are made of; each kind of host has its own. */
export interface Reach extends Pick<
  NetworkPort,
  'gateways' | 'nameServers' | 'resolve' | 'reachXenApi'
> {
  readonly echo: Echo;
  /** Asks a name server something. null: cancelled. */
  question(server: string, options: NetworkTestOptions): Promise<TestResult['outcome'] | null>;
  /** What pool.conf says. */
  poolRole(): Promise<PoolRole>;
}
