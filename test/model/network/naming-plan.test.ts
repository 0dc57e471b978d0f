import {
  forgetPlan,
  gonePorts,
  parseMac,
  parseNamingRules,
  pinPlan,
  plannedNames,
  swapPlan,
  type InterfaceNames,
  type Mac,
  type NamedPort,
} from '../../../src/model/index.js';

function macOf(last: string): Mac {
  const mac = parseMac(`00:16:3e:00:00:${last}`);
  if (mac === null) throw new Error(last);
  return mac;
}
const port = (last: string, kernelName: string): NamedPort => ({
  mac: macOf(last),
  pci: `0000:${last}:00.0`,
  kernelName,
  description: '',
  carrier: true,
});
const ports = [port('01', 'eth0'), port('02', 'eth1'), port('03', 'eth2')];
const kept = `# Automatically adjusted file.\n${JSON.stringify({
  lastboot: [
    ...ports.map(({ mac, pci, kernelName }) => [mac, pci, kernelName]),
    ['00:16:3e:00:00:99', '0000:99:00.0', 'eth9'],
  ],
  old: [['00:16:3e:00:00:98', '0000:98:00.0', 'eth8']],
})}`;
const found = (fixed: string | null = null): InterfaceNames => ({
  ports,
  texts: { fixed, kept },
  former: null,
});
const names = (all: ReadonlyMap<string, string>): readonly string[] =>
  ports.map(({ mac }) => all.get(mac) ?? '');

test('a swap tells the tool both names, and leaves no rule behind', () => {
  const plan = swapPlan(found(), macOf('01'), macOf('02'));
  expect(plan.update).toEqual([
    { mac: macOf('01'), name: 'eth1' },
    { mac: macOf('02'), name: 'eth0' },
  ]);
  expect(names(plan.names)).toEqual(['eth1', 'eth0', 'eth2']);
  expect(plan.after.fixed).toBeNull();
  expect(plan.after.kept?.split('\n')[0]).toBe('# Automatically adjusted file.');
});

test('a swap of pinned ports, by MAC or by slot, changes their rules and no other line', () => {
  const text = '# mine\neth0:mac="00:16:3E:00:00:01"\neth1:pci="0000:02:00.0"\neth5:label="x"\n';
  const plan = swapPlan(found(text), macOf('01'), macOf('02'));
  expect(plan.after.fixed).toBe(
    '# mine\neth5:label="x"\neth1:mac="00:16:3e:00:00:01"\neth0:mac="00:16:3e:00:00:02"\n',
  );
  expect(names(plan.names)).toEqual(['eth1', 'eth0', 'eth2']);
});

test('a pin writes a rule for its port only; who had the name gets the former one', () => {
  const plan = pinPlan(found(), { mac: macOf('03'), name: 'eth0' });
  expect(plan.after.fixed).toBe('eth0:mac="00:16:3e:00:00:03"\n');
  expect(names(plan.names)).toEqual(['eth2', 'eth1', 'eth0']);
  const free = pinPlan(found('eth7:label="old"'), { mac: macOf('03'), name: 'eth7' });
  expect(free.after.fixed).toBe('eth7:mac="00:16:3e:00:00:03"\n');
  expect(free.update).toEqual([{ mac: macOf('03'), name: 'eth7' }]);
});

test('ports that are gone are forgotten in both files, and everything else stays', () => {
  const text = 'eth4:mac="00:16:3e:00:00:97"\neth0:mac="00:16:3e:00:00:01"\n';
  expect(gonePorts(found(text)).map(({ name }) => name)).toEqual(['eth9', 'eth8', 'eth4']);
  const plan = forgetPlan(found(text));
  expect(plan.after.fixed).toBe('eth0:mac="00:16:3e:00:00:01"\n');
  const rules = parseNamingRules(plan.after);
  expect(rules.lastBoot.map(({ name }) => name)).toEqual(['eth0', 'eth1', 'eth2']);
  expect(rules.old).toEqual([]);
  expect(plan.update).toEqual([]);
  expect(gonePorts({ ...found(), texts: plan.after })).toEqual([]);
});

test('whatever is done, no two ports get one name', () => {
  for (const text of [null, 'eth1:mac="00:16:3e:00:00:01"\n', 'eth0:pci="0000:03:00.0"\n'])
    for (const { mac } of ports)
      for (const name of ['eth0', 'eth1', 'eth2', 'eth9', 'eth20']) {
        const plan = pinPlan(found(text), { mac, name });
        expect(plan.names.get(mac)).toBe(name);
        expect(new Set(plan.names.values()).size).toBe(ports.length);
        expect(plannedNames({ ...found(), texts: plan.after })).toEqual(plan.names);
      }
});
