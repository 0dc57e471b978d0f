import { bytes, clean, glanceLabels as labels, glanceWords as words } from '../../text/index.js';
import type { Known } from '../../reset/index.js';
import { blank, pair, text, verbatim, type Block } from '../block.js';
import type { HostGlance } from '../glance.js';

/** What the machine itself does not say is left out: a page of "unknown" helps nobody, and nothing here decides anything. */
function said<T>(fact: Known<T>, blocks: (value: T) => readonly Block[]): readonly Block[] {
  return fact.known ? blocks(fact.value) : [];
}

/** Maker, model, uptime, load and memory. */
export function machineBlocks(glance: HostGlance | null): readonly Block[] {
  if (glance === null) return [];
  return [
    ...said(glance.machine, ({ maker, model }) => [pair(labels.machine, clean(`${maker} ${model}`).trim())]),
    ...said(glance.uptimeSeconds, (seconds) => [pair(labels.uptime, words.uptime(seconds))]),
    ...said(glance.load, (load) => [pair(labels.load, load.toFixed(2))]),
    ...said(glance.memory, ({ total, available }) => [pair(labels.memory, words.memory(bytes(total - available), bytes(total)))]),
  ];
}

/** The fingerprints by which somebody at another machine knows this one. */
export function fingerprintBlocks(glance: HostGlance | null): readonly Block[] {
  if (glance === null) return [];
  const rows = [
    ...said(glance.certificate, (fingerprint) => [text(labels.certificate, 'label'), verbatim(`  ${clean(fingerprint)}`)]),
    ...said(glance.sshKeys, (keys) => keys.flatMap(({ type, fingerprint }) => [text(clean(type), 'label'), verbatim(`  ${clean(fingerprint)}`)])),
  ];
  return rows.length === 0 ? [] : [blank, text(labels.fingerprints, 'heading'), ...rows];
}
