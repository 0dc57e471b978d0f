import type { Known, PoolStorage, Sr } from '../../model/index.js';
import { clean, objectsWords, unknownValue } from '../../text/index.js';
import { metadataWords as words } from '../../text/pages/backup/metadata.js';
import type { ObjectAnswer, ReadObjects } from '../objects.js';
import { change, question } from '../widgets/change.js';
import { blank, pair, text } from '../widgets/paragraph.js';
import type { DialoguePage, Go, Row } from '../widgets/spec.js';
import type { MetadataEffects } from './metadata-effects.js';
import { datesPage } from './metadata-restore.js';

type Effects = MetadataEffects | ReadObjects;
type Page = DialoguePage<Effects, ObjectAnswer>;
type Use = 'backUp' | 'restore';

const topic = 'backup';

/** Types whose SRs hold no disks of VMs. */
const noDisks: ReadonlySet<string> = new Set(['iso', 'udev', 'dummy']);

const backUpPage = (sr: Sr): Page => ({
  name: 'metadata ask',
  topic,
  spec: () =>
    question(
      words.backUp,
      [pair(words.sr, objectsWords.nameOf(sr.name)), blank, text(words.about), text(words.takes)],
      words.yesBackUp,
      change<Effects>({ kind: 'backUpMetadata', sr: sr.uuid }, words.changes.backUp),
    ),
});

const goOn = (use: Use, sr: Sr): Go<Effects, ObjectAnswer> =>
  use === 'backUp'
    ? { to: 'page', page: backUpPage(sr) }
    : {
        to: 'page',
        page: datesPage(sr, null),
        effects: [{ kind: 'readMetadata', sr: sr.uuid }],
        guarded: true,
      };

/** null: the SRs are still being read. */
const srsPage = (use: Use, found: Known<PoolStorage> | null): Page => {
  const srs = found?.known === true ? found.value.srs.filter(({ type }) => !noDisks.has(type)) : [];
  const intro =
    found === null
      ? text(words.looking, 'dim')
      : !found.known
        ? text(words.unknown(clean(unknownValue(found.reason))), 'warning')
        : text(srs.length === 0 ? words.noSr : use === 'backUp' ? words.about : words.trust);
  return {
    name: `metadata ${use}`,
    topic,
    spec: () => ({
      kind: 'list',
      title: use === 'backUp' ? words.where : words.from,
      intro: [intro],
      columns: srs.length === 0 ? [] : words.columns,
      preselected: 0,
      rows: srs.map((sr): Row<Effects, ObjectAnswer> => ({
        cells: [objectsWords.nameOf(sr.name), clean(sr.type)],
        disabled: sr.here.state === 'plugged' ? '' : words.notPlugged,
        go: () => goOn(use, sr),
      })),
    }),
    hears: {
      objects: (answer) =>
        answer.of === 'storage' ? { to: 'stay', page: srsPage(use, answer.found) } : null,
    },
  };
};

/** Chooses an SR for a backup or a restore of VM metadata. */
export const chooseSr = (use: Use): Go<Effects, ObjectAnswer> => ({
  to: 'page',
  page: srsPage(use, null),
  effects: [{ kind: 'readObjects', of: 'storage' }],
});
