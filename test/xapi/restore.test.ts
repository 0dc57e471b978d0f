import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { raw, request, serve, stopAll } from './http/serve.js';
import { merge, pool, poolFile } from './pool-file.js';
import { asList, asText, inventory, withXapi, type TestXapi } from './with-xapi.js';

afterEach(stopAll);

const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n') + 4);
const statusOf = (answer: string) => Number(answer.split(' ')[1]);

/** PUTs a database over the unix socket (root needs no password) and gives the answer. */
async function put(
  { xapi }: TestXapi,
  body: string,
  query = '',
  more: Readonly<Record<string, string | undefined>> = {},
): Promise<string> {
  const server = await serve({ dump: xapi.dump });
  return raw(
    server.socketPath,
    request(`/pool/xmldbdump${query}`, body, more).replace('POST', 'PUT'),
  );
}

/** Another machine's pool: h1 with other MACs and names, h2 as its supporter. */
const backup = merge(pool(), {
  host: { h1: { uuid: 'uuid of another machine' } },
  PIF: Object.fromEntries(
    ['h1-eth0', 'h1-eth1', 'h1-eth2'].map((ref) => [ref, { MAC: 'aa:aa:aa:aa:aa:aa' }]),
  ),
  network: { net0: { name__label: 'from the backup' } },
  VM: {
    dom0: {
      resident_on: 'h1',
      is_control_domain: 'true',
      is_a_template: 'false',
      power_state: 'Running',
    },
  },
});

test("a database put in takes over at the next start, made this host's own", async () => {
  await withXapi(
    pool(),
    async (test) => {
      const answer = await put(test, poolFile(backup));
      expect(statusOf(answer)).toBe(200);
      expect(await readFile(join(test.root, 'etc/xensource/pool.conf'), 'utf8')).toBe('master');
      // Until then nothing has changed, and what is changed meanwhile belongs to the former
      // database.
      expect(await test.call('network.get_name_label', 'net0')).toBe('network of xenbr0');
      await test.call('network.set_name_label', 'net1', 'changed meanwhile');
      await test.call('pool.sync_database');
      const generation = Number(await readFile(`${test.databasePath}.generation`, 'utf8'));
      await test.afterRestart(async (next) => {
        expect(next.log).toContain('the restored pool database has taken over');
        expect(await next.call('network.get_name_label', 'net0')).toBe('from the backup');
        expect(await next.call('network.get_name_label', 'net1')).toBe('network of xenbr1');
        expect(asList(await next.call('host.get_all'))).toEqual(['h1']);
        expect(await next.call('host.get_uuid', 'h1')).toBe('uuid-h1');
        expect(await next.call('VM.get_uuid', 'dom0')).toBe('c');
        expect(await next.call('PIF.get_MAC', 'h1-eth0')).toBe('00:16:3e:00:00:01');
        const management = asList(await next.call('PIF.get_all')).filter(
          (ref) => ref === 'h1-eth0' || ref === 'h1-vlan7',
        );
        expect(
          await Promise.all(management.map((ref) => next.call('PIF.get_management', ref))),
        ).toEqual(management.map((ref) => ref === 'h1-eth0'));
        expect(
          asList(await next.call('PIF.get_all')).filter((ref) => asText(ref).startsWith('h2')),
        ).toEqual([]);
        expect(Number(await readFile(`${next.databasePath}.generation`, 'utf8'))).toBeGreaterThan(
          generation,
        );
        expect((await readdir(next.root)).filter((name) => name.includes('restore'))).toEqual([]);
        await next.afterRestart(async (third) => {
          expect(third.log.join()).not.toContain('taken over');
          expect(await third.call('network.get_name_label', 'net0')).toBe('from the backup');
        });
      });
    },
    { inventory: inventory('xenbr0') },
  );
});

test('what GET gives can be put back', async () => {
  await withXapi(pool(), async (test) => {
    const dump = await test.xapi.dump.read({ kind: 'none' }, { transport: 'unix' });
    if (!dump.ok) throw new Error(dump.error.code);
    expect(statusOf(await put(test, [...dump.value].join(''), '?dry_run=true'))).toBe(200);
  });
});

const other = (change: (text: string) => string) => change(poolFile(backup));

test.each<[string, string, RegExp]>([
  [
    'cut off',
    other((text) => text.slice(0, text.indexOf('3 miles') - 1)),
    /INTERNAL_ERROR the backup cannot be loaded: line 1, column \d+: the value of diameter is not quoted/,
  ],
  [
    'no database',
    '<html></html>',
    /line 1, column 1: &lt;html&gt; at the start, where &lt;database&gt; belongs/,
  ],
  ['empty', '', /line 1, column 1: nothing at the start/],
  [
    'without a generation',
    other((text) => text.replace('generation_count', 'x')),
    /RESTORE_INCOMPATIBLE_VERSION: its manifest has no generation_count/,
  ],
  [
    'of another schema',
    other((text) => text.replace('vsn" value="5"', 'vsn" value="6"')),
    /RESTORE_INCOMPATIBLE_VERSION: its schema is 6\.x/,
  ],
  [
    'without a pool',
    other((text) => text.replace(/<table name="pool">.*?<\/table>/, '')),
    /it has no pool with a coordinator/,
  ],
  [
    'of a pool without its coordinator',
    other((text) => text.replace('master="h1"', 'master="gone"')),
    /it has no pool with a coordinator/,
  ],
  [
    'with a NIC this host has not',
    other((text) => text.replaceAll('device="eth2"', 'device="eth9"')),
    /RESTORE_TARGET_MISSING_DEVICE eth9: its coordinator has eth9/,
  ],
  [
    'without the management NIC',
    other((text) => text.replaceAll('device="eth0"', 'device="eth1"')),
    /RESTORE_TARGET_MGMT_IF_NOT_IN_BACKUP (eth1 |.*bond0).*: its coordinator has no eth0/,
  ],
])(
  'a database that is %s is refused with its reason and changes nothing',
  async (_what, text, reason) => {
    await withXapi(pool(), async (test) => {
      const before = await readdir(test.root);
      for (const query of ['', '?dry_run=true']) {
        const answer = await put(test, text, query);
        expect(statusOf(answer)).toBe(500);
        expect(bodyOf(answer)).toMatch(reason);
      }
      expect(await readdir(test.root)).toEqual(before);
    });
  },
);

test('a dry run of a good database changes nothing either', async () => {
  await withXapi(pool(), async (test) => {
    const before = await readdir(test.root);
    expect(statusOf(await put(test, poolFile(backup), '?dry_run=true'))).toBe(200);
    expect(await readdir(test.root)).toEqual(before);
  });
});

test('it is for pool admins, needs a length, and one that breaks off leaves nothing', async () => {
  await withXapi(pool(), async (test) => {
    const before = await readdir(test.root);
    expect(statusOf(await put(test, poolFile(backup), '?session_id=OpaqueRef:stranger'))).toBe(401);
    expect(statusOf(await put(test, '', '', { 'Content-Length': undefined }))).toBe(411);
    expect(statusOf(await put(test, '', '', { 'Content-Length': '99999999999' }))).toBe(413);
    const server = await serve({ dump: test.xapi.dump });
    await raw(
      server.socketPath,
      request('/pool/xmldbdump', poolFile(backup), { 'Content-Length': '900000' }).replace(
        'POST',
        'PUT',
      ),
      true,
    );
    // The client is gone at once, the file a moment later.
    while ((await readdir(test.root)).includes('restore_db.db.incoming'))
      await new Promise((resolve) => setImmediate(resolve));
    expect(await readdir(test.root)).toEqual(before);
  });
});

test(
  'a database laid ready that cannot be loaded leaves the former one in its place, at every ' +
    'start',
  async () => {
    await withXapi(pool(), async (test) => {
      await writeFile(join(test.root, 'restore_db.db'), '<database><table');
      await writeFile(join(test.root, 'restore_db.db.incoming'), '<data');
      for (let start = 0; start < 2; start += 1) {
        await test.afterRestart(async (next) => {
          expect(next.log.join('\n')).toMatch(
            /the restored pool database does not take over: .*restore_db\.db:1:\d+: the text ends/,
          );
          expect(await next.call('network.get_name_label', 'net0')).toBe('network of xenbr0');
          expect((await readdir(next.root)).filter((name) => name.includes('restore'))).toEqual([
            'restore_db.db',
          ]);
        });
      }
    });
  },
);
