import type { FileState } from '../../../src/model/index.js';
import {
  changedMeanwhile,
  fileSteps,
  isAsWanted,
  triggerStep,
  type FileStep,
} from '../../../src/reset/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { factsOf, planOf, supporterFiles } from '../../support/host/reset-host.js';

const present = (text: string): FileState => ({
  state: 'present',
  text,
  mode: 0o644,
  uid: 0,
  gid: 0,
  real: '/x',
});
const unreadable: FileState = { state: 'unreadable', detail: 'EIO' };
const replace: FileStep = {
  kind: 'replaceFile',
  file: 'inventory',
  path: '/x',
  content: 'new',
  mode: 0o644,
};
const remove: FileStep = { kind: 'removeFile', file: 'networkdDatabase', path: '/x' };

test.each<readonly [what: string, step: FileStep, state: FileState, wanted: boolean]>([
  ['a file with the new text', replace, present('new'), true],
  ['a file with another text', replace, present('old'), false],
  ['no file where there is to be one', replace, { state: 'absent' }, false],
  ['a file that cannot be read', replace, unreadable, false],
  ['no file where there is to be none', remove, { state: 'absent' }, true],
  ['a file where there is to be none', remove, present('old'), false],
])('%s', (_, step, state, wanted) => {
  expect(isAsWanted(step, state)).toBe(wanted);
});

test('the file steps of a plan, the trigger last', async () => {
  const plan = planOf(await factsOf(new FakePorts(supporterFiles).files, 'networkd'), 'a');
  expect(fileSteps(plan).map(({ kind, file }) => [kind, file])).toEqual([
    ['replaceFile', 'poolConf'],
    ['removeFile', 'networkdDatabase'],
    ['replaceFile', 'inventory'],
    ['replaceFile', 'management'],
    ['replaceFile', 'trigger'],
  ]);
  expect(plan.steps[triggerStep(plan)]).toMatchObject({ kind: 'replaceFile', file: 'trigger' });
});

test('what somebody else has changed since the plan was made, by path', async () => {
  const ports = new FakePorts(supporterFiles);
  const facts = await factsOf(ports.files, 'networkd');
  const plan = planOf(facts, 'a');
  const changed = (host: Readonly<Record<string, string>>) =>
    changedMeanwhile(plan, facts.files, new FakePorts(host).files);
  const { '/etc/xensource/pool.conf': poolConf = '', ...withoutPoolConf } = supporterFiles;
  expect(await changed(supporterFiles)).toEqual([]);
  expect(
    await changed({
      ...supporterFiles,
      '/etc/xensource/pool.conf': `${poolConf}\n`,
      '/etc/xensource-inventory': '',
    }),
  ).toEqual(['/etc/xensource/pool.conf', '/etc/xensource-inventory']);
  expect(await changed(withoutPoolConf)).toEqual(['/etc/xensource/pool.conf']);
  expect(await changed({ ...supporterFiles, '/var/tmp/network-reset': 'DEVICE=eth7\n' })).toEqual([
    '/var/tmp/network-reset',
  ]);
  expect(await changed({ ...supporterFiles, '/var/lib/xcp/networkd.db': '{}' })).toEqual([]);
  const owned = { ...facts.files, inventory: { ...facts.files.inventory, uid: 7 } };
  expect(await changedMeanwhile(plan, owned, ports.files)).toEqual(['/etc/xensource-inventory']);
});
