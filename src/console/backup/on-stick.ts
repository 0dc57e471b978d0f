import type { Backup, Stick, StickFile } from '../../model/index.js';
import { bytes, clean } from '../../text/index.js';
import { backupListWords as words } from '../../text/pages/backup/list.js';
import { stickWords } from '../../text/pages/stick.js';
import type { ObjectAnswer, ReadObjects } from '../objects.js';
import { chooseStick } from '../stick/choose-stick.js';
import type { ReadStick, StickRead } from '../stick/stick-files.js';
import { change, question } from '../widgets/change.js';
import { blank, pair, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, Kinded, Row, Spec } from '../widgets/spec.js';

/** Copies a backup of this host to a stick. */
export interface CopyBackup {
  readonly kind: 'copyBackup';
  readonly path: string;
  readonly to: Stick;
}

/** Copies a backup from a stick to this host. */
export interface TakeBackup {
  readonly kind: 'takeBackup';
  readonly from: Stick;
  readonly name: string;
}

/** What the pages of backups on sticks ask for. */
export type StickEffects = CopyBackup | TakeBackup | ReadStick;

type Effects = StickEffects | ReadObjects;
type Page = DialoguePage<Effects, ObjectAnswer>;

const topic = 'backup';

const stickPair = (stick: Stick): Paragraph =>
  pair(stickWords.to, `${stickWords.name(stick)}, ${stickWords.size(stick)}`);

/** What to know before a backup is written to a stick. */
export const aboutStick = (stick: Stick): readonly Paragraph[] => [
  stickPair(stick),
  blank,
  text(words.onStickSecrets, 'warning'),
  text(stickWords.mounts),
];

const copyPage = (backup: Backup, to: Stick): Page => ({
  name: 'backup copy',
  topic,
  spec: () =>
    question(
      words.copy,
      [text(words.askCopy), pair(words.file, clean(backup.path)), ...aboutStick(to)],
      words.yesCopy,
      change<Effects>({ kind: 'copyBackup', path: backup.path, to }, words.changes.copy),
    ),
});

/** Chooses a stick to copy a backup to. */
export const copyToStick = (backup: Backup): Go<Effects, ObjectAnswer> => ({
  to: 'page',
  ...chooseStick<Effects>({
    name: 'backup copy where',
    topic,
    title: words.whereCopy,
    intro: [],
    above: [],
    use: 'write',
    go: (stick) => ({ to: 'page', page: copyPage(backup, stick) }),
  }),
});

/** Back to the list of backups, whose page asks for more than these. */
type Back<E extends Kinded> = Go<E | Effects, ObjectAnswer>;

const takePage = <E extends Kinded>(
  from: Stick,
  { name, at, size }: StickFile,
  back: Back<E>,
): DialoguePage<E | Effects, ObjectAnswer> => ({
  name: 'backup take ask',
  topic,
  spec: () =>
    question(
      words.take,
      [
        text(words.askTake),
        pair(words.file, `${clean(name)}, ${bytes(size)}`),
        pair(words.made, madeAt(at)),
        stickPair(from),
        blank,
        text(words.takeIntro),
      ],
      words.yesTake,
      change<E | Effects>({ kind: 'takeBackup', from, name }, words.changes.take, back),
    ),
});

/** When a backup was made, in words. `at`: ISO 8601, UTC; '' if nobody knows. */
export const madeAt = (at: string): string =>
  at === '' ? words.unknownTime : at.slice(0, 19).replace('T', ' ');

function filesSpec<E extends Kinded>(
  stick: Stick,
  found: StickRead['found'] | null,
  back: Back<E>,
): Spec<E | Effects, ObjectAnswer> {
  const files = found?.ok === true ? found.value : [];
  const said =
    found === null
      ? text(words.reading, 'dim')
      : !found.ok
        ? text(stickWords.failed(found.error), 'bad')
        : text(files.length === 0 ? words.noneOnStick : words.takeIntro);
  return {
    kind: 'list',
    title: words.onStick(stickWords.name(stick)),
    intro: [said],
    columns: files.length === 0 ? [] : words.stickColumns,
    preselected: 0,
    rows: files.map((file): Row<E | Effects, ObjectAnswer> => ({
      cells: [clean(file.name), bytes(file.size), madeAt(file.at)],
      disabled: '',
      go: () => ({ to: 'page', page: takePage(stick, file, back) }),
    })),
  };
}

/** null: the stick is still being read. */
const filesPage = <E extends Kinded>(
  stick: Stick,
  found: StickRead['found'] | null,
  back: Back<E>,
): DialoguePage<E | Effects, ObjectAnswer> => ({
  name: 'backup on stick',
  topic,
  spec: () => filesSpec(stick, found, back),
  hears: {
    stickRead: (answer) =>
      answer.device === stick.device
        ? { to: 'stay', page: filesPage(stick, answer.found, back) }
        : null,
  },
});

/** Chooses a stick, and a backup on it to copy to this host. */
export const takeFromStick = <E extends Kinded>(back: Back<E>): Back<E> => ({
  to: 'page',
  ...chooseStick<E | Effects>({
    name: 'backup take where',
    topic,
    title: words.take,
    intro: [],
    above: [],
    use: 'read',
    go: (stick) => ({
      to: 'page',
      page: filesPage(stick, null, back),
      effects: [{ kind: 'readStick', stick }],
      guarded: true,
    }),
  }),
});
