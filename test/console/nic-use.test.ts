import { nicUse } from '../../src/console/describe/nic-use.js';
import { physicalNics } from '../../src/console/describe/nics.js';
import { nicUseWords } from '../../src/text/index.js';
import { factsOf } from '../support/host/read-host.js';
import { writeTree } from '../support/host/tree.js';
import { shapes, shapeTree } from '../support/host/shape.js';
import { inventoryText } from '../support/host/facts.js';

/**
 * What the list of ports says of each on this host, whose XAPI is down and whose management
 * interface is on this bridge.
 */
async function uses(tree: string, bridge: string): Promise<Readonly<Record<string, string>>> {
  writeTree(tree, { 'etc/xensource-inventory': inventoryText.replace('xapi7', bridge) });
  const facts = await factsOf(tree);
  return Object.fromEntries(
    physicalNics(facts).map((nic) => [nic.device, nicUseWords(nicUse(nic, facts))]),
  );
}

test.each(shapes)('%s: no port is said to be used by ovs-system', async (shape) => {
  expect(JSON.stringify(await uses(shapeTree(shape), 'xenbr0'))).not.toContain('ovs-system');
});

const bonded = shapes.filter(
  (shape) => shape.startsWith('bridge-bond') || shape === 'ovs-after-boot',
);
test.each(bonded)(
  '%s: each port by its bond or bridge, management through a VLAN too',
  async (shape) => {
    const tree = shapeTree(shape);
    const alone = { eth0: 'management', eth1: 'bond0', eth2: 'bond0' };
    expect(await uses(tree, 'xenbr0')).toEqual(alone);
    expect(await uses(tree, 'xapi3')).toEqual(alone);
    const onBond = { eth0: 'xenbr0', eth1: 'bond0, management', eth2: 'bond0, management' };
    expect(await uses(tree, 'xapi1')).toEqual(onBond);
    expect(await uses(tree, 'xapi2')).toEqual(onBond);
  },
);
