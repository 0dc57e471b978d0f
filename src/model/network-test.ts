/**
 * The target of a network test. The host side looks up the gateway and name servers in force.
 * `text` is an address or host name; '' when the operator typed none.
 */
export interface TestTarget {
  readonly of: 'loopback' | 'gateway' | 'dns' | 'coordinator' | 'own';
  readonly text: string;
}

/** The result for one address of a target. */
export interface TestResult {
  readonly of: TestTarget['of'];
  /**
   * The address that was tested, or the name while it has no address; '' when there is nothing to
   * test.
   */
  readonly asked: string;
  /** The size of a packet that was sent in one piece; absent: a small one was sent. */
  readonly bytes?: number;
  readonly outcome:
    /** `milliseconds`: round trip. */
    | { readonly state: 'answered'; readonly milliseconds: number }
    /** No answer in time. */
    | { readonly state: 'silent' }
    /** The machine is there, but accepts no XenAPI connections. */
    | { readonly state: 'noXapi' }
    /** The kernel or a router says that there is no route; `detail` has its words. */
    | { readonly state: 'unreachable'; readonly detail: string }
    /**
     * The name has no address. There is no name server to ask, or the servers know no such name, do
     * not answer, or refuse.
     */
    | {
        readonly state: 'unknownName';
        readonly code: 'noServers' | 'notFound' | 'timedOut' | 'refused';
        readonly servers: readonly string[];
      }
    /** Nobody runs this tree, so nothing can be tested from it. */
    | { readonly state: 'notLooked' }
    /** The host has no gateway, or no name server. */
    | { readonly state: 'absent' }
    | { readonly state: 'failed'; readonly detail: string };
}
