import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { known, type Nic } from '../../../src/model/index.js';
import { rebuild } from '../../../src/operations/index.js';
import { testWhere } from '../../support/run/test-where.js';
import { changed, poolGraph } from '../../support/pool-graph.js';
import { left, networkingNow, story } from '../../support/rebuild/rebuilt-host.js';
import { all, undoThrough } from '../../support/rebuild/host.js';
import { relationFaults } from '../../support/relations.js';
import { sessionOn } from '../../support/xapi-session.js';
import { asRecord, asText, inventory, nic, withXapi } from '../../xapi/with-xapi.js';

/** Real pool databases lie beside a developer's checkout; they are not part of the project. */
const folder = join(__dirname, '../../../../shared/data');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];
const onReal = testWhere(
  files.length > 0,
  `no real pool database is beside this checkout (${folder})`,
);

const bringUp = {
  up: () =>
    Promise.resolve({
      ipv4: {
        address: '198.51.100.7',
        netmask: '255.255.255.0',
        gateway: '198.51.100.1',
        dns: [],
      },
      ipv6: null,
    }),
  given: () => Promise.resolve({ ipv4: null, ipv6: null }),
  down: () => Promise.resolve(),
};

/** A host of a database, with its NICs as its own records describe them. */
interface Subject {
  readonly ref: string;
  readonly uuid: string;
  readonly nics: readonly Nic[];
}

async function hostsOf(text: string): Promise<readonly Subject[]> {
  let hosts: readonly Subject[] = [];
  await withXapi(
    text,
    async (test) => {
      const pifs = Object.values(await test.records('PIF')).map(asRecord);
      hosts = Object.entries(await test.records('host')).map(([ref, record]) => ({
        ref,
        uuid: asText(asRecord(record)['uuid']),
        nics: pifs
          .filter((pif) => pif['host'] === ref && pif['physical'] === true)
          .map((pif) => nic(asText(pif['device']), asText(pif['MAC']))),
      }));
    },
    { inventory: null },
  );
  return hosts;
}

/**
 * A reset of the host onto the port below its management interface, then everything again: by a
 * rebuild, which leaves management its new addresses, or by an undo.
 */
async function resetAndReturn(
  text: string,
  { ref: host, uuid, nics }: Subject,
  how: 'a rebuild' | 'an undo',
): Promise<void> {
  await withXapi(
    text,
    async (test) => {
      const before = await networkingNow(test, uuid);
      const objects = await poolGraph(test, uuid);
      const management = before.pifs.find((pif) => pif.management);
      const bond = before.bonds.find(({ master }) => {
        const pif = before.pifs.find(({ ref }) => ref === master);
        return pif?.device === management?.device;
      });
      const first = before.pifs.find(({ ref }) => ref === bond?.members[0]);
      const device = first?.device ?? management?.device ?? '';
      await test.call('host.reset_networking', host);
      await test.call('PIF.scan', host);
      const port = (await networkingNow(test, uuid)).pifs.find((pif) => pif.device === device);
      await test.call('PIF.reconfigure_ip', port?.ref ?? '', 'DHCP', '', '', '', '');
      await test.call('host.management_reconfigure', port?.ref ?? '');
      const session = sessionOn(test);
      const done =
        how === 'an undo'
          ? await undoThrough(session, uuid, before)
          : await all(rebuild(session, uuid, before, { only: [] }));
      expect(story(done).filter((line) => /failed|planned/u.test(line))).toEqual([]);
      const kept = done.flatMap(({ reason, pif }) =>
        reason?.code === 'carriesManagement' ? [pif] : [],
      );
      const skip = new Set([...left(done), ...kept]);
      expect(changed(objects, await poolGraph(test, uuid), skip)).toEqual([]);
      expect(await relationFaults(test.records)).toEqual([]);
      const again = await all(rebuild(sessionOn(test), uuid, before, { only: [] }));
      expect(story(again).filter((line) => line.includes(': made'))).toEqual([]);
    },
    {
      inventory: inventory('', uuid),
      bringUp,
      nics: () => Promise.resolve(known(nics)),
    },
  );
}

describe.each(files.length > 0 ? files : ['(no file)'])('%s', (name) => {
  onReal.each(['a rebuild', 'an undo'] as const)(
    'after %s each host has again what it had, and both sides of each relation agree',
    async (how) => {
      const text = readFileSync(join(folder, name), 'utf8');
      for (const subject of await hostsOf(text)) await resetAndReturn(text, subject, how);
    },
  );
});
