import type { Known, TimeZones } from '../../../model/index.js';
import { objectsWords, unknownValue, wayIn } from '../../../text/index.js';
import { timeZoneWords as words } from '../../../text/pages/locale/timezone.js';
import type { MenuPage } from '../../menu/menu-page.js';
import type { ObjectAnswer, ReadObjects } from '../../objects.js';
import { change, question } from '../../widgets/change.js';
import { blank, pair, text } from '../../widgets/paragraph.js';
import type { DialoguePage, Row, Spec } from '../../widgets/spec.js';
import { message } from '../../widgets/text-page.js';

/** Gives this host a time zone, such as `Europe/Paris`. */
export interface SetTimeZone {
  readonly kind: 'setTimeZone';
  readonly zone: string;
}

type Effects = SetTimeZone | ReadObjects;
type Page = DialoguePage<Effects, ObjectAnswer>;

const regionOf = (zone: string): string => zone.split('/')[0] ?? '';

const askPage = (zone: string): Page => ({
  name: 'timezone ask',
  topic: 'timezone',
  spec: () =>
    question(
      words.title,
      [text(words.ask(zone)), blank, text(words.askMore)],
      words.yes,
      change<Effects>({ kind: 'setTimeZone', zone }, words.change),
    ),
});

function zoneRow(
  zone: string,
  cells: readonly string[],
  present: string,
): Row<Effects, ObjectAnswer> {
  return {
    cells,
    disabled: zone === present ? words.isPresent : '',
    go: () => ({ to: 'page', page: askPage(zone) }),
  };
}

const placesPage = (region: string, zones: readonly string[], present: string): Page => ({
  name: 'timezone places',
  topic: 'timezone',
  spec: () => ({
    kind: 'list',
    title: words.place(region),
    intro: [text(words.city)],
    columns: [],
    preselected: Math.max(0, zones.indexOf(present)),
    rows: zones.map((zone) => zoneRow(zone, [words.place(zone.slice(region.length + 1))], present)),
  }),
});

function regionsSpec({ zones, present }: TimeZones): Spec<Effects, ObjectAnswer> {
  const has = present.known ? present.value : '';
  const regions = [...new Set(zones.map(regionOf))];
  return {
    kind: 'list',
    title: words.title,
    intro: [pair(words.now, words.present(present)), blank, text(words.region)],
    columns: [],
    preselected: Math.max(0, regions.indexOf(regionOf(has))),
    rows: regions.map((region): Row<Effects, ObjectAnswer> => {
      const means = words.regionMeans(region);
      const inside = zones.filter((zone) => regionOf(zone) === region);
      return inside.length === 1 && inside[0] === region
        ? zoneRow(region, [region, means], has)
        : {
            cells: [region, means, words.count(inside.length)],
            disabled: '',
            go: () => ({ to: 'page', page: placesPage(region, inside, has) }),
          };
    }),
  };
}

/** null: the zones are still being read. */
const page = (found: Known<TimeZones> | null): Page => ({
  name: found === null ? 'timezone reading' : 'timezone',
  topic: 'timezone',
  spec: () =>
    found?.known === true
      ? regionsSpec(found.value)
      : message(words.title, [
          found === null
            ? text(objectsWords.reading, 'dim')
            : text(words.unknown(unknownValue(found.reason)), 'warning'),
        ]),
  hears: {
    objects: (answer) =>
      answer.of === 'zones' ? { to: 'instead', page: page(answer.found) } : null,
  },
});

/** The menu item Time Zone. */
export const timezone: MenuPage<Effects, ObjectAnswer> = {
  words,
  topic: 'timezone',
  beside: () => [text(words.beside)],
  way: () => wayIn.open,
  enter: () => ({ page: page(null), effects: [{ kind: 'readObjects', of: 'zones' }] }),
};
