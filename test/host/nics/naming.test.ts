import {
  fixedRulesPath,
  keptRulesPath,
  ok,
  parseMac,
  swapPlan,
  type HostPort,
  type InterfaceNames,
  type MachinePort,
  type NamingPlan,
} from '../../../src/model/index.js';
import {
  changeInterfaceNames,
  readInterfaceNames,
  undoInterfaceNames,
} from '../../../src/host/index.js';
import { foreignTree } from '../../support/host/hosts.js';
import { textAt } from '../../support/host/host-tree.js';
import { embeddedTree } from '../../support/host/embedded-tree.js';
import { temporaryFolder } from '../../support/host/tree.js';
import { join } from 'node:path';

const macs = ['3c:ec:ef:12:a0:55', 'a0:36:9f:7b:10:c8'].map((mac) => parseMac(mac));

interface Tried {
  readonly root: string;
  readonly host: HostPort;
  readonly found: InterfaceNames;
  readonly plan: NamingPlan;
}

/** A tree that nobody runs, and the plan to swap two of its ports. */
async function tried(): Promise<Tried> {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const host = await foreignTree(root);
  const found = await readInterfaceNames(host);
  const [one = null, other = null] = macs;
  if (!found.known || one === null || other === null) throw new Error('not read');
  return { root, host, found: found.value, plan: swapPlan(found.value, one, other) };
}
const told = (machine: MachinePort, names: MachinePort['updateInterfaceNames']): MachinePort => ({
  ...machine,
  updateInterfaceNames: names,
});

test('the ports of the machine, its rules and no copies are read', async () => {
  const { found } = await tried();
  expect(found.ports.map(({ kernelName }) => kernelName)).toEqual([
    'eth0',
    'eth1',
    'eth2',
    'eth3',
    'eth4',
  ]);
  expect(found.ports[0]?.pci).toBe('0000:02:00.0');
  expect(found.former).toBeNull();
});

test('without a tool the files are written, copies are kept, and undo puts them back', async () => {
  const { root, host, found, plan } = await tried();
  expect(await changeInterfaceNames(host, plan)).toEqual(ok(undefined));
  expect(textAt(root, keptRulesPath)).toBe(plan.after.kept);
  const now = await readInterfaceNames(host);
  expect(now).toMatchObject({ known: true, value: { former: found.texts } });
  expect(await undoInterfaceNames(host)).toEqual(ok(undefined));
  expect(textAt(root, keptRulesPath)).toBe(found.texts.kept);
  expect(textAt(root, fixedRulesPath)).toBe(found.texts.fixed);
  expect(await undoInterfaceNames(host)).toMatchObject({ error: { code: 'undoMissing' } });
});

test("with the host's own tool only the tool changes the kept rules", async () => {
  const { root, host, found, plan } = await tried();
  const asked: (readonly string[])[] = [];
  const machine = told(host.machine, (names) => {
    asked.push(names);
    return Promise.resolve(ok({ ran: true, command: '' }));
  });
  expect(await changeInterfaceNames({ ...host, machine }, plan)).toEqual(ok(undefined));
  expect(asked).toEqual([['eth2=3c:ec:ef:12:a0:55', 'eth1=a0:36:9f:7b:10:c8']]);
  expect(textAt(root, keptRulesPath)).toBe(found.texts.kept);
});

test('where the tool fails, or somebody else was quicker, all rules stay', async () => {
  const { root, host, found, plan } = await tried();
  const failed = { code: 'commandFailed', subject: 'x', cause: 'no', retryable: true } as const;
  const machine = told(host.machine, () => Promise.resolve({ ok: false, error: failed }));
  const pinned = { ...plan, after: { ...plan.after, fixed: 'eth9:mac="00:16:3e:00:00:01"\n' } };
  expect(await changeInterfaceNames({ ...host, machine }, pinned)).toMatchObject({ error: failed });
  expect(textAt(root, fixedRulesPath)).toBe(found.texts.fixed);
  expect(textAt(root, keptRulesPath)).toBe(found.texts.kept);
  await host.files.write(keptRulesPath, '{}', 0o644);
  expect(await changeInterfaceNames(host, plan)).toMatchObject({
    error: { code: 'changedMeanwhile' },
  });
  expect(textAt(root, keptRulesPath)).toBe('{}');
});
