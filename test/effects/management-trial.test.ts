import { trialText } from '../../src/console/management/trial-text.js';
import { trialHost, seconds } from '../support/trial-host.js';
import { wanted } from '../support/management-change.js';
import { refused } from '../support/xapi-proxy.js';

test('without a confirmation everything is as before, the VLAN and the names too', async () => {
  const { now, change, pass, heard, proxy, watcher } = await trialHost('xcp-9');
  proxy.answer((method) => (method === 'host.set_hostname_live' ? { ok: true, value: '' } : null));
  const before = await now();
  expect((await change()).got?.checks.find(({ code }) => code === 'vlan')?.got).toBe('77');
  expect(heard).toEqual([{ state: 'waiting', secondsLeft: seconds }]);
  expect(watcher.start).toHaveBeenCalledTimes(1);
  expect(await now()).not.toBe(before);
  await pass();
  expect(heard.slice(1)).toEqual([{ state: 'returning' }, { state: 'returned', gaps: [] }]);
  expect(await now()).toBe(before);
});

test('nothing is changed when nobody could follow the countdown', async () => {
  const { now, change, heard, trials, watcher } = await trialHost();
  watcher.start.mockResolvedValueOnce({ ok: false, error: 'spawn /nowhere/node EAGAIN' });
  const before = await now();
  const changed = await change();
  expect(changed).toMatchObject({ ok: false });
  expect(changed.detail).toContain('cannot be started: spawn /nowhere/node EAGAIN. ');
  expect(await now()).toBe(before);
  expect(heard).toEqual([]);
  expect(await trials.isOpen()).toBe(false);
});

test('a confirmed change stays, and the end of the console changes nothing any more', async () => {
  const { now, change, trials, states } = await trialHost();
  await change();
  const made = await now();
  await trials.keep('root');
  await trials.back();
  await trials.close(true);
  expect(states()).toEqual(['waiting', 'kept']);
  expect(await now()).toBe(made);
});

test('a confirmation that cannot be recorded is told, and the time goes on', async () => {
  const { change, console, ports, resets } = await trialHost();
  await change();
  const full = {
    code: 'ioError',
    subject: '/var/lib/xsconsole/trials',
    cause: 'no space left on device',
    retryable: true,
  } as const;
  const recordTrial = () => Promise.resolve({ ok: false as const, error: full });
  const { heard, trials } = console({ ...ports, resets: { ...resets, recordTrial } });
  await trials.keep('root');
  expect(heard.at(-1)).toMatchObject({ state: 'waiting', secondsLeft: seconds });
  const told = heard.at(-1);
  expect(told === undefined ? '' : trialText(told)).toContain('no space left on device');
});

test('it returns at once when the operator wants it', async () => {
  const { now, change, trials, states } = await trialHost();
  const before = await now();
  await change();
  await trials.back();
  expect(states()).toEqual(['waiting', 'returning', 'returned']);
  expect(await now()).toBe(before);
});

test('what somebody has changed since the change stays', async () => {
  const { now, change, trials, pass, states, set } = await trialHost();
  await change();
  await set(wanted('DEVICE=eth0', 'MODE=dhcp'));
  const present = await now();
  await pass();
  expect(states()).toEqual(['waiting', 'changed']);
  expect(await now()).toBe(present);
  expect(await trials.isOpen()).toBe(false);
});

test('a change that XAPI refuses begins no countdown', async () => {
  const { change, proxy, heard, trials } = await trialHost();
  proxy.answer((method) =>
    method === 'PIF.reconfigure_ip' ? refused('CLUSTERING_ENABLED') : null,
  );
  expect(await change()).toMatchObject({ ok: false, code: 'refused' });
  expect(heard).toEqual([]);
  expect(await trials.isOpen()).toBe(false);
});

test('a second change waits for the end of the first, and so does a reset at work', async () => {
  const { change, resets, trials } = await trialHost();
  const held = await resets.hold('root');
  if (!held.ok) throw new Error('nobody else holds it');
  expect(await change()).toMatchObject({ ok: false });
  await held.value();
  await change();
  expect((await change()).detail).toContain('earlier change');
  await trials.keep('root');
  expect(await change()).toMatchObject({ ok: true });
});

test('a return waits for XAPI and for a reset at work', async () => {
  const { change, proxy, states, pass, now, resets, trials, heard } = await trialHost();
  const before = await now();
  await change();
  const held = await resets.hold('root');
  if (!held.ok) throw new Error('nobody else holds it');
  await trials.back();
  await held.value();
  await proxy.become('down');
  await pass();
  expect(states()).toEqual(['waiting']);
  await proxy.become('up');
  await trials.look();
  expect(heard.at(-1)).toEqual({ state: 'returned', gaps: [] });
  expect(await now()).toBe(before);
});

test('a return that waits can still be confirmed', async () => {
  const { change, proxy, states, trials, pass } = await trialHost();
  await change();
  await proxy.become('down');
  await pass();
  await trials.keep('root');
  expect(states()).toEqual(['waiting', 'kept']);
});

test('a return that is cut off is completed, and tells what is left of the change', async () => {
  const { change, proxy, states, trials, management, heard } = await trialHost();
  const before = await management();
  await change();
  proxy.answer((method) => {
    if (method === 'host.management_reconfigure') void proxy.become('down');
    return null;
  });
  await trials.back();
  await trials.keep('root');
  expect(states()).toEqual(['waiting', 'returning']);
  proxy.answer(() => null);
  await proxy.become('up');
  await trials.look();
  expect(heard.at(-1)).toMatchObject({
    state: 'returned',
    gaps: [{ gap: 'left', name: 'eth1 VLAN 77' }],
  });
  expect(await management()).toEqual(before);
});

test('where management cannot go back, the names stay too', async () => {
  const { change, pass, proxy, heard, states } = await trialHost('xcp-9');
  const named: string[] = [];
  proxy.answer((method) => {
    if (method.startsWith('host.set_')) named.push(method);
    if (method === 'host.set_hostname_live') return { ok: true, value: '' };
    const isReturning = states().includes('returning');
    return isReturning && method === 'PIF.get_all_records' ? { ok: true, value: {} } : null;
  });
  await change();
  const before = named.length;
  expect(before).toBeGreaterThan(0);
  await pass();
  expect(heard.at(-1)).toMatchObject({ state: 'failed' });
  expect(named.length).toBe(before);
});

test('what XAPI refuses during the return is told with its reason', async () => {
  const { change, proxy, heard, pass, trials } = await trialHost();
  await change();
  proxy.answer((method) =>
    method === 'host.management_reconfigure' ? refused('CLUSTERING_ENABLED') : null,
  );
  await pass();
  expect(JSON.stringify(heard.at(-1))).toMatch(/"failed".*CLUSTERING_ENABLED/u);
  expect(await trials.isOpen()).toBe(false);
});
