import { readFile } from 'node:fs/promises';
import { unpack } from '../../../src/xapi/database/packed.js';
import { readDatabase } from '../../../src/xapi/database/reader.js';
import { writeDatabase } from '../../../src/xapi/database/writer.js';
import { asRecord, withXapi } from '../with-xapi.js';

/**
 * All that old files have, in one: short refs, indentation, both quotes around attributes and both
 * in sets and maps, raw and coded blanks, comments, unknown tables and columns.
 */
const file = `<?xml version='1.0' encoding="UTF-8"?>
<!-- by hand -->
<database>
  <manifest>
    <pair key='schema_major_vsn' value="5"/>
    <pair  value = '55'  key = "schema_minor_vsn" />
    <pair key="generation_count" value="25"></pair>
    <pair key="pool_token" value="a/b/c"/>
  </manifest>
  <table name="pool">
    <row ref="Ref:1" _ref='Ref:1' uuid="p" master="Ref:2" name_label="it's  %'mine'% &quot;now&quot;" other_config='(("a key" "it&apos;s") ("b" "\\"quoted\\""))'/>
  </table>
  <table name='host'>
\t<row ref='Ref:2' _ref='Ref:2' uuid="uuid-h1" name__label='a "host"' hostname="h" tags="('one' &quot;two words&quot; three)" other_config="(('it\\'s' 'a\\\\b')(&quot;x&quot; &quot;&quot;))"
       colour = "blue&#10;green"/>
  </table>
  <table name="network">
    <row ref="Ref:25" _ref="Ref:25" uuid="n" name__label="two%_blanks and%.one" bridge="xenbr0" other_config="()"
    />
    <row ref="Ref:250" _ref="Ref:250" uuid="n2" name__label='100%% of &lt;it&gt;' bridge="xenbr1" other_config=''></row>
  </table>
  <table name="PIF">
    <row ref="Ref:3" _ref="Ref:3" uuid="f" device="eth0" host="Ref:2" network="Ref:25" physical='true' management="true" VLAN="-1" metrics="Ref:99" bond_slave_of="" other_config="( ( 'k' &quot;v&quot; ) )"/>
  </table>
  <table name="empty"/>
  <table name="wormhole">

    <row ref="Ref:w" diameter='3 miles, "wide"'/>

  </table>
</database>
`;

const content = (text: string) => {
  const read = readDatabase([text]);
  if (!read.ok) throw new Error(`${read.error.line}:${read.error.column}: ${read.error.reason}`);
  return read.value;
};
/** Rows as columns and texts by name: their order in the file is nobody's business. */
const plain = (text: string) =>
  [...content(text).tables].map(({ name, columns, rows }) => ({
    name,
    rows: [...rows].map(({ ref, packed }) => ({
      ref,
      texts: new Map(
        unpack(packed).flatMap((value, index) =>
          value === undefined ? [] : [[columns[index], value] as const],
        ),
      ),
    })),
  }));
/** Without what counts saves, and tables of the running XAPI that an old file has not. */
const lasting = (text: string) =>
  text.replace(/(generation_count" value=")\d+/, '$1').replace(/__mtime="\d+"/g, '');

test('a file in every old form at once: loaded, saved and loaded again it says the same', () => {
  const once = [...writeDatabase(content(file))].join('');
  expect(plain(once)).toEqual(plain(file));
  expect([...writeDatabase(content(once))].join('')).toBe(once);
});

test('the same through a XAPI that changes something, saves, and starts again on it', async () => {
  await withXapi(file, async (first) => {
    const read = async ({ call }: typeof first) => ({
      pool: asRecord(await call('pool.get_record', 'Ref:1')),
      host: asRecord(await call('host.get_record', 'Ref:2')),
      network: asRecord(await call('network.get_all_records')),
      pif: asRecord(await call('PIF.get_record', 'Ref:3')),
    });
    const before = await read(first);
    expect(before.pool).toMatchObject({
      name_label: "it's  %'mine'% \"now\"",
      other_config: { 'a key': "it's", b: '"quoted"' },
      master: 'Ref:2',
    });
    expect(before.host).toMatchObject({
      name_label: 'a "host"',
      tags: ['one', 'two words', 'three'],
      other_config: { "it's": 'a\\b', x: '' },
    });
    expect(before.network).toMatchObject({
      'Ref:25': { name_label: 'two  blanks and one', PIFs: ['Ref:3'] },
      'Ref:250': { name_label: '100% of <it>' },
    });
    expect(before.pif).toMatchObject({
      network: 'Ref:25',
      other_config: { k: 'v' },
      bond_slave_of: 'OpaqueRef:NULL',
      metrics: 'Ref:99',
    });
    await first.call('network.set_name_label', 'Ref:250', 'changed');
    await first.call('network.set_name_label', 'Ref:250', '100% of <it>');
    await first.call('pool.sync_database');
    const saved = await readFile(first.databasePath, 'utf8');
    expect(saved).toContain(
      '<table name="wormhole"><row ref="Ref:w" diameter="3%.miles,%.&quot;wide&quot;"/></table>',
    );
    expect(saved).toContain('<pair key="pool_token" value="a/b/c"/>');
    expect(saved).toContain('colour="blue%ngreen"');
    await first.afterRestart(async (second) => {
      expect(await read(second)).toEqual(before);
      await second.call('network.set_name_label', 'Ref:250', 'changed');
      await second.call('network.set_name_label', 'Ref:250', '100% of <it>');
      await second.call('pool.sync_database');
      expect(lasting(await readFile(second.databasePath, 'utf8'))).toBe(lasting(saved));
    });
  });
});
