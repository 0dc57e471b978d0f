import { bestEffort, err, ok, type EmergencyNote, type Result } from '../../model/index.js';
import {
  describeError,
  type ApiError,
  type CallError,
  type CallResult,
  type Spoken,
  type WireValue,
  type XenApiClient,
} from '../../xenapi/index.js';
import { apiError, failed } from '../errors.js';
import type { OwnAddresses } from './own-addresses.js';

/** What a supporter needs to reach its coordinator. */
export interface CoordinatorLinkOptions {
  /** The coordinator in pool.conf: an address or a name. */
  readonly address: string;
  /** This host's uuid from the inventory; '' without one. */
  readonly uuid: string;
  readonly secret: () => Promise<string | null>;
  /** A client for an address of the pool. Null when this XAPI reaches no other hosts. */
  readonly reach: (address: string, speaks: Spoken) => XenApiClient | null;
  /** An address for a name; null when nobody knows one. */
  readonly addressOf: (name: string) => Promise<string | null>;
  readonly own: OwnAddresses;
  /** Called each time the coordinator is found, to do what a start does then. */
  readonly found: (session: string, client: XenApiClient) => Promise<void>;
  readonly note: (note: EmergencyNote | null) => Promise<void>;
  readonly log: (line: string) => void;
  readonly now: () => Date;
}

/**
 * xapi's times before the next try: soon after an unreachable coordinator, later after an error.
 */
const again = { soon: 5000, later: 60_000 } as const;
const greetingMs = 20_000;
/** Longer than any event.from waits. */
const forwardMs = 10 * 60_000;

type State =
  | { readonly kind: 'linked'; readonly host: string; readonly address: string }
  | { readonly kind: 'emergency'; readonly reason: ApiError; readonly since: Date };

/**
 * A supporter's connection to its coordinator. It greets the coordinator until it answers (xapi's
 * pool.hello), and forwards calls to it. While the coordinator is missing, the host is in emergency
 * mode.
 */
export class CoordinatorLink {
  private state: State;
  private tried = 0;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly options: CoordinatorLinkOptions) {
    this.state = {
      kind: 'emergency',
      reason: apiError('HOST_STILL_BOOTING'),
      since: options.now(),
    };
  }

  get address(): string {
    return this.options.address;
  }

  emergency(): ApiError | null {
    return this.state.kind === 'linked' ? null : this.state.reason;
  }

  /** Resolves when the coordinator has been found for the first time. */
  linked(): Promise<void> {
    return this.state.kind === 'linked'
      ? Promise.resolve()
      : new Promise((resolve) => {
          this.waiting.push(resolve);
        });
  }

  /** Greets the coordinator now, and then again until it is found. */
  async greet(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.closed || this.state.kind === 'linked') return;
    this.tried += 1;
    const met = await this.meet();
    if (this.isClosed()) return;
    if (met.ok) {
      await this.options.note(null);
      this.tried = 0;
      this.state = { kind: 'linked', ...met.value };
      this.options.log(`the pool coordinator (master) ${this.address} is reached`);
      for (const resume of this.waiting.splice(0)) resume();
      return;
    }
    const { reason, soon, why } = met.error;
    if (this.tried === 1)
      this.options.log(
        `the pool coordinator (master) ${this.address} is not reached: ${why}. This host is ` +
          'in emergency mode',
      );
    this.state = { kind: 'emergency', reason, since: this.since() };
    await this.options.note({
      coordinator: this.address,
      reason: reason.code,
      detail: why,
      since: this.since().toISOString(),
      tried: this.tried,
    });
    if (this.isClosed()) return;
    this.timer = setTimeout(() => void this.greet(), soon ? again.soon : again.later);
  }

  /** Opens a session at the coordinator, as this host's root. */
  async login(): Promise<CallResult> {
    if (this.state.kind !== 'linked') return failed(this.state.reason);
    const { host, address } = this.state;
    const secret = (await this.options.secret()) ?? '';
    return this.ask(address, 'json', 'session.slave_login', [host, secret]);
  }

  /** Lets the coordinator answer a call that came to this host. */
  async forward(method: string, params: readonly WireValue[], speaks: Spoken): Promise<CallResult> {
    return this.state.kind === 'linked'
      ? this.ask(this.state.address, speaks, method, params)
      : failed(this.state.reason);
  }

  close(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** The link may have been closed during an `await`. */
  private isClosed(): boolean {
    return this.closed;
  }

  private since(): Date {
    return this.state.kind === 'emergency' ? this.state.since : this.options.now();
  }

  private async ask(
    address: string,
    speaks: Spoken,
    method: string,
    params: readonly WireValue[],
  ): Promise<CallResult> {
    const client = this.options.reach(address, speaks);
    if (client === null) return failed(apiError('HOST_STILL_BOOTING'));
    const answer = await client.call(method, params, { timeoutMs: forwardMs });
    if (answer.ok) return answer;
    if (answer.error.kind === 'api')
      return failed(apiError(answer.error.code, ...answer.error.params));
    this.lost(answer.error);
    return failed(apiError('HOST_STILL_BOOTING'));
  }

  /** Called when the coordinator is gone. The host is in emergency mode again until it is back. */
  private lost(error: CallError): void {
    if (this.state.kind !== 'linked') return;
    this.options.log(
      `the pool coordinator (master) ${this.address} is lost: ${describeError(error)}`,
    );
    this.state = {
      kind: 'emergency',
      reason: apiError('HOST_STILL_BOOTING'),
      since: this.options.now(),
    };
    void this.greet();
  }

  private async meet(): Promise<
    Result<
      { readonly host: string; readonly address: string },
      { readonly reason: ApiError; readonly soon: boolean; readonly why: string }
    >
  > {
    const { reach, addressOf, secret, uuid, found } = this.options;
    const not = (why: string, reason = apiError('HOST_STILL_BOOTING'), soon = true) =>
      err({ reason, soon, why });
    const own = await this.options.own.management();
    if (own === null) return not('this host has no address', apiError('HOST_HAS_NO_MANAGEMENT_IP'));
    const address = await addressOf(this.address);
    if (address === null) return not('nobody knows an address of that name');
    if ((await this.options.own.all()).includes(address))
      return not('that is this host itself', apiError('HOST_ITS_OWN_SLAVE'), false);
    const client = reach(address, 'json');
    if (client === null) return not('hosts of a pool are not reached from here');
    const unknownHost = apiError('HOST_UNKNOWN_TO_MASTER', uuid);
    const limit = { timeoutMs: greetingMs };
    const login = await client.call(
      'session.slave_login',
      ['OpaqueRef:NULL', (await secret()) ?? ''],
      limit,
    );
    if (!login.ok) {
      const refused =
        login.error.kind === 'api' && login.error.code === 'SESSION_AUTHENTICATION_FAILED';
      return refused
        ? not('it has another pool secret', unknownHost, false)
        : not(describeError(login.error));
    }
    const session = typeof login.value === 'string' ? login.value : '';
    const ended = async <T>(value: T): Promise<T> => {
      // Without a logout the session ends by itself.
      bestEffort(await client.call('session.logout', [session], limit));
      return value;
    };
    const greeted = await client.call('pool.hello', [session, uuid, own], limit);
    if (!greeted.ok) return ended(not(describeError(greeted.error)));
    if (greeted.value === 'unknown_host')
      return ended(not('its pool does not know this host', unknownHost, false));
    if (greeted.value === 'cannot_talk_back')
      return ended(
        not(
          'it cannot reach this host in turn',
          apiError('HOST_MASTER_CANNOT_TALK_BACK', own),
          false,
        ),
      );
    const host = await client.call('host.get_by_uuid', [session, uuid], limit);
    if (!host.ok || typeof host.value !== 'string')
      return ended(not('its pool does not know this host', unknownHost, false));
    await found(session, client);
    return ended(ok({ host: host.value, address }));
  }
}
