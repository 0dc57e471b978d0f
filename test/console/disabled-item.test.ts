import { openItem, press, ready, shown, type Walk } from '../support/console-walk.js';
import { allItems, labelOf } from '../../src/console/menu/menu.js';
import { itemReason } from '../../src/console/menu/item-page.js';
import { view } from '../../src/console/index.js';
import { hostFacts, hostStatus } from '../support/host/walk-host.js';

const down = { xapi: 'stopped' } as const;

/** Consoles on which some items are disabled, each for other reasons. */
const hosts: Readonly<Record<string, Walk>> = {
  'without XAPI': ready(hostFacts(down), hostStatus(down)),
  'without users': ((at: Walk): Walk => ({
    ...at,
    state: {
      ...at.state,
      options: {
        ...at.state.options,
        login: null,
        unavailable: {
          shell: 'There is no shell in this tree.',
          vms: 'There are no virtual machines in this tree.',
        },
      },
    },
  }))(ready()),
};

describe.each(Object.entries(hosts))('%s', (_, host) => {
  const disabled = allItems().filter(({ item }) => itemReason(item, host.state) !== '');

  test('some item is disabled', () => {
    expect(disabled.length).toBeGreaterThan(0);
  });

  test.each(disabled)('Enter on $item says why it is disabled, and Esc goes back', ({ item }) => {
    const at = openItem(host, labelOf(item));
    expect(view(at.state).dialogue).toMatchObject({ kind: 'page', title: labelOf(item) });
    expect(shown(at).slice(1).join(' ')).toContain(itemReason(item, host.state).slice(0, 60));
    expect(view(press(at, 'escape').state).dialogue).toBeNull();
  });
});
