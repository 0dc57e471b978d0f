import type { MachineSummary, TimeStatus, Known } from '../model/index.js';
import type { ConsoleEvent } from '../console/index.js';
import { withHostSession, type XenApiPlace } from './with-session.js';
import { host, operations } from './loading.js';

/** Long enough to walk to the rack. */
const blinkSeconds = 60;

/** A fact with its value made into another. */
function mapped<From, To>(fact: Known<From>, change: (value: From) => To): Known<To> {
  return fact.known ? { known: true, value: change(fact.value) } : fact;
}

/** What the status page shows of the machine itself, once it is there. */
export async function readGlance(root: string, there: Promise<unknown>): Promise<MachineSummary> {
  await there;
  const {
    readCertificateFingerprint,
    readLoad,
    readMemory,
    readSshFingerprints,
    readSystemDescription,
  } = await host();
  const [machine, load, memory, certificate, sshKeys] = await Promise.all([
    readSystemDescription(root),
    readLoad(root),
    readMemory(root),
    readCertificateFingerprint(root),
    readSshFingerprints(root),
  ]);
  return {
    machine,
    memory,
    sshKeys,
    uptimeSeconds: mapped(load, ({ uptimeSeconds }) => uptimeSeconds),
    load: mapped(load, ({ average }) => average[0]),
    certificate: mapped(certificate, ({ fingerprint }) => fingerprint),
  };
}

/** Where the host's clock gets the time: as XenAPI tells it, else (down, or older than its calls for it) as the host's own files do. */
export async function readTime(place: XenApiPlace, hostUuid: string): Promise<Known<TimeStatus>> {
  const { readHostTime } = await operations();
  const told = await withHostSession(place, (session) => readHostTime(session, hostUuid));
  return told.known ? told : (await host()).readTimeSources(place.root);
}

/** Looks that go on until something else is looked at: one of each kind. */
export class Watch {
  #control: AbortController | null = null;

  constructor(
    private readonly root: string,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /** Samples of this interface from now on; null: no more. */
  async nic(device: string | null): Promise<void> {
    const signal = this.#begin();
    if (device === null) return;
    const { watchNic } = await host();
    for await (const sample of watchNic(this.root, device, { signal }))
      this.send({ kind: 'nicSample', sample });
  }

  /** The light of this port blinks, or does no longer. */
  async blink(device: string, on: boolean): Promise<void> {
    const signal = this.#begin();
    if (!on) return;
    this.send({ kind: 'blinking', device, state: 'on', detail: '' });
    const ended = await (await host()).blink(this.root, device, blinkSeconds, signal);
    const unsupported = !ended.ok && ended.error.code !== 'cancelled';
    this.send({
      kind: 'blinking',
      device,
      state: unsupported ? 'unsupported' : 'off',
      detail: unsupported ? ended.error.detail : '',
    });
  }

  #begin(): AbortSignal {
    this.#control?.abort();
    this.#control = new AbortController();
    return this.#control.signal;
  }
}
