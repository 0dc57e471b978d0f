import { view } from '../../src/console/index.js';
import { helpOn, helpParts } from '../../src/console/help/help.js';
import { allItems, labelOf } from '../../src/console/menu.js';
import { openItem, press, shown, start, tell, type Walk } from '../support/console-walk.js';
import { helpPages as help } from '../support/help-pages.js';
import { hostFacts, hostStatus } from '../support/host/walk-host.js';

/** Every page that Enter leads to from here, each list row tried, each form left as it is. */
function pagesFrom(from: Walk, depth: number, seen: Set<string>): readonly Walk[] {
  const { dialogue } = view(from.state);
  if (dialogue === null || depth === 0) return [];
  const page = from.state.dialogue?.page;
  const name = `${page?.topic ?? ''} ${page?.name ?? ''} ${dialogue.title}`;
  if (seen.has(name)) return [];
  seen.add(name);
  const next =
    dialogue.kind === 'choice'
      ? dialogue.options.map((_, row) =>
          press(from, 'home', ...Array<string>(row).fill('down'), 'enter'),
        )
      : dialogue.kind === 'form'
        ? [press(from, ...dialogue.fields.map(() => 'enter'))]
        : [press(from, 'enter'), press(from, 'end', 'enter'), press(from, 'f8')];
  return [from, ...next.flatMap((walk) => pagesFrom(walk, depth - 1, seen))];
}

const walked = tell(
  start(80, 24, { help }),
  { kind: 'facts', facts: hostFacts() },
  { kind: 'status', status: hostStatus() },
);

const forms = allItems()
  .flatMap(({ item }) => pagesFrom(press(openItem(walked, labelOf(item)), 'enter'), 7, new Set()))
  .filter(({ state }) => view(state).dialogue?.kind === 'form');

test('F1 begins with the field one is on, in every form that the menus lead to', () => {
  const without = forms.flatMap((form) => {
    const { dialogue } = view(form.state);
    if (dialogue?.kind !== 'form') return [];
    return dialogue.fields.flatMap(({ id, label }, index) => {
      const at = press(form, ...Array<string>(index).fill('tab'));
      const { topic, section } = helpOn(at.state);
      expect(section).toBe(id);
      const begins = shown(press(at, 'f1'))[1] ?? '';
      const whole = helpParts(help[topic] ?? '', '')[0]?.split('\n')[0];
      return begins === whole || begins === '' ? [`${topic} ${id}: ${label}`] : [];
    });
  });
  expect([...new Set(without)]).toEqual([]);
  expect(new Set(forms.map(({ state }) => state.dialogue?.page.topic)).size).toBeGreaterThan(5);
});

test('the fields that no walk leads to have a section too', () => {
  const names = (topic: string): readonly string[] =>
    Array.from(help[topic]?.matchAll(/^\[(.*?)\] /gmu) ?? [], ([, name = '']) => name);
  expect(names('temporary')).toEqual(expect.arrayContaining(['override']));
  expect(names('pool')).toEqual(['address', 'override']);
  expect(names('login')).toEqual(['user', 'password']);
  expect(names('interrupted')).toEqual(['answer']);
});
