import { ipv6Bits, isIpv6 } from '../model/index.js';

/** What the guard knows of one sender. */
interface Sender {
  /** Wrong passwords in a row. */
  failedLogins: number;
  /** The time of the last wrong one, in milliseconds of `elapsedMs`. */
  at: number;
  waiting: number;
  turn: Promise<unknown>;
}

/** What a check of credentials found, and whether the sender gets in. */
export interface LoginCheck<T> {
  readonly found: T;
  readonly lets: boolean;
}

/**
 * How a try ended, with the number of wrong passwords that the sender has given in a row. Null when
 * it was not checked, because too many of the sender's tries wait already.
 */
export type LoginTry<T> = (LoginCheck<T> & { readonly failedLogins: number }) | null;

const limits = {
  /** The most tries of one sender that may wait for their turn. */
  waiting: 4,
  /** The most senders remembered. The sender that has been quiet longest is forgotten first. */
  senders: 1000,
  /** A sender's wrong passwords are forgotten after this time without another one. */
  memoryMs: 15 * 60_000,
} as const;

/**
 * The name under which a sender is counted. A client with one IPv6 address has its whole /64, so
 * that /64 counts as one sender.
 */
function senderOf(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return isIpv6(plain) ? `${(ipv6Bits(plain) >> 64n).toString(16)}/64` : plain;
}

/**
 * How long a sender must wait after this many failed logins in a row, in milliseconds: 2 s, then
 * twice as long each time, up to a minute.
 */
export function penaltyMs(failedLogins: number): number {
  return Math.min(60_000, 2000 * 2 ** (failedLogins - 1));
}

/**
 * Slows down clients that guess passwords. The tries of one sender are checked one after the other,
 * and each wrong one waits longer than the one before. Other senders are not held up.
 */
export class LoginGuard {
  private readonly senders = new Map<string, Sender>();

  constructor(
    private readonly penalty: (failedLogins: number) => Promise<unknown>,
    /** Milliseconds of a clock that cannot be set. */
    private readonly elapsedMs: () => number = () => performance.now(),
  ) {}

  /** Checks one try of a sender, after its earlier ones. */
  async attempt<T>(address: string, check: () => LoginCheck<T>): Promise<LoginTry<T>> {
    const sender = this.sender(senderOf(address));
    if (sender.waiting >= limits.waiting) return null;
    sender.waiting += 1;
    const turn = sender.turn.then(() => this.check(sender, check));
    sender.turn = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      sender.waiting -= 1;
    }
  }

  private async check<T>(sender: Sender, check: () => LoginCheck<T>): Promise<LoginTry<T>> {
    const now = this.elapsedMs();
    if (now - sender.at > limits.memoryMs) sender.failedLogins = 0;
    const checked = check();
    if (!checked.lets) {
      sender.failedLogins += 1;
      sender.at = now;
      await this.penalty(sender.failedLogins);
    }
    return { ...checked, failedLogins: sender.failedLogins };
  }

  private sender(name: string): Sender {
    const known = this.senders.get(name);
    const sender = known ?? { failedLogins: 0, at: 0, waiting: 0, turn: Promise.resolve() };
    this.senders.delete(name);
    this.senders.set(name, sender);
    if (this.senders.size > limits.senders) {
      const [quiet] = [...this.senders].find(([, { waiting }]) => waiting === 0) ?? [];
      if (quiet !== undefined && quiet !== name) this.senders.delete(quiet);
    }
    return sender;
  }
}
