import { known, unknown, type ManagementStatus, type Nic } from '../../src/model/index.js';
import {
  differencesOf,
  withKernel,
  type MachineSight,
} from '../../src/operations/management/management-machine.js';
import { hostStatus } from '../support/host/walk-host.js';
import { nicWithMac } from '../support/host/well-host.js';

const { management } = hostStatus();
const told: ManagementStatus =
  management.known && management.value !== null ? management.value : fail();

function fail(): never {
  throw new Error('the usual host has a management interface');
}

function sight(shown: readonly string[] | null, nics: readonly Nic[]): MachineSight {
  return { bridge: 'xenbr0', shown, nics: known(nics), wiring: unknown('notLooked') };
}

/** What is shown, and where that differs, on a machine with these addresses and NICs. */
function seen(wanted: ManagementStatus, machine: MachineSight) {
  const now = withKernel(wanted, machine);
  return { now, differences: differencesOf(wanted, now, machine) };
}

const bridge = nicWithMac('xenbr0', '01', { physical: false });
const usual = [nicWithMac('eth0', '01'), bridge];

test('a machine as it should be differs in nothing', () => {
  expect(seen(told, sight(['10.0.0.4/24'], usual))).toEqual({ now: told, differences: [] });
  expect(seen(told, sight(null, usual))).toEqual({ now: told, differences: [] });
});

test("an address that is gone, or another one, is the kernel's word", () => {
  expect(seen(told, sight([], usual))).toMatchObject({
    now: { address: '', netmask: '' },
    differences: [{ of: 'address', wanted: '10.0.0.4', found: '' }],
  });
  expect(seen(told, sight(['10.9.9.9/16'], usual))).toMatchObject({
    now: { address: '10.9.9.9', netmask: '255.255.0.0' },
    differences: [{ of: 'address', wanted: '10.0.0.4', found: '10.9.9.9' }],
  });
  // One more is no harm.
  expect(seen(told, sight(['192.0.2.7/24', '10.0.0.4/24'], usual)).differences).toEqual([]);
});

test('another address from DHCP is none to be told, no address is', () => {
  const dhcp = { ...told, mode: 'dhcp' } as const;
  expect(seen(dhcp, sight(['10.9.9.9/24'], usual))).toMatchObject({
    now: { address: '10.9.9.9' },
    differences: [],
  });
  expect(seen(dhcp, sight([], usual)).differences).toHaveLength(1);
  expect(seen({ ...dhcp, address: '' }, sight([], usual)).differences).toEqual([]);
});

test('a bridge that is gone, and a card that was exchanged', () => {
  expect(seen(told, sight([], [nicWithMac('eth0', '01')]))).toMatchObject({
    now: { address: '' },
    differences: [{ of: 'bridge', wanted: 'xenbr0', found: '' }],
  });
  expect(seen(told, sight(['10.0.0.4/24'], [nicWithMac('eth0', '99'), bridge]))).toMatchObject({
    now: { mac: '00:16:3e:00:00:99' },
    differences: [{ of: 'mac', wanted: '00:16:3e:00:00:01', found: '00:16:3e:00:00:99' }],
  });
});

test('a bridge that was set down is said to be so, and not its address gone', () => {
  const off = nicWithMac('xenbr0', '01', { physical: false, carrier: null });
  expect(seen(told, sight([], [nicWithMac('eth0', '01'), off])).differences).toEqual([
    { of: 'switchedOff', wanted: 'xenbr0', found: '' },
  ]);
});

test('IPv6 is compared as addresses, not as texts', () => {
  const six = { ...told, modeV6: 'static', addresses6: ['2001:db8::5/64'] } as const;
  const shown = ['10.0.0.4/24', 'fe80::1/64', '2001:0db8:0::5/64'];
  expect(seen(six, sight(shown, usual))).toMatchObject({
    now: { addresses6: ['2001:0db8:0::5/64'] },
    differences: [],
  });
  expect(seen(six, sight(['10.0.0.4/24', 'fe80::1/64'], usual)).differences).toEqual([
    { of: 'address', wanted: '2001:db8::5', found: '' },
  ]);
});
