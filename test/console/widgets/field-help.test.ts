import { view } from '../../../src/console/index.js';
import { helpOn, helpParts } from '../../../src/console/help/help.js';
import { allItems, labelOf } from '../../../src/console/menu/menu.js';
import { openItem, press, shown, start, tell, type Walk } from '../../support/console-walk.js';
import { helpPages as help } from '../../support/help-pages.js';
import { hostFacts, hostStatus } from '../../support/host/walk-host.js';

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

const pages = allItems().flatMap(({ item }) => {
  const opened = openItem(walked, labelOf(item));
  const seen = new Set<string>();
  return [...pagesFrom(opened, 7, seen), ...pagesFrom(press(opened, 'enter'), 7, seen)];
});
const forms = pages.filter(({ state }) => view(state).dialogue?.kind === 'form');
const lists = pages.filter(({ state }) => view(state).dialogue?.kind === 'choice');

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

test('F1 begins with the list one is on, in every list that the menus lead to', () => {
  const without = lists.flatMap((at) => {
    const { topic, section } = helpOn(at.state);
    const begins = shown(press(at, 'f1'))[1] ?? '';
    const whole = helpParts(help[topic] ?? '', '')[0]?.split('\n')[0];
    return begins === whole || begins === '' ? [`${topic} ${section}`] : [];
  });
  expect([...new Set(without)]).toEqual([]);
  expect(new Set(lists.map(({ state }) => state.dialogue?.page.topic)).size).toBeGreaterThan(10);
});

test('the fields and lists that no walk leads to have a section too', () => {
  const names = (topic: string): readonly string[] =>
    Array.from(help[topic]?.matchAll(/^\[(.*?)\] /gmu) ?? [], ([, name = '']) => name);
  const all = (topic: string, ...wanted: readonly string[]): void => {
    expect(names(topic)).toEqual(expect.arrayContaining([...wanted]));
  };
  all('temporary', 'override');
  all('pool', 'address', 'override');
  all('login', 'user', 'password');
  all('interrupted', 'answer', 'interrupted');
  all('port', 'port');
  all('rebuild', 'rebuild');
  all('storage', 'storage list', 'storage verbs', 'storage attach', 'storage attach found');
  all('storage', 'storage create', 'storage create kind');
  all('vms', 'vms list', 'vms verbs', 'vms host');
  all('backup', 'backup list', 'backup verbs', 'backup schedule', 'backup where');
  all('backup', 'backup copy where', 'backup take where', 'backup on stick');
  all('keyboard', 'keyboard group', 'keyboard layout', 'keyboard kept', 'keyboard end');
  all('timezone', 'timezone', 'timezone places');
  all('remote', 'remote');
  all('names', 'names list', 'names verbs');
});
