import { openTree } from '../../src/host/index.js';
import { changeSettings, readSettings } from '../../src/host/settings.js';
import { defaultSettings } from '../../src/model/index.js';
import { textAt } from '../support/host/host-tree.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

const file = 'etc/xsconsole/settings.json';

test('nothing set: the defaults; then what was set, kept', async () => {
  const root = temporaryFolder();
  expect(await readSettings(await openTree(root))).toEqual({ known: true, value: defaultSettings });
  expect(await changeSettings(await openTree(root), { autoLogoutMinutes: 30 })).toEqual({
    ok: true,
    value: { autoLogoutMinutes: 30 },
  });
  expect(await readSettings(await openTree(root))).toEqual({
    known: true,
    value: { autoLogoutMinutes: 30 },
  });
});

test.each([[0], [-1], [1441], [1.5], [NaN], [999999999]])(
  '%s minutes are refused, and nothing is written',
  async (autoLogoutMinutes) => {
    const root = temporaryFolder();
    expect(await changeSettings(await openTree(root), { autoLogoutMinutes })).toEqual({
      ok: false,
      error: { code: 'autoLogout.invalid' },
    });
    expect(textAt(root, file)).toBeNull();
  },
);

test.each(['{', '[]', '"x"', '{"autoLogoutMinutes": 0}', '{"autoLogoutMinutes": "5"}'])(
  'a file that holds %s is damaged, and can be set right',
  async (text) => {
    const root = temporaryFolder();
    writeTree(root, { [file]: text });
    expect(await readSettings(await openTree(root))).toMatchObject({
      known: false,
      reason: { code: 'damaged' },
    });
    expect(await changeSettings(await openTree(root), { autoLogoutMinutes: 7 })).toMatchObject({
      ok: true,
    });
    expect(await readSettings(await openTree(root))).toEqual({
      known: true,
      value: { autoLogoutMinutes: 7 },
    });
  },
);

test('what another version has put there stays', async () => {
  const root = temporaryFolder();
  writeTree(root, { [file]: '{"later": [1]}' });
  await changeSettings(await openTree(root), { autoLogoutMinutes: 1440 });
  expect(JSON.parse(textAt(root, file) ?? '')).toEqual({ later: [1], autoLogoutMinutes: 1440 });
});
