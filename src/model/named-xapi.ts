/** The XenAPI server that a command line asks for. */
export interface NamedXapi {
  /** `--xapi`: the path of a socket, or a URL. */
  readonly where: string;
  /** `--fingerprint`; null: not given. */
  readonly fingerprint: string | null;
  /** `--password-file`; null: not given. */
  readonly passwordFile: string | null;
  /** `--plain-http`: a password may be sent to another machine over plain http. */
  readonly plainHttp: boolean;
}

/**
 * Why a XenAPI server is not used. `usage`: the command line itself is wrong. `text` has the words.
 */
export type XapiPlaceError =
  | {
      readonly kind: 'usage';
      readonly code: 'noPlace' | 'passwordInUrl' | 'noFingerprint' | 'notForSocket' | 'notForHttp';
    }
  | {
      readonly kind: 'refused';
      readonly code:
        | 'plainHttp'
        | 'unreachable' // detail: why
        | 'changed' // detail: the accepted fingerprint, a blank, the present one
        | 'damaged'
        | 'nobodyToAsk' // detail: the fingerprint it shows
        | 'notAccepted'
        | 'noPassword'
        | 'passwordFile'; // detail: why it cannot be read
      readonly server: string;
      readonly detail: string;
    };

/** The questions to a person at a terminal. */
export interface XapiPerson {
  /** Asks whether this certificate, which no authority confirms, is the server's own. */
  accept(server: string, fingerprint: string): Promise<boolean>;
  /** Asks for the password; null: the person gave none. */
  password(user: string, server: string): Promise<string | null>;
  /**
   * Says that the accepted fingerprint could not be stored, so the question comes again next time.
   */
  notKept(detail: string): void;
}
