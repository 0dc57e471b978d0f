import { mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { commandsIn, openTree } from '../../../src/host/index.js';
import { readTimeZones, setTimeZone } from '../../../src/host/time/time-zone.js';
import { foreignTree } from '../../support/host/hosts.js';
import { textAt } from '../../support/host/host-tree.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const folder = 'usr/share/zoneinfo';
const zoneFiles = {
  [`${folder}/UTC`]: 'TZif2',
  [`${folder}/Europe/Paris`]: 'TZif2',
  [`${folder}/America/Argentina/Buenos_Aires`]: 'TZif2',
  [`${folder}/Etc/GMT+1`]: 'TZif2',
  [`${folder}/posix/Europe/Paris`]: 'TZif2',
  [`${folder}/Brazil/East`]: 'TZif2',
  [`${folder}/Europe/notes.txt`]: 'no zone',
  [`${folder}/zone.tab`]: 'no zone',
};
const zones = ['America/Argentina/Buenos_Aires', 'Etc/GMT+1', 'Europe/Paris', 'UTC'];

function hostWith(files: Readonly<Record<string, string>>, link: string | null): string {
  const root = temporaryFolder();
  writeTree(root, files);
  mkdirSync(join(root, 'etc'), { recursive: true });
  if (link !== null) symlinkSync(link, join(root, 'etc/localtime'));
  return root;
}

test.each([
  ['../usr/share/zoneinfo/Europe/Paris', {}, { known: true, value: 'Europe/Paris' }],
  ['/usr/share/zoneinfo/posix/Etc/UTC', {}, { known: true, value: 'Etc/UTC' }],
  [null, {}, { known: true, value: 'UTC' }],
  [null, { 'etc/localtime': 'TZif2' }, { known: false, reason: { code: 'notLooked' } }],
  [
    null,
    { 'etc/localtime': 'TZif2', 'etc/sysconfig/clock': 'ZONE="America/New York"\nUTC=true\n' },
    { known: true, value: 'America/New_York' },
  ],
])(
  'a host whose link is %s with %j: zones of places only, and its own',
  async (link, more, present) => {
    const files = await openTree(hostWith({ ...zoneFiles, ...more }, link));
    expect(await readTimeZones(files)).toMatchObject({ known: true, value: { zones, present } });
  },
);

test('a host without zones says so', async () => {
  expect(await readTimeZones(await openTree(temporaryFolder()))).toMatchObject({
    known: false,
    reason: { code: 'absent' },
  });
});

test.each([['../usr/share/zoneinfo/UTC'], [null]])(
  'without timedatectl the link itself is put, also in place of %s, and the old name of the zone',
  async (link) => {
    const root = hostWith({ ...zoneFiles, 'etc/sysconfig/clock': 'ZONE="UTC"\nUTC=true\n' }, link);
    const { clock } = await foreignTree(root);
    expect(await clock.setZone('Europe/Paris')).toMatchObject({ ok: true, value: { ran: true } });
    expect(readlinkSync(join(root, 'etc/localtime'))).toBe('../usr/share/zoneinfo/Europe/Paris');
    expect(textAt(root, 'etc/sysconfig/clock')).toBe("ZONE='Europe/Paris'\nUTC=true\n");
    expect(await clock.zones()).toMatchObject({
      value: { present: { known: true, value: 'Europe/Paris' } },
    });
  },
);

test('a folder in the place of the link is told and left alone', async () => {
  const root = hostWith({ ...zoneFiles, 'etc/localtime/x': '' }, null);
  const { clock } = await foreignTree(root);
  expect(await clock.setZone('UTC')).toMatchObject({
    ok: false,
    error: { code: 'wrongKind', subject: '/etc/localtime' },
  });
  expect(textAt(root, 'etc/localtime/x')).toBe('');
});

test.each([
  ['exit 0', 0],
  ['exit 1', 1],
])('on a machine timedatectl that says "%s" is asked first', async (script, linked) => {
  const root = hostWith(zoneFiles, null);
  const programs = temporaryFolder();
  const standIns = makeStandIns(programs, ['timedatectl'], { timedatectl: script });
  const files = await openTree(root);
  expect(await setTimeZone(commandsIn([programs]), files, 'Europe/Paris')).toMatchObject({
    ok: true,
  });
  expect(standIns.calls()).toEqual(['timedatectl set-timezone Europe/Paris']);
  expect(await files.link('/etc/localtime')).toBe(
    linked === 1 ? '../usr/share/zoneinfo/Europe/Paris' : null,
  );
});
