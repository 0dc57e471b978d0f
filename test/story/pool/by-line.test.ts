import { asString } from '../../../src/xenapi/index.js';
import { endPool, newPool, type PoolHost } from '../../support/pool/pool.js';
import { booted } from '../../support/pool/pool-reset.js';
import { answersLines, lineConsole, numberOf, opensItems } from '../../support/story/line-story.js';

afterEach(endPool);

const names = async (host: PoolHost): Promise<readonly string[]> =>
  (await host.records('host')).map(({ name_label: name }) => asString(name)).sort();

test('line by line, a host leaves its pool, joins it again, and becomes its coordinator', async () => {
  const [one, two] = await newPool(2);
  if (one === undefined || two === undefined) throw new Error('two hosts');
  await two.says(/127\.16\.0\.11 is reached/u);
  const [own] = (await two.records('host')).filter(({ hostname }) => hostname === 'xcp-fra-02');
  const ref = await two.call('host.get_by_uuid', asString(own?.['uuid']));
  await two.call('host.disable', asString(ref));
  await two.call('host.evacuate', asString(ref));

  const console = lineConsole(two.dir);
  await opensItems(console, 'Resource Pool', 'Leave the Pool');
  await console.sees('is lost:', '- Local storage', 'Name of this host');
  const up = booted(two);
  await answersLines(
    console,
    ['(exactly as it is shown above):', 'xcp-fra-02'],
    ['Leave and reboot? y or n [n]:', 'y'],
    ['User name [root]:', ''],
    ['Password:', 'embedded'],
    ['Leave and reboot? y or n [n]:', 'y'],
  );
  await up;
  await console.sees('This host has left its pool.', 'Enter: Close');
  expect(await names(one)).toEqual(['xcp-fra-01']);
  expect(await names(two)).toEqual(['xcp-fra-02']);

  await answersLines(console, ['Enter: Close', ''], ['Number:', 'f5']);
  await opensItems(console, 'Join a Pool');
  await answersLines(console, ['pool coordinator (master)):', '127.16.0.11']);
  await console.sees('A pool coordinator (master) answers at 127.16.0.11.', 'are sent there');
  await answersLines(
    console,
    ['[root]:', ''],
    ['(of that user, in the other pool):', 'embedded'],
    ['Join the pool? y or n [n]:', 'y'],
  );
  await console.sees('This host is a supporter (slave) of that pool.', 'is xcp-fra-01 now');
  expect(await names(one)).toEqual(['xcp-fra-01', 'xcp-fra-02']);

  // While XAPI restarted, the item could not be chosen.
  await answersLines(console, ['Enter: Close', ''], ['Number:', 'f5']);
  await opensItems(console, 'Designate a New Coordinator');
  await console.sees('Number [2]:');
  await answersLines(
    console,
    ['Number [2]:', numberOf(console, 'xcp-fra-02')],
    ['Designate it? y or n [n]:', 'y'],
  );
  await console.sees('The pool has a new coordinator (master).', 'is xcp-fra-02 now');
  await one.says(/127\.16\.0\.12 is reached/u);
  expect(await one.text('etc/xensource/pool.conf')).toBe('slave:127.16.0.12');
}, 120_000);
