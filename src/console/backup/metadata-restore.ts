import type { MetadataRestore, RestorePreview, Sr } from '../../model/index.js';
import { clean, objectsWords } from '../../text/index.js';
import { metadataWords as words } from '../../text/pages/backup/metadata.js';
import type { ObjectAnswer, ReadObjects } from '../objects.js';
import { change, question } from '../widgets/change.js';
import { blank, named, pair, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, Row } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';
import type { MetadataEffects, MetadataRead, MetadataTried } from './metadata-effects.js';

type Effects = MetadataEffects | ReadObjects;
type Page = DialoguePage<Effects, ObjectAnswer>;

const topic = 'backup';

/** What a restore would do: what is lost first. */
function tells(preview: RestorePreview): readonly Paragraph[] {
  const { halted, refused, said } = preview;
  const losses =
    halted === null
      ? [text(words.lostUnknown, 'warning')]
      : halted.length === 0
        ? [text(words.noneLost, 'good')]
        : [
            text(words.lost, 'bad'),
            ...halted.map((name) => named(objectsWords.nameOf(name), 'bad')),
          ];
  return [
    ...losses,
    text(words.names, 'warning'),
    blank,
    text(words.would(preview)),
    ...(refused === 0
      ? []
      : [text(words.wouldNot(preview)), ...said.map((line) => text(clean(line), 'dim'))]),
  ];
}

const sameRequest = (one: MetadataRestore, other: MetadataRestore): boolean =>
  one.sr === other.sr && one.date === other.date && one.of === other.of;

/** null: it is still being tried. */
const askPage = (sr: Sr, request: MetadataRestore, found: MetadataTried['found'] | null): Page => ({
  name: 'metadata restore ask',
  topic,
  spec: () => {
    const about = [
      pair(words.sr, objectsWords.nameOf(sr.name)),
      pair(words.backup, clean(request.date)),
      pair(words.which, words.of[request.of]),
      blank,
    ];
    if (found?.ok !== true)
      return message(words.changes.restore.title, [
        ...about,
        found === null ? text(words.trying, 'dim') : text(words.notTried(found.error), 'bad'),
      ]);
    return question(
      words.changes.restore.title,
      [...about, ...tells(found.value)],
      words.yesRestore,
      change<Effects>({ kind: 'restoreMetadata', request: request }, words.changes.restore),
    );
  },
  hears: {
    metadataTried: (answer) =>
      sameRequest(answer.request, request)
        ? { to: 'instead', page: askPage(sr, request, answer.found) }
        : null,
  },
});

const whichPage = (sr: Sr, disk: string, date: string): Page => ({
  name: 'metadata which',
  topic,
  spec: () => ({
    kind: 'list',
    title: words.which,
    intro: [pair(words.backup, clean(date))],
    columns: [],
    preselected: 0,
    rows: (['all', 'sr'] as const).map((of): Row<Effects, ObjectAnswer> => {
      const request = { sr: sr.uuid, disk, date, of };
      return {
        cells: [words.of[of]],
        disabled: '',
        go: {
          to: 'page',
          page: askPage(sr, request, null),
          effects: [{ kind: 'tryMetadata', request: request }],
          guarded: true,
        },
      };
    }),
  }),
});

/** The backups in an SR, the newest first. null: they are still being read. */
export const datesPage = (sr: Sr, found: MetadataRead['found'] | null): Page => {
  const dates = found?.ok === true ? found.value.dates : [];
  const disk = found?.ok === true ? found.value.disk : '';
  const intro =
    found === null
      ? text(words.reading, 'dim')
      : !found.ok
        ? text(words.notRead(found.error), 'bad')
        : text(dates.length === 0 ? words.none : words.trust);
  const go = (date: string): Go<Effects, ObjectAnswer> => ({
    to: 'page',
    page: whichPage(sr, disk, date),
  });
  return {
    name: 'metadata dates',
    topic,
    spec: () => ({
      kind: 'list',
      title: words.dates(objectsWords.nameOf(sr.name)),
      intro: [intro],
      columns: dates.length === 0 ? [] : words.dateColumns,
      preselected: 0,
      rows: dates.map((date): Row<Effects, ObjectAnswer> => ({
        cells: [clean(date)],
        disabled: '',
        go: () => go(date),
      })),
    }),
    hears: {
      metadataRead: (answer) =>
        answer.sr === sr.uuid ? { to: 'stay', page: datesPage(sr, answer.found) } : null,
    },
  };
};
