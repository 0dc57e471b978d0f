import { readRunningVms } from '../../support/host/host-calls.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shapeOutput } from '../../support/host/shape.js';
import { writeProgram } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

const path = process.env['PATH'];

afterEach(() => {
  process.env['PATH'] = path;
});

function tool(name: string, body: string): void {
  const folder = temporaryFolder();
  writeProgram(join(folder, name), body);
  process.env['PATH'] = `${folder}:/usr/bin:/bin`;
}

const uuid = '7b5c1f3e-0d0a-4a5e-9a3c-2f1e0d9c8b7a';

/** xl that prints what it printed on a real machine. */
function recordedXl(): void {
  const file = join(temporaryFolder(), 'output');
  writeFileSync(file, shapeOutput('xen', 'xl list -v'));
  tool('xl', `[ "$*" = "list -v" ] && cat ${file}`);
}

test('xl knows names with blanks, and which domains have crashed and do not run any more', async () => {
  recordedXl();
  expect(await readRunningVms('/')).toEqual({
    known: true,
    value: [
      { uuid: '6d3c1f54-8a52-4f0e-9b3c-1d2e3f4a5b62', name: 'web_01 (prod) äö' },
      { uuid: '6d3c1f54-8a52-4f0e-9b3c-1d2e3f4a5b61', name: 'Debian Bookworm 12' },
    ],
  });
});

test('a thousand guests are all counted', async () => {
  const [row = ''] = shapeOutput('xen', 'xl list -v')
    .split('\n')
    .filter((line) => line.includes('web_01'));
  expect(row).not.toBe('');
  const file = join(temporaryFolder(), 'output');
  writeFileSync(file, `${row}\n`.repeat(1000));
  tool('xl', `cat ${file}`);
  const read = await readRunningVms('/');
  expect(read.known ? read.value.length : read.reason).toBe(1000);
});

test('list_domains knows uuids, and which domains are shut down or dying', async () => {
  tool(
    'list_domains',
    'echo "id |                                 uuid |  state"; echo " 0 | ' +
      `00000000-0000-0000-0000-000000000000 |     R"; echo " 3 | ${uuid} |    B H"; echo " 4 ` +
      `| ${uuid.replace('7', '8')} |   S  H"; echo " 5 | ${uuid.replace('7', '9')} | D    H"`,
  );
  expect(await readRunningVms('/')).toEqual({ known: true, value: [{ uuid, name: uuid }] });
});

test('a failing tool means unknown, not none', async () => {
  tool(
    'xl',
    'echo "xencall: error: Could not obtain handle on privileged command interface" >&2; exit 1',
  );
  expect(await readRunningVms('/')).toEqual({
    known: false,
    reason: {
      code: 'unreadable',
      detail: 'xencall: error: Could not obtain handle on privileged command interface',
    },
  });
});

test('a tree elsewhere has no hypervisor', async () => {
  tool('xl', `echo "${uuid}  12    mail"`);
  expect(await readRunningVms(temporaryFolder())).toMatchObject({
    known: false,
    reason: { code: 'notLooked' },
  });
});
