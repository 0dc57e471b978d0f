import { runningHost, type RunningHost } from '../../support/story/running-host.js';

// One host goes through these, one after the other.
let host: RunningHost;
let before: readonly number[];
beforeAll(async () => {
  host = await runningHost();
  before = await host.counts();
  await host.reset();
});

test('anything else than yes changes nothing', async () => {
  const { command, counts } = host;
  const after = await counts();
  expect(after).not.toEqual(before);
  const asked = await command('--undo');
  expect(asked.status).toBe(1);
  expect(asked.stderr).toContain('That was not "yes"');
  expect(await counts()).toEqual(after);
});

test('a completed reset is undone through XAPI: former address first, then what was wiped', async () => {
  const { command, records, counts } = host;
  const management = async (): Promise<unknown> =>
    (await records('PIF')).find(
      (pif) => pif['management'] === true && pif['MAC'] === '3c:ec:ef:12:a0:54',
    );
  expect(await management()).toMatchObject({ device: 'eth0', ip_configuration_mode: 'DHCP' });

  const undone = await command('--undo', '--yes');
  expect(undone).toMatchObject({ status: 0, stderr: '' });
  expect(undone.stdout).toContain('Management interface before it: eth0, no VLAN, IPv4 static');
  expect(undone.stdout).toMatch(/made {3}management eth0\n[^]*made {3}Bond bond0\n/u);
  expect(await management()).toMatchObject({
    device: 'eth0',
    ip_configuration_mode: 'Static',
    IP: '192.168.1.10',
  });
  expect(await counts()).toEqual(before);

  const { stdout: status } = await command('--status');
  expect(status).toMatch(/Recreated .*\n[^]*Bond bond0: /u);
  expect(status).toContain('The management interface is the one from before the reset.');
  expect(status).toMatch(/ok {5}Device: eth0\n[^]*ok {5}IPv4 address: 192.168.1.10\n/u);
  expect(status).not.toContain('FAILED');

  const again = await command('--undo', '--yes');
  expect(again).toMatchObject({ status: 0, stderr: '' });
  expect(again.stdout).not.toContain('made   ');
});

test('without an answer of XAPI it says why, and which reset brings the former values', async () => {
  const { command, reset, embedded } = host;
  await reset();
  await embedded.host.machine.stopService('xapi');
  const refused = await command('--undo', '--yes');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(
    /cannot come back: XAPI does not answer[^]*xe-reset-networking --device=eth0 --mode=static/u,
  );
});
