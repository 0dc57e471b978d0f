import {
  bytes,
  clean,
  summaryLabels as labels,
  summaryWords as words,
  overviewWords,
} from '../../text/index.js';
import type { Known, MachineSummary } from '../../model/index.js';
import { blank, code, name, pair, text, type Paragraph } from '../widgets/paragraph.js';
import type { HostKnowledge } from '../knowledge.js';

/**
 * Leaves out what is unknown: a page of "unknown" helps nobody, and no decision depends on these
 * values.
 */
function said<T>(
  fact: Known<T>,
  paragraphs: (value: T) => readonly Paragraph[],
): readonly Paragraph[] {
  return fact.known ? paragraphs(fact.value) : [];
}

/** Maker and model of the machine; nothing while they are unknown. */
export function machineParagraphs(machineSummary: MachineSummary | null): readonly Paragraph[] {
  return machineSummary === null
    ? []
    : said(machineSummary.machine, ({ maker, model }) => [
        name(labels.machine, clean(`${maker} ${model}`).trim()),
      ]);
}

/** Uptime, load, memory, and the traffic of the management interface. */
export function loadParagraphs({ machineSummary, traffic }: HostKnowledge): readonly Paragraph[] {
  const rate = (rates: readonly number[]): string => `${bytes(rates.at(-1) ?? 0)}/s`;
  return [
    ...(machineSummary === null
      ? []
      : [
          ...said(machineSummary.uptimeSeconds, (seconds) => [
            pair(labels.uptime, words.uptime(seconds)),
          ]),
          ...said(machineSummary.load, (load) => [pair(labels.load, load.toFixed(2))]),
          ...said(machineSummary.memory, ({ total, available }) => [
            pair(labels.memory, words.memory(bytes(total - available), bytes(total))),
          ]),
        ]),
    ...(traffic === null
      ? []
      : [
          {
            kind: 'curve',
            label: overviewWords.received,
            values: traffic.received,
            value: rate(traffic.received),
          } as const,
          {
            kind: 'curve',
            label: overviewWords.sent,
            values: traffic.sent,
            value: rate(traffic.sent),
          } as const,
        ]),
  ];
}

/** The fingerprints by which somebody at another machine recognizes this one. */
export function fingerprintParagraphs(machineSummary: MachineSummary | null): readonly Paragraph[] {
  if (machineSummary === null) return [];
  const rows = [
    ...said(machineSummary.certificate, (fingerprint) => [
      text(labels.certificate, 'label'),
      code(clean(fingerprint), 3),
    ]),
    ...said(machineSummary.sshKeys, (keys) =>
      keys.flatMap(({ type, fingerprint }) => [
        text(clean(type), 'label'),
        code(clean(fingerprint)),
      ]),
    ),
  ];
  return rows.length === 0 ? [] : [blank, text(labels.fingerprints, 'heading'), ...rows];
}
