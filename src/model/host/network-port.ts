import type { WireHeard } from '../wire/heard.js';
import type { WireQuestion } from '../wire/question.js';
import type { PortError } from './port-error.js';
import type { Known } from '../known.js';
import type { NameServers } from '../name-servers.js';
import type { TestResult, TestSubject } from '../network-test.js';
import type { Result } from '../result.js';

/** A way out of the host's own networks, as it is in force now. */
export interface Gateway {
  readonly family: 4 | 6;
  readonly address: string;
  readonly device: string;
}

/**
 * Why no connection came about: nobody listens (the host is there!), no answer in time, no way
 * there, or cancelled.
 */
export interface ConnectError {
  readonly code: 'refused' | 'timedOut' | 'noRoute' | 'cancelled' | 'notLooked';
  readonly detail: string;
}

/** Limits of an attempt to reach somebody. */
export interface ReachOptions {
  /** Default 5 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Limits of network tests. */
export interface NetworkTestOptions {
  readonly signal?: AbortSignal | undefined;
  /** For one packet or question. Default 2 s. */
  readonly timeoutMs?: number;
}

/** One address of a name. */
export interface NamedAddress {
  readonly family: 4 | 6;
  readonly address: string;
}

/**
 * Why a name has no address: nobody to ask (`noServers`), no such name, no answer in time, refused
 * by the servers, or cancelled.
 */
export interface NameError {
  readonly code: 'noServers' | 'notFound' | 'timedOut' | 'refused' | 'cancelled';
  /** Which servers were asked, for the operator. */
  readonly servers: readonly string[];
}

/** How long and how to look at a wire. */
export interface WireLook {
  readonly seconds: number;
  /** A port that is off is switched on for this while. */
  readonly raise: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The network around a host: the wire of this machine, the described LAN of an embedded host;
 * nobody looks for a foreign tree.
 */
export interface NetworkPort {
  /** The default gateways in force. An empty list is an answer: none. */
  gateways(): Promise<Known<readonly Gateway[]>>;
  /** The name servers in force. An empty list is an answer: none. */
  nameServers(): Promise<Known<NameServers>>;
  /**
   * Puts name servers into etc/resolv.conf durably; every other line stays. They hold until the
   * network daemon or DHCP writes the file anew.
   */
  writeNameServers(servers: readonly string[]): Promise<Result<void, PortError>>;
  /** All addresses of a name, IPv4 first. */
  resolve(
    name: string,
    options?: ReachOptions,
  ): Promise<Result<readonly NamedAddress[], NameError>>;
  /**
   * Whether somebody takes XenAPI connections at an IP address: opens one and closes it, nothing is
   * said in it.
   */
  reachXenApi(address: string, options?: ReachOptions): Promise<Result<void, ConnectError>>;
  /**
   * Looks at one port: asks what is asked, and tells each thing heard once, as it comes. Changes
   * nothing on the host.
   */
  listen(question: WireQuestion, look: WireLook): AsyncGenerator<WireHeard, void>;
  /**
   * Tests targets side by side and tells each result as it comes; after the signal nothing more.
   */
  test(
    targets: readonly TestSubject[],
    tell: (result: TestResult) => void,
    options?: NetworkTestOptions,
  ): Promise<void>;
}
