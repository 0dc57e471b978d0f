/** What a command line says of the XenAPI to use. */
export interface XapiWish {
  /** `--xapi`: the path of a socket, or a URL. */
  readonly where: string;
  /** `--fingerprint`; null: not given. */
  readonly fingerprint: string | null;
  /** `--password-file`; null: not given. */
  readonly passwordFile: string | null;
  /** `--plain-http`. */
  readonly plainHttp: boolean;
}

/** Why a XenAPI is not used. `usage`: the command line itself is wrong. Words live in `text`. */
export type XapiProblem =
  | {
      readonly kind: 'usage';
      readonly code: 'noPlace' | 'passwordInUrl' | 'noFingerprint' | 'notForSocket' | 'notForHttp';
    }
  | {
      readonly kind: 'refused';
      readonly code:
        | 'plainHttp'
        | 'unreachable' // detail: why
        | 'changed' // detail: what was accepted before, a blank, what it shows now
        | 'damaged'
        | 'nobodyToAsk' // detail: what it shows
        | 'notAccepted'
        | 'noPassword'
        | 'passwordFile'; // detail: why it cannot be read
      readonly server: string;
      readonly detail: string;
    };

/** Somebody at a terminal. */
export interface XapiPerson {
  /** Whether this certificate, which nobody vouches for, is the server's own. */
  accept(server: string, fingerprint: string): Promise<boolean>;
  /** null: not given. */
  password(user: string, server: string): Promise<string | null>;
  /** What was accepted could not be kept: the next time it is asked again. */
  notKept(detail: string): void;
}
