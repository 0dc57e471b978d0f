import type { ConsoleEvent, HostGlance, NicSample } from '../../src/dialogue/index.js';
import type { NicCounters } from '../../src/host/index.js';
import type { Known } from '../../src/reset/index.js';
import type { XenApiPlace } from './ask.js';
import { ask } from './ask.js';
import { host, xenapi } from './loading.js';

/** Between two samples of an interface: the eye follows no more, and eight small reads a second cost nothing. */
const sampleMs = 1000;

/** A fact with its value made into another. */
function mapped<From, To>(fact: Known<From>, change: (value: From) => To): Known<To> {
  return fact.known ? { known: true, value: change(fact.value) } : fact;
}

/** What the status page shows of the machine itself. */
export async function readGlance(root: string): Promise<HostGlance> {
  const { readCertificateFingerprint, readLoad, readMemory, readSshFingerprints, readSystemDescription } = await host();
  const [machine, load, memory, certificate, sshKeys] = await Promise.all([
    readSystemDescription(root), readLoad(root), readMemory(root), readCertificateFingerprint(root), readSshFingerprints(root),
  ]);
  return {
    machine, memory, sshKeys,
    uptimeSeconds: mapped(load, ({ uptimeSeconds }) => uptimeSeconds),
    load: mapped(load, ({ average }) => average[0]),
    certificate: mapped(certificate, ({ fingerprint }) => fingerprint),
  };
}

/** Where the host's clock gets the time, as XenAPI tells it. */
export async function readTime(place: XenApiPlace, hostUuid: string): Promise<ConsoleEvent> {
  const { readHostTime } = await xenapi();
  return { kind: 'time', time: await ask(place, (session) => readHostTime(session, hostUuid)) };
}

/** Samples one interface at a time, a second apart. */
export class NicWatch {
  #watched: { readonly device: string } | null = null;

  constructor(private readonly root: string, private readonly send: (event: ConsoleEvent) => void) {}

  /** From now on this interface; null: none. */
  watch(device: string | null): void {
    this.#watched = device === null ? null : { device };
    if (this.#watched !== null) void this.#sample(this.#watched, null);
  }

  async #sample(watched: { readonly device: string }, before: NicCounters | null): Promise<void> {
    const { device } = watched;
    const { nicRates, readNicCounters, readNics } = await host();
    const [counters, nics] = await Promise.all([readNicCounters(this.root, device), readNics(this.root)]);
    if (this.#watched !== watched || !counters.known) return;
    const { receivedBytes, sentBytes, receiveErrors, sendErrors } = counters.value;
    const rates = before === null ? null : nicRates(before, counters.value);
    const sample: NicSample = {
      device, receivedBytes, sentBytes, receiveErrors, sendErrors,
      carrier: nics.known ? (nics.value.find((nic) => nic.device === device)?.carrier ?? null) : null,
      rates: rates === null ? null : { received: rates.receivedBytesPerSecond, sent: rates.sentBytesPerSecond },
    };
    this.send({ kind: 'nicSample', sample });
    setTimeout(() => { if (this.#watched === watched) void this.#sample(watched, counters.value); }, sampleMs).unref();
  }
}
