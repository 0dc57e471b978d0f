import { join } from 'node:path';
import type { ManagementTrial } from '../../src/console/index.js';
import { reconfigure } from '../../src/effects/change/management.js';
import { failed } from '../../src/effects/change/change-place.js';
import { ManagementTrials } from '../../src/effects/watch/management-trial.js';
import { openResets } from '../../src/host/index.js';
import { networkingText } from '../../src/reset/index.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { embeddedAt } from '../support/host/hosts.js';
import { temporaryFolder } from '../support/host/tree.js';
import { wanted } from '../support/management-change.js';
import { refused, XapiGate } from '../support/xapi-gate.js';

const seconds = 30;

/** A change to a static address on eth1 and a VLAN, on trial on an embedded host. */
async function onTrial(hostName: string | null = null) {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const gate = await XapiGate.of(root);
  await gate.become('up');
  const host = embeddedAt(root);
  const place = { host, xapi: null };
  const heard: ManagementTrial[] = [];
  const timers = new Map<() => void, number>();
  const resets = host.then((opened) => openResets(opened));
  const trials = new ManagementTrials(
    place,
    () => resets,
    (event) => {
      if (event.kind === 'managementTrial') heard.push(event.trial);
    },
    (act, afterMs) => {
      timers.set(act, afterMs);
      return () => timers.delete(act);
    },
    () => Promise.resolve(),
  );
  const now = async (): Promise<string> => {
    const read = await trials.read('');
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { networking, names } = read.value;
    return `${networkingText(networking)} ${JSON.stringify(names)}`;
  };
  const management = async () => {
    const read = await trials.read('');
    return read.ok ? read.value.networking.pifs.filter((pif) => pif.management) : [];
  };
  const set = (configuration: ReturnType<typeof wanted>) =>
    reconfigure(
      place,
      '',
      { configuration: { ...configuration, mac: null }, hostName },
      { failed, onStep: () => undefined, pause: () => Promise.resolve() },
    );
  const change = async () => {
    const former = await trials.read('');
    if (!former.ok) throw new Error(JSON.stringify(former.error));
    const address = ['MODE=static', 'IP=192.0.2.7', 'NETMASK=255.255.255.0'];
    return trials.around({ uuid: '', seconds, hasName: hostName !== null }, former.value, () =>
      set(wanted('DEVICE=eth1', 'VLAN=77', ...address)),
    );
  };
  /** Lets the time of the timer pass, and waits for what it does. */
  const pass = async (): Promise<void> => {
    const due = [...timers.keys()];
    timers.clear();
    due.forEach((act) => {
      act();
    });
    // Its turn comes after that of the timer.
    await trials.keep();
  };
  return {
    gate,
    heard,
    timers,
    trials,
    now,
    management,
    set,
    change,
    pass,
    resets,
    states: () => heard.map(({ state }) => state),
  };
}

test('without a confirmation everything is as before, the VLAN and the names too', async () => {
  const { now, change, pass, heard, timers, gate } = await onTrial('xcp-9');
  gate.answer((method) => (method === 'host.set_hostname_live' ? { ok: true, value: '' } : null));
  const before = await now();
  expect((await change()).got?.checks.find(({ code }) => code === 'vlan')?.got).toBe('77');
  expect(heard).toEqual([{ state: 'waiting', secondsLeft: seconds }]);
  expect([...timers.values()]).toEqual([seconds * 1000]);
  expect(await now()).not.toBe(before);
  await pass();
  expect(heard.slice(1)).toEqual([{ state: 'returning' }, { state: 'returned' }]);
  expect(await now()).toBe(before);
  expect(timers.size).toBe(0);
});

test('a confirmed change stays, and the end of the console changes nothing any more', async () => {
  const { now, change, trials, states } = await onTrial();
  await change();
  const made = await now();
  await trials.keep();
  await trials.back();
  await trials.close();
  expect(states()).toEqual(['waiting', 'kept']);
  expect(await now()).toBe(made);
});

test('it returns at once when the operator wants it, or when the console ends', async () => {
  for (const end of ['back', 'close'] as const) {
    const { now, change, trials, states } = await onTrial();
    const before = await now();
    await change();
    await trials[end]();
    expect(states()).toEqual(['waiting', 'returning', 'returned']);
    expect(await now()).toBe(before);
  }
});

test('what somebody has changed since the change stays', async () => {
  const { now, change, trials, pass, states, set } = await onTrial();
  await change();
  await set(wanted('DEVICE=eth0', 'MODE=dhcp'));
  const present = await now();
  await pass();
  expect(states()).toEqual(['waiting', 'changed']);
  expect(await now()).toBe(present);
  expect(trials.isOpen()).toBe(false);
});

test('a change that XAPI refuses begins no countdown', async () => {
  const { change, gate, heard, trials } = await onTrial();
  gate.answer((method) => (method === 'PIF.reconfigure_ip' ? refused('CLUSTERING_ENABLED') : null));
  expect(await change()).toMatchObject({ ok: false, code: 'refused' });
  expect(heard).toEqual([]);
  expect(trials.isOpen()).toBe(false);
});

test('a return waits for XAPI and for a reset at work', async () => {
  const { change, gate, heard, pass, now, resets, timers, trials } = await onTrial();
  const before = await now();
  await change();
  const held = await (await resets).hold('root');
  if (!held.ok) throw new Error('nobody else holds it');
  await trials.back();
  expect(heard.at(-1)).toEqual({ state: 'waiting', secondsLeft: 0 });
  await held.value();
  await gate.become('down');
  await trials.back();
  expect(heard.at(-1)).toEqual({ state: 'waiting', secondsLeft: 0 });
  expect(timers.size).toBe(1);
  await gate.become('up');
  await pass();
  expect(heard.at(-1)).toEqual({ state: 'returned' });
  expect(await now()).toBe(before);
});

test('a return that waits can still be confirmed', async () => {
  const { change, gate, states, trials, timers } = await onTrial();
  await change();
  await gate.become('down');
  await trials.back();
  await trials.keep();
  expect(states()).toEqual(['waiting', 'waiting', 'kept']);
  expect(timers.size).toBe(0);
});

test('a return that is cut off is completed, and tells what is left of the change', async () => {
  const { change, gate, states, trials, pass, management } = await onTrial();
  const before = await management();
  await change();
  gate.answer((method) => {
    if (method === 'host.management_reconfigure') void gate.become('down');
    return null;
  });
  await trials.back();
  await trials.keep();
  expect(states()).toEqual(['waiting', 'returning']);
  gate.answer(() => null);
  await gate.become('up');
  await pass();
  expect(states()).toEqual(['waiting', 'returning', 'leftover']);
  expect(await management()).toEqual(before);
});

test('what XAPI refuses during the return is told with its reason', async () => {
  const { change, gate, heard, pass, trials } = await onTrial();
  await change();
  gate.answer((method) =>
    method === 'host.management_reconfigure' ? refused('CLUSTERING_ENABLED') : null,
  );
  await pass();
  expect(JSON.stringify(heard.at(-1))).toMatch(/"failed".*CLUSTERING_ENABLED/u);
  expect(trials.isOpen()).toBe(false);
});
