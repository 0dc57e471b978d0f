import { commandsIn, openTree } from '../../../src/host/index.js';
import { machineKeyboard } from '../../../src/host/machine/keyboard.js';
import { savedLayout, saveLayout } from '../../../src/host/machine/saved-layout.js';
import { textAt } from '../../support/host/host-tree.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const centos7 = 'usr/lib/kbd/keymaps';
const files = {
  [`${centos7}/legacy/i386/qwerty/us.map.gz`]: '',
  [`${centos7}/legacy/i386/qwertz/de-latin1.map.gz`]: '',
  [`${centos7}/legacy/include/qwerty-layout.inc`]: '',
  [`${centos7}/legacy/include/compose.latin1`]: '',
  [`${centos7}/legacy/mac/all/mac-de.map.gz`]: '',
  [`${centos7}/legacy/sun/sunkeymap.map.gz`]: '',
  [`${centos7}/legacy/i386/qwerty/-C.map.gz`]: '',
  [`${centos7}/xkb/de-nodeadkeys.map.gz`]: '',
  [`${centos7}/xkb/us.map.gz`]: '',
  'lib/kbd/keymaps/i386/azerty/fr.map.gz': '',
  'usr/share/keymaps/i386/qwerty/uk.kmap.gz': '',
};

async function machine(device: string | null, loadkeys = 'exit 0') {
  const root = temporaryFolder();
  writeTree(root, files);
  const standIns = makeStandIns(root, ['loadkeys'], { loadkeys });
  const tree = await openTree(root);
  return {
    standIns,
    keyboard: machineKeyboard(commandsIn([root]), tree, () => Promise.resolve(device)),
  };
}

test('layouts for PCs only, each once, no part of one and no name that is an option', async () => {
  const { keyboard } = await machine('/dev/tty1');
  expect(await keyboard.layouts()).toEqual({
    known: true,
    value: ['de-latin1', 'de-nodeadkeys', 'fr', 'uk', 'us'],
  });
  const none = await openTree(temporaryFolder());
  expect(await machineKeyboard(commandsIn([]), none).layouts()).toMatchObject({ known: false });
});

test.each([
  ['/dev/tty1', 'here'],
  ['/dev/tty12', 'here'],
  ['/dev/ttyS0', 'serial'],
  ['/dev/hvc0', 'serial'],
  ['/dev/pts/3', 'elsewhere'],
  ['/dev/null', 'elsewhere'],
  [null, 'elsewhere'],
])('at %s the keys are %s, and only those of the screen are changed', async (device, place) => {
  const { keyboard, standIns } = await machine(device);
  expect(await keyboard.place()).toBe(place);
  expect((await keyboard.load('de-latin1')).ok).toBe(place === 'here');
  expect(standIns.calls()).toEqual(
    place === 'here' ? [`loadkeys -q -C ${device ?? ''} de-latin1`] : [],
  );
});

test('what loadkeys says is told', async () => {
  const { keyboard } = await machine('/dev/tty1', 'echo cannot open file de >&2; exit 1');
  expect(await keyboard.load('de')).toMatchObject({
    ok: false,
    error: { subject: 'de', cause: 'exit status 1: cannot open file de' },
  });
});

test.each([
  [{}, 'us', 'etc/vconsole.conf', 'KEYMAP=de\n'],
  [
    { 'etc/vconsole.conf': 'KEYMAP="us"\nFONT="latarcyrheb-sun16"\n' },
    'us',
    'etc/vconsole.conf',
    'KEYMAP=de\nFONT="latarcyrheb-sun16"\n',
  ],
  [
    { 'etc/vconsole.conf': 'FONT=x', 'etc/sysconfig/keyboard': 'KEYTABLE="fr"\n' },
    'fr',
    'etc/vconsole.conf',
    'FONT=x\nKEYMAP=de\n',
  ],
  [
    { 'etc/sysconfig/keyboard': 'KEYBOARDTYPE="pc"\nKEYTABLE="uk"\n' },
    'uk',
    'etc/sysconfig/keyboard',
    'KEYBOARDTYPE="pc"\nKEYTABLE=\'de\'\n',
  ],
])('a host with %j has %s at boot, and %s becomes %j', async (before, layout, path, after) => {
  const root = temporaryFolder();
  writeTree(root, before);
  const tree = await openTree(root);
  expect(await savedLayout(tree)).toBe(layout);
  expect(await saveLayout(tree, 'de')).toMatchObject({ ok: true });
  expect(textAt(root, path)).toBe(after);
  expect(await savedLayout(tree)).toBe('de');
});
