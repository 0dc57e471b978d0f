import type { Hardware } from '../../model/index.js';
import { unknownValue, wayIn } from '../../text/index.js';
import { hardwareWords as words } from '../../text/pages/hardware.js';
import { hardwareParagraphs, makerLines } from '../describe/hardware.js';
import type { MenuPage } from '../menu/menu-page.js';
import type { ObjectAnswer, ReadObjects } from '../objects.js';
import { openFacts, type FactsSpec } from '../widgets/facts-page.js';
import { blank, text } from '../widgets/paragraph.js';

const page: FactsSpec<Hardware> = {
  title: words.label,
  topic: 'hardware',
  read: { kind: 'readObjects', of: 'hardware' },
  found: (answer) => (answer.of === 'hardware' ? answer.found : null),
  paragraphs: (found) => hardwareParagraphs(found),
  unknown: (reason) => [text(unknownValue(reason), 'warning')],
};

/** The menu item Hardware and BIOS. */
export const hardware: MenuPage<ReadObjects, ObjectAnswer> = {
  words,
  topic: 'hardware',
  beside: ({ machineSummary }) => [
    text(words.beside),
    text(words.noXapi),
    ...(machineSummary?.machine.known === true
      ? [blank, ...makerLines(machineSummary.machine.value)]
      : []),
  ],
  way: () => wayIn.open,
  enter: () => openFacts(page),
};
