import { view } from '../../../src/console/index.js';
import {
  askedSince,
  openItem,
  press,
  ready,
  shown,
  title,
  type Walk,
} from '../../support/console-walk.js';

/** What will happen. */
const preview = (): Walk =>
  press(openItem(ready(), 'Emergency Network Reset'), 'enter', 'enter', 'home', 'enter', 'enter');
const hint = (walk: Walk) => view(walk.state).dialogue?.keys.find(({ key }) => key === 'B/F8');
const begun = (walk: Walk) => {
  const confirm = press(walk, 'enter');
  const asked = askedSince(confirm, press(confirm, 'type:yes', 'enter'));
  return asked.find(({ kind }) => kind === 'runReset');
};

test('the preview offers to make again what is wiped, off by default, and says so before yes', () => {
  expect(title(preview())).toContain('what will happen');
  expect(hint(preview())?.action).toBe('Rebuild');
  expect(begun(preview())).not.toHaveProperty('thenRebuild');
  const on = press(preview(), 'f8');
  expect(hint(on)?.action).toBe('No rebuild');
  for (const page of [on, press(on, 'enter')])
    expect(shown(page).join('\n')).toMatch(/Afterwards +what was removed is recreated/u);
  expect(begun(on)).toMatchObject({ kind: 'runReset', thenRebuild: true });
  const off = press(on, 'type:b');
  expect(shown(off).join(' ')).not.toContain('Afterwards');
  expect(begun(off)).not.toMatchObject({ thenRebuild: true });
});
