import { join } from 'node:path';
import { readRunningVms } from '../../../src/host/machine/domains.js';
import { writeProgram } from '../../support/stand-ins.js';
import { temporaryFolder } from '../../support/tree.js';

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

test('xl knows names, blanks in them included; domain 0 is no guest', async () => {
  tool(
    'xl',
    `echo "UUID                                  ID    name"; echo "00000000-0000-0000-0000-000000000000  0    Domain-0"; echo "${uuid}  12    mail server 2"`,
  );
  expect(await readRunningVms('/')).toEqual({
    known: true,
    value: [{ uuid, name: 'mail server 2' }],
  });
});

test('list_domains knows uuids', async () => {
  tool(
    'list_domains',
    `echo "id |                                 uuid |  state"; echo " 0 | 00000000-0000-0000-0000-000000000000 |     R"; echo " 3 | ${uuid} |    B H"`,
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
