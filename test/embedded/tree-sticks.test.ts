import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Stick, StickPort } from '../../src/model/index.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { embeddedAt } from '../support/host/hosts.js';
import { temporaryFolder } from '../support/host/tree.js';

async function plugged(): Promise<{ root: string; sticks: StickPort; first: Stick }> {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', false);
  const { sticks } = await embeddedAt(root);
  const found = await sticks.list([]);
  const [first] = found.known ? found.value : [];
  if (first === undefined) throw new Error('no stick');
  return { root, sticks, first };
}

test('an embedded host has a stick that is a folder, and one that it must not write to', async () => {
  const { sticks, first } = await plugged();
  expect(await sticks.list([])).toMatchObject({
    value: [
      { device: 'sdd1', issue: null },
      { device: 'sde1', issue: { kind: 'lvm' } },
    ],
  });
  expect(await sticks.put(first, 'a.xml', 'text')).toEqual({ ok: true });
  expect(await sticks.text(first, 'a.xml')).toEqual({ ok: true, value: 'text' });
  expect(await sticks.files(first, '.xml')).toMatchObject({ value: [{ name: 'a.xml', size: 4 }] });
  expect(await sticks.put(first, 'a.xml', 'text')).toMatchObject({ error: { code: 'exists' } });
  expect(await sticks.text(first, 'b.xml')).toMatchObject({ error: { code: 'missing' } });
});

test('its stick is full, or is pulled out', async () => {
  const { root, sticks, first } = await plugged();
  expect(await sticks.put({ ...first, size: 10 }, 'a', 'more than ten')).toMatchObject({
    error: { code: 'full', room: { needed: 13, free: 0 } },
  });
  renameSync(join(root, 'media/usb-stick'), join(root, 'media/pulled-out'));
  expect(await sticks.put(first, 'a', 'text')).toMatchObject({ error: { code: 'gone' } });
  expect(await sticks.list([])).toMatchObject({ value: [{ device: 'sde1' }] });
});
