import type { Disk, PoolStorage, SrToCreate } from '../../model/index.js';
import { bytes, clean } from '../../text/index.js';
import { hardwareWords } from '../../text/pages/hardware.js';
import { srCreateWords as words } from '../../text/pages/storage/create.js';
import type { ObjectAnswer } from '../objects.js';
import { change, question } from '../widgets/change.js';
import { text } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';
import type { CreateSr } from './probe.js';

type Page = DialoguePage<CreateSr, ObjectAnswer>;

const kinds = ['ext', 'lvm'] as const;

/** The last question: everything on the disk is lost. */
const askPage = (sr: SrToCreate): Page => ({
  name: 'storage create ask',
  topic: 'storage',
  spec: () =>
    question(
      words.title,
      [text(words.ask(sr.name, sr.disk), 'bad')],
      words.yes,
      change<CreateSr>({ kind: 'createSr', sr }, words.change),
    ),
});

/** The SR's name, and the disk's name once more. */
const formPage = (disk: Disk, type: SrToCreate['type']): Page => ({
  name: 'storage create form',
  topic: 'storage',
  spec: () => ({
    kind: 'form',
    title: words.title,
    intro: [text(hardwareWords.disk(disk, bytes(disk.size))), text(words.typeDisk(disk.name))],
    fields: [
      { id: 'name', ...words.fields.name, value: words.usualName },
      { id: 'disk', ...words.fields.disk, value: '' },
    ],
    issueOf: (typed) => (id) => {
      if (id === 'name') return typed('name') === '' ? words.nameMissing : '';
      return typed('disk') === disk.name ? '' : words.wrongDisk(disk.name);
    },
    submit: (typed) => ({
      to: 'page',
      page: askPage({ type, disk: disk.name, name: typed('name') }),
    }),
  }),
});

const kindPage = (disk: Disk): Page => ({
  name: 'storage create kind',
  topic: 'storage',
  spec: () => ({
    kind: 'list',
    title: words.chooseKind,
    intro: [],
    columns: [],
    preselected: 0,
    rows: kinds.map((type) => ({
      cells: [words.kinds[type]],
      disabled: '',
      go: { to: 'page', page: formPage(disk, type) },
    })),
  }),
});

/** The disks of this host. Only one that is known to be empty can be chosen. */
export const createPage = ({ disks }: PoolStorage): Page => ({
  name: 'storage create',
  topic: 'storage',
  spec: () => ({
    kind: 'list',
    title: words.title,
    intro: [text(disks.length === 0 ? words.noDisks : words.chooseDisk)],
    columns: [],
    preselected: 0,
    rows: disks.map((disk) => ({
      cells: [clean(disk.name), bytes(disk.size), clean(disk.model)],
      disabled: disk.use.kind === 'empty' ? '' : words.notEmpty(disk.use),
      go: { to: 'page', page: kindPage(disk) },
    })),
  }),
});
