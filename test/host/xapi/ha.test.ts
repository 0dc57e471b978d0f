import { openTree } from '../../../src/host/index.js';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readHaArmed } from '../../../src/host/xapi/ha.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const whole = (rows: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<config>${rows}</config>`;

test.each<[string, string, object]>([
  ['armed', whole('\t<row key="ha.armed" value="true"/>\n'), { known: true, value: true }],
  [
    'disarmed',
    whole('<row key="x" value="true"/><row key="ha.armed" value="false"/>'),
    { known: true, value: false },
  ],
  ['never armed', whole('<row key="master_scripts" value="true"/>'), { known: true, value: false }],
  ['empty database', '<?xml version="1.0"?><config/>', { known: true, value: false }],
  ['value first', whole('<row value="true" key="ha.armed"/>'), { known: true, value: true }],
  [
    'nonsense in the value',
    whole('<row key="ha.armed" value="maybe"/>'),
    { known: false, reason: { code: 'damaged' } },
  ],
  [
    'cut off',
    '<?xml version="1.0"?><config><row key="ha.armed" value="false"/>',
    { known: false, reason: { code: 'damaged' } },
  ],
  [
    'a database of another kind',
    '<localdb><row key="ha.armed" value="false"/></localdb>',
    { known: false, reason: { code: 'damaged' } },
  ],
  ['empty file', '', { known: false, reason: { code: 'damaged' } }],
])('%s', async (_, text, expected) => {
  const root = temporaryFolder();
  writeTree(root, { 'var/lib/xcp/local.db': text });
  expect(await readHaArmed(await openTree(root))).toMatchObject(expected);
});

test('absent and unreadable are told apart', async () => {
  const root = temporaryFolder();
  expect(await readHaArmed(await openTree(root))).toMatchObject({
    known: false,
    reason: { code: 'absent' },
  });
  mkdirSync(join(root, 'var/lib/xcp/local.db'), { recursive: true });
  expect(await readHaArmed(await openTree(root))).toMatchObject({
    known: false,
    reason: { code: 'unreadable' },
  });
});
