import type { SrPlace, SrProbe, SrToAttach, SrType } from '../../model/index.js';
import { bytes, clean, xapiErrorText } from '../../text/index.js';
import { srAttachWords as words } from '../../text/pages/storage/attach.js';
import type { ObjectAnswer } from '../objects.js';
import { change, question } from '../widgets/change.js';
import { text } from '../widgets/paragraph.js';
import type { DialoguePage, Go, Spec } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';
import { type AttachSr, type ProbeSr, type SrProbed } from './probe.js';

type Effects = AttachSr | ProbeSr;
type Page = DialoguePage<Effects, ObjectAnswer>;

const types: readonly SrType[] = ['nfs', 'lvmoiscsi', 'iso', 'lvm', 'ext'];

/** The keys of device_config that are typed, by kind of SR. */
const typedKeys: Readonly<Record<SrType, readonly (keyof typeof words.fields)[]>> = {
  nfs: ['server', 'serverpath'],
  lvmoiscsi: ['target'],
  iso: ['location'],
  lvm: ['device'],
  ext: ['device'],
};

const askPage = (sr: SrToAttach): Page => ({
  name: 'storage attach ask',
  topic: 'storage',
  spec: () =>
    question(
      words.title,
      [text(words.ask(sr.name)), ...(sr.type === 'iso' ? [] : [text(words.doNotShare, 'bad')])],
      words.yes,
      change<Effects>({ kind: 'attachSr', sr }, words.change),
    ),
});

const namePage = (place: SrPlace, uuid: string): Page => ({
  name: 'storage attach name',
  topic: 'storage',
  spec: () => ({
    kind: 'form',
    title: words.title,
    intro: uuid === '' ? [] : [text(uuid, 'dim')],
    fields: [{ id: 'name', ...words.name, value: words.usualNames[place.type] }],
    issueOf: (typed) => () => (typed('name') === '' ? words.nameMissing : ''),
    submit: (typed) => ({
      to: 'page',
      page: askPage({ ...place, uuid, name: typed('name') }),
    }),
  }),
});

/** What was found at a place: SRs to attach, or targets or LUNs to look at. */
function foundSpec(place: SrPlace, found: SrProbe): Spec<Effects, ObjectAnswer> {
  const rows =
    found.kind === 'srs'
      ? found.srs.map(({ uuid, size }) => ({
          cells: [clean(uuid), size === 0 ? '' : bytes(size)],
          disabled: '',
          go: { to: 'page', page: namePage(place, uuid) } as const,
        }))
      : found.choices.map(({ value, label }) => ({
          cells: [clean(label)],
          disabled: '',
          go: probe({ ...place, config: { ...place.config, [found.key]: value } }),
        }));
  return {
    kind: 'list',
    title: words.title,
    intro: [text(rows.length === 0 ? words.nothing : words.found[found.kind])],
    columns: [],
    preselected: 0,
    rows,
  };
}

const lookPage = (place: SrPlace): Page => ({
  name: `storage attach look ${Object.keys(place.config).length}`,
  topic: 'storage',
  spec: () => message(words.title, [text(words.looking, 'dim')]),
  hears: {
    // The answer for a place that was left may still come.
    srProbed: ({ place: asked, found }) =>
      samePlace(asked, place) ? { to: 'instead', page: foundPage(place, found) } : null,
  },
});

const foundPage = (place: SrPlace, found: SrProbed['found']): Page => ({
  name: `storage attach found ${Object.keys(place.config).length}`,
  topic: 'storage',
  spec: () =>
    found.ok
      ? foundSpec(place, found.value)
      : message(words.title, [text(words.failed, 'bad'), text(xapiErrorText(found.error))]),
});

/** Whether these are the same place. The server is part of the configuration. */
const samePlace = (one: SrPlace, other: SrPlace): boolean =>
  one.type === other.type && JSON.stringify(one.config) === JSON.stringify(other.config);

/** Looks at a place; that needs a login, since this host logs in to the storage. */
const probe = (place: SrPlace): Go<Effects, ObjectAnswer> => ({
  to: 'page',
  page: lookPage(place),
  effects: [{ kind: 'probeSr', place }],
  guarded: true,
});

const formPage = (type: SrType): Page => ({
  name: 'storage attach form',
  topic: 'storage',
  spec: () => ({
    kind: 'form',
    title: words.kinds[type],
    intro: [],
    fields: typedKeys[type].map((id) => ({ id, ...words.fields[id], value: '' })),
    issueOf: (typed) => (id) => {
      const value = typed(id);
      if (value === '' || /\s/u.test(value)) return words.missing;
      if ((id === 'serverpath' || id === 'device') && !value.startsWith('/')) return words.noPath;
      return id === 'location' && !/^[^:/][^/]*:\/.+/u.test(value) ? words.noLocation : '';
    },
    submit: (typed) => {
      const config = Object.fromEntries(typedKeys[type].map((id) => [id, typed(id)]));
      const place = { type, config };
      return type === 'iso' ? { to: 'page', page: namePage(place, '') } : probe(place);
    },
  }),
});

/** The kinds of SR that can be attached. */
export const attachPage: Page = {
  name: 'storage attach',
  topic: 'storage',
  spec: () => ({
    kind: 'list',
    title: words.title,
    intro: [text(words.intro)],
    columns: [],
    preselected: 0,
    rows: types.map((type) => ({
      cells: [words.kinds[type]],
      disabled: '',
      go: { to: 'page', page: formPage(type) },
    })),
  }),
};
