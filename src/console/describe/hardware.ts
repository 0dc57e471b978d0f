import {
  mapKnown,
  type Card,
  type Hardware,
  type Known,
  type SystemDescription,
} from '../../model/index.js';
import { bytes, clean, statusWords, unknownValue } from '../../text/index.js';
import { hardwareWords as words } from '../../text/pages/hardware.js';
import { blank, item, pair, text, type Paragraph } from '../widgets/paragraph.js';

const { headings, labels } = words;

/** A part of the page: its heading, and its lines or why they are unknown. */
function part<T>(
  heading: string,
  fact: Known<T>,
  lines: (value: T) => readonly Paragraph[],
): readonly Paragraph[] {
  const shown = fact.known ? lines(fact.value) : [text(unknownValue(fact.reason), 'dim')];
  return [blank, text(heading, 'heading'), ...(shown.length === 0 ? [text(words.none)] : shown)];
}

const row = (label: string, value: string): readonly Paragraph[] =>
  value === '' ? [] : [pair(label, clean(value))];

/** Failing disks and sensors outside their limits come first. */
function wrong({ disks, sensors }: Hardware): readonly Paragraph[] {
  const lines = [
    ...(disks.known ? disks.value : [])
      .filter(({ health }) => health === 'failing')
      .map(({ name }) => text(words.diskFails(name), 'bad')),
    ...(sensors.known ? sensors.value : [])
      .filter(({ bad }) => bad)
      .map(({ name, value }) => text(words.sensorBad(name, value), 'bad')),
  ];
  return lines.length === 0 ? [] : [text(headings.wrong, 'heading'), ...lines, blank];
}

/** Who made the machine, and what it is called. */
export const makerLines = ({
  maker,
  model,
}: Pick<SystemDescription, 'maker' | 'model'>): readonly Paragraph[] => [
  ...row(labels.maker, maker),
  ...row(labels.model, model),
];

function systemLines(system: SystemDescription): readonly Paragraph[] {
  const bios = `${system.biosVendor} ${system.biosVersion} ${system.biosDate}`.trim();
  return [
    ...makerLines(system),
    ...row(labels.serial, system.serial),
    ...row(labels.assetTag, system.assetTag),
    ...row(labels.bios, bios),
  ];
}

const cardLines = (cards: readonly Card[]): readonly Paragraph[] =>
  cards.flatMap(({ device, address, name, driver, driverVersion, firmware }) => [
    item(`${clean(device || address)}: ${clean(name) || statusWords.noValue}`),
    text(`  ${words.driver(driver, driverVersion, firmware)}`, 'dim'),
  ]);

/** All that was found, what is wrong first. */
export function hardwareParagraphs(found: Hardware): readonly Paragraph[] {
  const { system, capacity, memory, bmc, sensors, disks, cards } = found;
  const ofKind = (kind: Card['kind']): Known<readonly Card[]> =>
    mapKnown(cards, (all) => all.filter((card) => card.kind === kind));
  return [
    ...wrong(found),
    text(headings.system, 'heading'),
    ...(system.known ? systemLines(system.value) : [text(unknownValue(system.reason), 'dim')]),
    ...part(headings.processors, capacity, (all) => [
      ...row(labels.cpu, all.model),
      pair(labels.count, words.count(all.processors, all.sockets)),
      ...(all.memory === 0 ? [] : [pair(labels.memory, bytes(all.memory))]),
      ...(all.freeMemory === 0 ? [] : [pair(labels.free, bytes(all.freeMemory))]),
      ...(memory.known ? memory.value : []).map(({ slot, size, description }) =>
        item(clean(`${slot}: ${size}, ${description}`)),
      ),
    ]),
    ...part(headings.bmc, bmc, ({ address, mac, firmware }) => [
      ...row(labels.address, address),
      ...row(labels.mac, mac),
      ...row(labels.firmware, firmware),
    ]),
    ...part(headings.disks, disks, (all) =>
      all.map((disk) =>
        item(words.disk(disk, bytes(disk.size)), disk.health === 'failing' ? 'bad' : 'plain'),
      ),
    ),
    ...part(headings.storage, ofKind('storage'), cardLines),
    ...part(headings.network, ofKind('network'), cardLines),
    ...part(headings.sensors, sensors, (all) =>
      all.map(({ name, value, bad }) => item(clean(`${name}: ${value}`), bad ? 'bad' : 'plain')),
    ),
  ];
}
