import { changeWords, clean, powerWords as words } from '../../text/index.js';
import { blank, item, text, type Paragraph } from '../paragraph.js';
import type { ChangeNews } from '../change-news.js';
import { millisecondsBetween } from '../clock.js';
import type { VmsPage } from './page.js';
import type { PageSpec } from './page-spec.js';

const tones = { asked: 'plain', stopped: 'good', failed: 'bad' } as const;
const marks = { asked: '- ', stopped: '+ ', failed: '! ' } as const;

/** The page with what was told of a VM: each stands there once, in the order in which they were asked. */
export function withVm(
  page: VmsPage,
  { uuid, name, state, detail }: ChangeNews & { readonly kind: 'vmEnding' },
): VmsPage {
  const told = { uuid, name, state, detail };
  const at = page.vms.findIndex((vm) => vm.uuid === uuid);
  return {
    ...page,
    vms: at === -1 ? [...page.vms, told] : page.vms.map((vm, index) => (index === at ? told : vm)),
  };
}

function outcome({ result }: VmsPage): readonly Paragraph[] {
  if (result === null) return [];
  const detail = clean(result.detail);
  const says = result.ok
    ? text(changeWords.done.power, 'good')
    : text(changeWords.failed[result.code], 'bad');
  return [
    blank,
    says,
    ...(detail === '' || (!result.ok && result.code === 'vmsLeft') ? [] : [text(detail)]),
  ];
}

/** VMs on their way down before their host, each with what has become of it; what is left of them is the operator's to decide. */
export function vmsPage(page: VmsPage, now: string): PageSpec {
  const { action, since, vms, result } = page;
  const rows = vms.map(({ name, state, detail }) => {
    const why = clean(detail);
    return item(
      `${clean(name)}: ${words.states[state]}${why === '' ? '' : ` (${why})`}`,
      tones[state],
      marks[state],
    );
  });
  const again: PageSpec & { readonly kind: 'text' } = {
    kind: 'text',
    title: words[action].ending,
    leave: [],
    escape: 'back',
    blocks: [
      text(words.ending),
      blank,
      ...rows,
      ...(result === null
        ? [
            ...(rows.length === 0 ? [] : [blank]),
            text(words.waited(Math.floor(millisecondsBetween(since, now) / 1000)), 'dim'),
          ]
        : outcome(page)),
    ],
    keys: [],
  };
  if (result === null) return { ...again, leave: [{ kind: 'stopChange', change: 'power' }] };
  if (result.ok) return { ...again, escape: 'close' };
  return {
    ...again,
    keys: [
      {
        key: 'f8',
        hint: { key: 'F8', action: words.anyway[action] },
        go: { to: 'change', change: { kind: 'power', action, vms: 'leave' } },
      },
      {
        key: 'a',
        hint: { key: 'A', action: words.askAgain },
        go: {
          to: 'change',
          change: { kind: 'power', action, vms: 'shutDown' },
          page: { ...page, since: now, vms: [], result: null },
        },
      },
    ],
  };
}
