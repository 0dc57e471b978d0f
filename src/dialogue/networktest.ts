/** Whom a network test is about. Gateway and name servers are those in force, which the host side looks up; `text`: address or host name, '' where not typed. */
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
    /** The kernel or a router says that there is no way: detail. */
    | { readonly state: 'unreachable'; readonly detail: string }
    /** The name service does not know the name, or does not answer: detail. */
    | { readonly state: 'unknownName'; readonly detail: string }
    /** The host has no gateway, or no name server. */
    | { readonly state: 'absent' }
    | { readonly state: 'failed'; readonly detail: string };
}
