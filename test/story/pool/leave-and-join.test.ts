import { asString } from '../../../src/xenapi/index.js';
import { endPool, newPool, type PoolHost } from '../../support/pool/pool.js';
import { booted } from '../../support/pool/pool-reset.js';
import { openConsoleWith } from '../../support/story/story.js';

afterEach(endPool);

const names = async (host: PoolHost): Promise<readonly string[]> =>
  (await host.records('host')).map(({ name_label: name }) => asString(name)).sort();

test('a host leaves its pool, joins it again, and becomes its coordinator', async () => {
  const [one, two] = await newPool(2);
  if (one === undefined || two === undefined) throw new Error('two hosts');
  const both = ['xcp-fra-01', 'xcp-fra-02'];
  await two.says(/127\.16\.0\.11 is reached/u);
  const own = asString(await two.call('host.get_by_uuid', await uuidOf(two)));
  await two.call('host.disable', own);
  await two.call('host.evacuate', own);

  const console = openConsoleWith(['--root', two.dir]);
  await console.sees('Status Display', 'xcp-fra-02');
  await console.choose('Resource Pool');
  await console.choose('Leave the Pool');
  await console.sees('is lost:', '- Local storage', 'Type xcp-fra-02');
  console.session.type('xcp-fra-02');
  await console.sees(/Name of this host +\[xcp-fra-02/u);
  console.session.press('enter');
  await console.sees('Then this host reboots.', '> No');
  console.session.type('y');
  await console.logsIn();
  const up = booted(two);
  console.session.type('y');
  await console.sees('This host has left its pool.');
  await up;
  expect(await names(one)).toEqual(['xcp-fra-01']);
  expect(await names(two)).toEqual(['xcp-fra-02']);

  await console.next();
  await console.moveTo('Join a Pool');
  await console.sees('Press Enter to begin.');
  await console.next();
  console.session.type('127.16.0.11');
  await console.sees('[127.16.0.11');
  console.session.press('enter');
  await console.sees('A pool coordinator (master) answers at 127.16.0.11.', 'Password');
  console.session.press('enter');
  console.session.type('embedded');
  await console.sees(/Password +\[\*{8}/u);
  console.session.press('enter');
  await console.sees('Its own pool is gone', '> No');
  console.session.type('y');
  await console.sees('This host is a supporter (slave) of that pool.', 'is xcp-fra-01 now');
  expect(await names(one)).toEqual(both);
  expect(await names(two)).toEqual(both);
  await console.next();

  // While XAPI restarted, the item could not be chosen.
  console.session.press('f5');
  await console.sees(/^│ {3}Designate a New Coordinator/mu);
  await console.choose('Designate a New Coordinator');
  await console.moveTo('xcp-fra-02');
  console.enter();
  await console.sees('xcp-fra-02 becomes the pool coordinator', '> No');
  console.session.type('y');
  await console.sees('The pool has a new coordinator (master).', 'is xcp-fra-02 now');
  await one.says(/127\.16\.0\.12 is reached/u);
  expect(await one.text('etc/xensource/pool.conf')).toBe('slave:127.16.0.12');
  expect(await names(one)).toEqual(both);
}, 120_000);

async function uuidOf(host: PoolHost): Promise<string> {
  const inventory = await host.text('etc/xensource-inventory');
  return /INSTALLATION_UUID='([^']+)'/u.exec(inventory)?.[1] ?? '';
}
