import type { WireHeard } from '../wire/heard.js';
import type { WireQuestion } from '../wire/question.js';
import type { PortError } from '../host/port-error.js';
import type { Known } from '../known.js';
import type { NameServers } from '../name-servers.js';
import type { TestResult, TestTarget } from '../network-test.js';
import type { Result } from '../result.js';

/** A default gateway, as it is in force now. */
export interface Gateway {
  readonly family: 4 | 6;
  readonly address: string;
  readonly device: string;
}

/**
 * Why a connection failed. `refused`: nobody listens, but the host is there. `timedOut`: no answer
 * in time. `noRoute`: no way to the host.
 */
export interface ConnectError {
  readonly code: 'refused' | 'timedOut' | 'noRoute' | 'cancelled' | 'notLooked';
  readonly detail: string;
}

/** Limits of one connection attempt. */
export interface ReachOptions {
  /** Default 5 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Limits of network tests. */
export interface NetworkTestOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one packet or question. Default 2 s. */
  readonly timeoutMs?: number;
}

/** One address of a host name. */
export interface NamedAddress {
  readonly family: 4 | 6;
  readonly address: string;
}

/**
 * Why a name has no address. `noServers`: no server to ask. `notFound`: no such name. `timedOut`:
 * no answer in time. `refused`: the servers refused. `notLooked`: nobody can ask from here.
 */
export interface NameError {
  readonly code: 'noServers' | 'notFound' | 'timedOut' | 'refused' | 'cancelled' | 'notLooked';
  /** The servers that were asked, for the operator to see. */
  readonly servers: readonly string[];
}

/** How to listen on a port, and for how long. */
export interface WireLook {
  readonly seconds: number;
  /** A port that is switched off is switched on while we listen. */
  readonly raise: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The network around a host: the wire of this machine, or the described LAN of an embedded host.
 * For a foreign tree nobody looks.
 */
export interface NetworkPort {
  /** The default gateways in force. An empty list is a real answer: there are none. */
  gateways(): Promise<Known<readonly Gateway[]>>;
  /** The name servers in force. An empty list is a real answer: there are none. */
  nameServers(): Promise<Known<NameServers>>;
  /**
   * Writes name servers durably into etc/resolv.conf and keeps every other line. They hold until
   * the network daemon or DHCP writes the file again.
   */
  writeNameServers(servers: readonly string[]): Promise<Result<void, PortError>>;
  /** All addresses of a name, IPv4 first. */
  resolve(
    name: string,
    options?: ReachOptions,
  ): Promise<Result<readonly NamedAddress[], NameError>>;
  /**
   * Whether XenAPI connections are accepted at an IP address. Opens one and closes it without
   * sending anything.
   */
  reachXenApi(address: string, options?: ReachOptions): Promise<Result<void, ConnectError>>;
  /**
   * The TCP port of the XenAPI at an IP address. null: nobody can look, or the address is only
   * described.
   */
  xenApiPort(address: string): Promise<number | null>;
  /**
   * Listens on one port, sends the questions, and reports each thing once, as soon as it is heard.
   * Changes nothing on the host.
   */
  listen(question: WireQuestion, look: WireLook): AsyncGenerator<WireHeard, void>;
  /**
   * Tests all targets at the same time and reports each result as it comes. Reports nothing after
   * the signal.
   */
  test(
    targets: readonly TestTarget[],
    tell: (result: TestResult) => void,
    options?: NetworkTestOptions,
  ): Promise<void>;
}
