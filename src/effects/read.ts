import {
  mapKnown,
  type HostPort,
  type Known,
  type MachineSummary,
  type TimeStatus,
} from '../model/index.js';
import type { EffectFunction } from './effect-function.js';
import { host, operations } from './loading.js';
import { readInSession, type XenApiPlace } from './with-session.js';

/** What the Status Display shows about the machine itself. */
async function summaryOf({ files, system }: HostPort): Promise<MachineSummary> {
  const { readCertificateFingerprint, readSshFingerprints } = await host();
  const [machine, load, memory, certificate, sshKeys] = await Promise.all([
    system.description(),
    system.load(),
    system.memory(),
    readCertificateFingerprint(files),
    readSshFingerprints(files),
  ]);
  return {
    machine,
    memory,
    certificate,
    sshKeys,
    uptimeSeconds: mapKnown(load, ({ uptimeSeconds }) => uptimeSeconds),
    load: mapKnown(load, ({ average }) => average[0]),
  };
}

/**
 * The time source of the host's clock, from XenAPI. If XenAPI is down or too old for its time
 * calls, the host's own files tell it.
 */
async function timeOf(place: XenApiPlace, hostUuid: string): Promise<Known<TimeStatus>> {
  const { readHostTime } = await operations();
  const reply = await readInSession(place, (session) => readHostTime(session, hostUuid));
  return reply.known ? reply : (await place.host).clock.sources();
}

/** Reads everything about the host that a reset depends on. */
export const readFacts: EffectFunction<'readFacts'> = {
  guard: 'anybody',
  run: (_, { session }) => session.watch.readFacts(),
};

/** Reads the host's status and the facts, and watches the status from then on. */
export const readStatus: EffectFunction<'readStatus'> = {
  guard: 'anybody',
  run: (_, { session }) => session.watch.watchStatus(),
};

/** Reads what the Status Display shows about the machine itself. */
export const readMachineSummary: EffectFunction<'readMachineSummary'> = {
  guard: 'anybody',
  run: async (_, { session, controls }) => {
    controls.send({ kind: 'machineSummary', machineSummary: await summaryOf(await session.up()) });
  },
};

/** Reads the time source of the host's clock. */
export const readTime: EffectFunction<'readTime'> = {
  guard: 'anybody',
  run: async (_, place) => {
    // The first screen does not show it.
    await place.session.watch.looked;
    const time = await timeOf(place, await place.hostUuid());
    place.controls.send({ kind: 'time', time });
  },
};

/** Reads the name servers that the host asks. */
export const readNameServers: EffectFunction<'readNameServers'> = {
  guard: 'anybody',
  run: async (_, { host: opened, controls }) => {
    const nameServers = await (await opened).network.nameServers();
    controls.send({ kind: 'nameServers', nameServers });
  },
};
