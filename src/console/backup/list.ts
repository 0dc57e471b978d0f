import type {
  Backup,
  BackupClass,
  BackupDifference,
  BackupMaker,
  Backups,
  BackupSchedule,
  Stick,
} from '../../model/index.js';
import { clean, objectsWords, unknownValue } from '../../text/index.js';
import { backupWords } from '../../text/pages/backup.js';
import { backupListWords as words } from '../../text/pages/backup/list.js';
import { metadataWords } from '../../text/pages/backup/metadata.js';
import { stickWords } from '../../text/pages/stick.js';
import { chooseSr } from './metadata.js';
import type { MetadataEffects, ScheduleBackup } from './metadata-effects.js';
import { aboutStick, copyToStick, madeAt, takeFromStick, type StickEffects } from './on-stick.js';
import type { BackupCompared, CompareBackup } from './compared.js';
import type { Knowledge } from '../knowledge.js';
import type { ObjectAnswer, ReadObjects } from '../objects.js';
import { chooseStick } from '../stick/choose-stick.js';
import { change, question } from '../widgets/change.js';
import type { ObjectsSpec } from '../widgets/objects.js';
import { blank, named, pair, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, Row } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';

/** Backs the pool database up into a file of this host (null) or of a stick. */
export interface BackUpPool {
  readonly kind: 'backUpPool';
  readonly to: Stick | null;
}

/** Restores the pool database from a backup. */
export interface RestorePool {
  readonly kind: 'restorePool';
  readonly path: string;
}

/** What the list of backups asks for. */
export type BackupEffects =
  | BackUpPool
  | ScheduleBackup
  | RestorePool
  | CompareBackup
  | MetadataEffects
  | StickEffects
  | ReadObjects;
type Page = DialoguePage<BackupEffects, ObjectAnswer>;

const topic = 'backup';
const classes: readonly BackupClass[] = ['VM', 'SR', 'network', 'host'];
const schedules: readonly BackupSchedule[] = ['off', 'daily', 'weekly', 'monthly'];

const answers = ({ facts }: Knowledge): boolean => (facts?.xapi ?? 'running') === 'running';

type Back = Go<BackupEffects, ObjectAnswer>;

const nowPage = (to: Stick | null, back: Back): Page => ({
  name: 'backup now',
  topic,
  spec: (known) =>
    question(
      words.now,
      [
        ...(to === null ? [text(words.askNow), text(words.secrets)] : aboutStick(to)),
        ...(answers(known) ? [] : [blank, text(words.noXapi, 'warning')]),
      ],
      words.yesNow,
      change<BackupEffects>({ kind: 'backUpPool', to }, words.changes.now, back),
    ),
});

const wherePage = (back: Back): Back => ({
  to: 'page',
  ...chooseStick<BackupEffects>({
    name: 'backup where',
    topic,
    title: words.where,
    intro: [],
    above: [
      { cells: [stickWords.here], disabled: '', go: { to: 'page', page: nowPage(null, back) } },
    ],
    use: 'write',
    go: (stick) => ({ to: 'page', page: nowPage(stick, back) }),
  }),
});

const askSchedule = (schedule: BackupSchedule, maker: BackupMaker, back: Back): Page => ({
  name: 'backup schedule ask',
  topic,
  spec: () =>
    question(
      words.chooseSchedule,
      [
        text(words.askSchedule),
        named(metadataWords.schedules(maker)[schedule]),
        ...(schedule === 'off' ? [] : [text(metadataWords.makerTells[maker])]),
      ],
      words.set,
      change<BackupEffects>({ kind: 'scheduleBackup', schedule }, words.changes.schedule, back),
    ),
});

const schedulePage = ({ schedule: now, maker }: Backups, back: Back): Page => ({
  name: 'backup schedule',
  topic,
  spec: () => ({
    kind: 'list',
    title: words.chooseSchedule,
    intro: [text(metadataWords.makerTells[maker])],
    columns: [],
    preselected: 0,
    rows: schedules.map((schedule) => ({
      cells: [metadataWords.schedules(maker)[schedule]],
      disabled: schedule === now ? words.sameSchedule : '',
      go: { to: 'page', page: askSchedule(schedule, maker, back) },
    })),
  }),
});

/** What a restore changes, the losses first. */
function differences({ lost, back }: BackupDifference): readonly Paragraph[] {
  const lines = (
    from: BackupDifference['lost'],
    headings: Readonly<Record<BackupClass, string>>,
    tone: 'bad' | 'plain',
  ): readonly Paragraph[] =>
    classes.flatMap((each) =>
      from[each].length === 0
        ? []
        : [
            text(headings[each], tone),
            ...from[each].map((name) => named(objectsWords.nameOf(name), tone)),
          ],
    );
  const losses = lines(lost, words.lost, 'bad');
  return [
    ...(losses.length === 0 ? [text(words.nothingLost, 'good')] : losses),
    ...lines(back, words.back, 'plain'),
    blank,
    text(words.settings, 'warning'),
    text(words.restarts),
  ];
}

const restorePage = (backup: Backup, compared: BackupCompared['found'] | null): Page => ({
  name: 'backup restore',
  topic,
  spec: () => {
    const about = [
      pair(words.file, clean(backup.path)),
      pair(words.made, madeAt(backup.at)),
      blank,
    ];
    if (compared?.ok !== true)
      return message(words.restore, [
        ...about,
        compared === null
          ? text(words.comparing, 'dim')
          : text(words.notCompared(clean(compared.error)), 'bad'),
      ]);
    return question(
      words.changes.restore.title,
      [...about, ...differences(compared.value)],
      words.yesRestore,
      change<BackupEffects>({ kind: 'restorePool', path: backup.path }, words.changes.restore),
    );
  },
  hears: {
    backupCompared: ({ path, found }) =>
      path === backup.path ? { to: 'instead', page: restorePage(backup, found) } : null,
  },
});

function general(
  found: Backups,
  known: Knowledge,
  back: Back,
): readonly Row<BackupEffects, ObjectAnswer>[] {
  const disabled = answers(known) ? '' : metadataWords.noXapi;
  const metadata: readonly Row<BackupEffects, ObjectAnswer>[] = [
    { cells: [metadataWords.backUp], disabled, go: () => chooseSr('backUp') },
    { cells: [metadataWords.restore], disabled, go: () => chooseSr('restore') },
  ];
  return [
    { cells: [words.now], disabled: '', go: () => wherePage(back) },
    {
      cells: [metadataWords.schedule(found.schedule)],
      disabled: '',
      go: { to: 'page', page: schedulePage(found, back) },
    },
    { cells: [words.take], disabled: '', go: () => takeFromStick(back) },
    ...(found.metadataTools ? metadata : []),
  ];
}

/** The backups of this host, and what can be done with them. */
export const backupList: ObjectsSpec<Backup & { readonly ref: string }, Backups, BackupEffects> = {
  title: backupWords.label,
  topic,
  read: { kind: 'readObjects', of: 'backups' },
  found: (answer) => (answer.of === 'backups' ? answer.found : null),
  rows: ({ backups }) => backups.map((backup) => ({ ...backup, ref: backup.path })),
  columns: words.columns,
  cells: (backup) => [madeAt(backup.at)],
  intro: () => [text(words.intro)],
  details: (backup) => [pair(words.file, clean(backup.path)), pair(words.made, madeAt(backup.at))],
  several: () => backupWords.label,
  none: words.none,
  general,
  verbs: (chosen, _, known) =>
    chosen.slice(0, 1).flatMap((backup): readonly Row<BackupEffects, ObjectAnswer>[] => [
      {
        cells: [words.restore],
        disabled: chosen.length > 1 ? words.onlyOne : answers(known) ? '' : words.xapiNeeded,
        go: {
          to: 'page',
          page: restorePage(backup, null),
          effects: [{ kind: 'compareBackup', path: backup.path }],
        },
      },
      {
        cells: [words.copy],
        disabled: chosen.length > 1 ? words.oneCopy : '',
        go: () => copyToStick(backup),
      },
    ]),
  unknown: (reason) => [text(words.unreadable(unknownValue(reason)), 'warning')],
};
