import { parseKeyValue, valueOf } from '../../reset/index.js';
import { clean } from '../../text/index.js';
import { buildWords as words } from '../../text/pages/build.js';
import type { HostKnowledge } from '../knowledge.js';
import type { MenuPage } from '../menu/menu-page.js';
import { blank, pair, text, type Paragraph } from '../widgets/paragraph.js';

const buildKeys = [
  'PRODUCT_BRAND',
  'PRODUCT_VERSION',
  'PRODUCT_VERSION_TEXT',
  'BUILD_NUMBER',
  'PLATFORM_NAME',
  'PLATFORM_VERSION',
  'XEN_VERSION',
  'KERNEL_VERSION',
  'INSTALLATION_UUID',
  'INSTALLATION_DATE',
] as const;

/** The product that the inventory names, and this program's version. */
function beside({ facts, program }: HostKnowledge): readonly Paragraph[] {
  const inventory = facts?.files.inventory;
  const lines = inventory?.state === 'present' ? parseKeyValue(inventory.text) : null;
  const found =
    lines === null
      ? []
      : buildKeys.flatMap((key) => {
          const value = valueOf(lines, key) ?? '';
          return value === '' ? [] : [pair(words.labels[key], clean(value))];
        });
  return [
    ...(facts !== null && lines === null
      ? [text(words.noInventory, 'warning')]
      : [text(words.intro)]),
    blank,
    ...found,
    pair(words.console, program),
  ];
}

/** The menu item Software Build Information. */
export const build: MenuPage<never, never> = {
  words,
  topic: 'build',
  beside,
  way: () => '',
};
