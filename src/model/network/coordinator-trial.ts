/**
 * Why nobody answers at the address of a pool coordinator. `silent`: no answer in time. `refused`:
 * a machine is there and accepts no connection. `noRoute`: this host has no way to it. `noAddress`:
 * no address was found for the name.
 */
const nobody = ['silent', 'refused', 'noRoute', 'noAddress'] as const;

/**
 * What was found at the address of a pool coordinator. `noCertificate`: somebody accepts a
 * connection and shows no certificate, as a firewall or a XAPI of the first generation may.
 * `noXapi`: somebody answers who speaks no XenAPI. `starting`: a XAPI that is starting, or in
 * emergency mode itself. `answers`: somebody answers, and the role cannot be asked.
 */
export type CoordinatorFound =
  | (typeof nobody)[number]
  | 'noCertificate'
  | 'thisHost'
  | 'noXapi'
  | 'starting'
  | 'supporter'
  | 'coordinator'
  | 'answers';

/**
 * Whether the certificate it shows is one of this pool. `notKnown`: this host has no list of them.
 */
export type PoolProof = 'ours' | 'foreign' | 'notKnown';

/** The result of trying a pool coordinator. Nothing secret is sent. */
export interface CoordinatorProbe {
  /** The address as it was typed, or as pool.conf has it. */
  readonly address: string;
  readonly found: CoordinatorFound;
  readonly proof: PoolProof;
  /** Where a supporter says that its coordinator is; '' if it does not say, or is none. */
  readonly coordinator: string;
  /** Seconds until the answer, or until we stopped waiting. */
  readonly seconds: number;
}

/** Whether nobody answers. */
export const answersNobody = ({ found }: Pick<CoordinatorProbe, 'found'>): boolean =>
  nobody.some((one) => one === found);
