/**
 * Whom a network test is about. Gateway and name servers are those in force, which the host side
 * looks up; `text`: address or host name, '' where not typed.
 */
export interface TestSubject {
  readonly of: 'loopback' | 'gateway' | 'dns' | 'coordinator' | 'own';
  readonly text: string;
}

/** What came of one address of a target. */
export interface TestResult {
  readonly of: TestSubject['of'];
  /** The address asked, or the name while no address is known; '' where there is none to ask. */
  readonly asked: string;
  readonly outcome:
    /** `milliseconds`: round trip. */
    | { readonly state: 'answered'; readonly milliseconds: number }
    /** No answer in time. */
    | { readonly state: 'silent' }
    /** The machine is there, but nobody takes XenAPI connections on it. */
    | { readonly state: 'noXapi' }
    /** The kernel or a router says that there is no way: detail. */
    | { readonly state: 'unreachable'; readonly detail: string }
    /** No address for the name: there is no name server to ask, or those that were asked know no such name, do not answer, or refuse. */
    | {
        readonly state: 'unknownName';
        readonly code: 'noServers' | 'notFound' | 'timedOut' | 'refused';
        readonly servers: readonly string[];
      }
    /** Nobody runs this tree, so nobody can look on its behalf. */
    | { readonly state: 'notLooked' }
    /** The host has no gateway, or no name server. */
    | { readonly state: 'absent' }
    | { readonly state: 'failed'; readonly detail: string };
}
