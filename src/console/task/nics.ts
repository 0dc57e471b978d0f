import type { HostFacts, Nic } from '../../model/index.js';
import { bytes, nicPageWords as words, nicUseWords, nicWords } from '../../text/index.js';
import { blank, pair, text, type Paragraph } from '../paragraph.js';
import { nicUse } from '../nic-use.js';
import { nicCells, nicDetails, physicalNics } from '../nics.js';
import type { HostKnowledge } from '../pages/page.js';
import type { NicPage } from './page.js';
import type { PageSpec } from './page-spec.js';

/** Display NICs: every interface with hardware behind it; Enter opens one. */
export function nicListPage({ facts }: HostKnowledge): PageSpec {
  const nics = physicalNics(facts);
  return {
    kind: 'list',
    title: words.title,
    intro: [text(nics.length === 0 ? nicWords.noneFound : words.intro)],
    columns: nicWords.columns,
    spare: nicWords.spare,
    preselected: 0,
    rows: nics.map((nic) => ({
      cells: facts === null ? [] : nicCells(nic, facts),
      disabled: '',
      go: {
        to: 'page',
        page: {
          task: 'nics',
          page: 'nic',
          device: nic.device,
          sample: null,
          light: 'off',
          changes: [],
        },
        effects: [{ kind: 'watchNic', device: nic.device }],
      },
    })),
  };
}

function sampleBlocks({ sample }: NicPage): readonly Paragraph[] {
  if (sample === null) return [text(words.noSample, 'dim')];
  const { receivedBytes, sentBytes, receiveErrors, sendErrors, rates } = sample;
  const rate = (count: number | undefined): string =>
    count === undefined ? '' : `, ${bytes(count)}/s`;
  return [
    pair(words.received, `${bytes(receivedBytes)}${rate(rates?.received)}`),
    pair(words.sent, `${bytes(sentBytes)}${rate(rates?.sent)}`),
    pair(
      words.errors,
      `${receiveErrors + sendErrors}`,
      receiveErrors + sendErrors === 0 ? 'plain' : 'warning',
    ),
  ];
}

/** What it is part of stands among its details; that it carries the management interface does not. */
function managementBlocks(nic: Nic, facts: HostFacts): readonly Paragraph[] {
  const use = nicUse(nic, facts);
  return use.use === 'management' ? [pair(nicWords.usedBy, nicUseWords(use), 'accent')] : [];
}

function lightBlocks({ light }: NicPage): readonly Paragraph[] {
  if (light === 'off') return [];
  return light === 'on'
    ? [pair(words.light, words.blinking, 'accent')]
    : [blank, text(words.unsupported, 'warning')];
}

/** One interface: what the kernel knows, what goes through it, and its light. */
export function nicPage(page: NicPage, { facts, status }: HostKnowledge): PageSpec {
  const { device, light, changes, sample } = page;
  const nic = physicalNics(facts).find((candidate) => candidate.device === device);
  const seen =
    nic === undefined ? null : { ...nic, carrier: sample === null ? nic.carrier : sample.carrier };
  const on = light !== 'on';
  return {
    kind: 'text',
    title: words.one(device),
    blocks: [
      ...(seen === null || facts === null
        ? [text(words.gone, 'warning')]
        : [...nicDetails(seen, status?.networks ?? []), ...managementBlocks(seen, facts)]),
      ...sampleBlocks(page),
      ...lightBlocks(page),
      ...changes.map(({ at, carrier }) =>
        text(carrier ? words.linkUp(at) : words.linkDown(at), carrier ? 'good' : 'warning'),
      ),
    ],
    keys: [
      {
        key: 'b',
        hint: on ? words.blink : words.still,
        go: { to: 'stay', page, effects: [{ kind: 'blink', device, on }] },
      },
    ],
    leave: [
      ...(light === 'on' ? [{ kind: 'blink', device, on: false } as const] : []),
      { kind: 'watchNic', device: null },
    ],
    escape: 'back',
  };
}
