import { readBondMembers } from '../../../src/host/wire/bond-members.js';
import { ok } from '../../../src/model/index.js';
import { readNics } from '../../support/host/host-calls.js';
import { shapes, shapeTree } from '../../support/host/shape.js';

/** What ovs-vsctl says where eth0 is on xenbr0, and a bond of eth1 and eth2 on xapi1. */
const answers: Readonly<Record<string, string>> = {
  'iface-to-br eth0': 'xenbr0\n',
  'iface-to-br eth1': 'xapi1\n',
  'list-ifaces xenbr0': 'eth0\nvif1.0\n',
  'list-ifaces xapi1': 'eth1\neth2\nvif1.1\n',
};
const run = ({ args }: { readonly args: readonly string[] }) => {
  const stdout = answers[args.slice(1).join(' ')] ?? '';
  return Promise.resolve(ok({ status: stdout === '' ? 1 : 0, signal: null, stdout, stderr: '' }));
};

test.each(shapes.filter((shape) => shape.includes('bond')))(
  '%s: answers may come over the other member too, and nowhere else',
  async (shape) => {
    const tree = shapeTree(shape);
    const members = (device: string) =>
      readBondMembers({ run }, { all: () => readNics(tree) }, device);
    expect(await members('eth1')).toEqual(['eth2']);
    expect(await members('eth0')).toEqual([]);
    expect(await members('eth9')).toEqual([]);
  },
);
