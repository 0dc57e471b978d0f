import type { TestResult } from '../../../src/model/index.js';
import { testTargets, commandsInPath } from '../../support/host/host-calls.js';
import { makeLanTree } from '../../support/host/lan.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';
import { echoBy } from '../../../src/host/network/ping.js';

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

async function gatewayTest(mtu: string, lan: object = {}): Promise<readonly TestResult[]> {
  const root = temporaryFolder();
  makeLanTree(root, lan);
  writeTree(root, { 'sys/class/net/xenbr0/mtu': `${mtu}\n` });
  const results: TestResult[] = [];
  await testTargets(root, [{ of: 'gateway', text: '' }], (result) => results.push(result));
  return results;
}

test('where the MTU is not the usual one, the gateway gets a packet of that size in one piece', async () => {
  expect(await gatewayTest('9000')).toMatchObject([
    { asked: '10.0.0.1', outcome: { state: 'answered' } },
    { asked: '10.0.0.1', bytes: 9000, outcome: { state: 'answered' } },
  ]);
  expect(await gatewayTest('1500')).toHaveLength(1);
  expect(await gatewayTest('')).toHaveLength(1);
});

test('a switch with a smaller MTU drops it without a word', async () => {
  expect(await gatewayTest('9000', { mtu: 1500 })).toMatchObject([
    { outcome: { state: 'answered' } },
    { bytes: 9000, outcome: { state: 'silent' } },
  ]);
});

test.each([
  [4, '10.0.0.1', '8972'],
  [6, 'fd00::1', '8952'],
] as const)(
  'IPv%s: ping may not fragment, and the headers count',
  async (family, address, size) => {
    const folder = temporaryFolder();
    const made = makeStandIns(folder, ['ping', 'ping6'], {
      ping: 'echo "time=0.4 ms"',
      ping6: 'echo "time=0.4 ms"',
    });
    process.env['PATH'] = `${folder}:${path ?? ''}`;
    const echo = echoBy(commandsInPath());
    await echo({ family, address, device: '', bytes: 9000 }, 1, 1000, undefined);
    expect(made.calls().join('\n')).toContain(`-M do -s ${size} ${address}`);
  },
);
