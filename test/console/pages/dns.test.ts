import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import { known, unknown } from '../../../src/model/index.js';
import {
  askedSince,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts, hostStatus } from '../../support/host/walk-host.js';

const seen = (walk: Walk): string => shown(walk).join('\n');
const flat = (walk: Walk): string => shown(walk).join(' ');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);
const asked = (...servers: readonly string[]): ConsoleEvent => ({
  kind: 'nameServers',
  nameServers: known({ servers, search: [] }),
});

describe('with XAPI', () => {
  const list = openItem(ready(), 'DNS Servers');

  test('adds servers behind those that are there', () => {
    const add = press(list, 'enter', 'type:10.0.0.3, fd00::53', 'enter');
    expect(shown(add)).toEqual([
      'DNS Servers: change',
      'The name servers will be:',
      '- 10.0.0.2',
      '- 10.0.0.3',
      '- fd00::53',
    ]);
    expect(last(press(add, 'f8'))).toEqual({
      kind: 'setDns',
      servers: ['10.0.0.2', '10.0.0.3', 'fd00::53'],
      through: 'xapi',
    });
    expect(shown(press(add, 'escape'))).toContain('> DNS servers: 10.0.0.3, fd00::53');
  });
  test('removes one of them, or all', () => {
    expect(shown(press(list, 'down', 'enter'))).toContain(
      'There will be no name server: host names will no longer resolve.',
    );
    const { management } = hostStatus();
    if (!management.known || management.value === null) throw new Error('the fixture has one');
    const two = openItem(
      ready(
        hostFacts(),
        hostStatus({ management: known({ ...management.value, dns: ['10.0.0.2', '10.0.0.3'] }) }),
      ),
      'DNS Servers',
    );
    expect(last(press(two, 'down', 'enter', 'f8'))).toEqual({
      kind: 'setDns',
      servers: ['10.0.0.3'],
      through: 'xapi',
    });
    expect(last(press(two, 'end', 'enter', 'f8'))).toEqual({
      kind: 'setDns',
      servers: [],
      through: 'xapi',
    });
  });
  test.each([
    ['', 'Type the address of a server.'],
    ['nowhere', '"nowhere" is not an IP address'],
    ['0.0.0.0', 'means "no address"'],
    ['10.0.0.2', '10.0.0.2 is already in the list.'],
    ['1.1.1.1,1.1.1.1', '1.1.1.1 is already in the list.'],
    ['2001:db8::1,2001:DB8:0::1', '2001:DB8:0::1 is already in the list.'],
  ])('%j is refused: %s', (typed, words) => {
    expect(seen(press(list, 'enter', `type:${typed}`, 'enter'))).toContain(words);
  });
  test.each([
    [
      'nothing is known of it',
      hostStatus({ management: unknown('unreachable') }),
      'The management interface is not known now',
    ],
    [
      'there is no management interface',
      hostStatus({ management: known(null) }),
      'This host has no management interface.',
    ],
  ])('is shut with a reason where %s', (_, status, words) => {
    const at = openItem(ready(hostFacts(), status, 160, 40), 'DNS Servers');
    expect(title(at)).toBe('DNS Servers');
    expect(seen(at)).toContain(words);
  });
  test('says why DHCP keeps it shut, instead of doing nothing', () => {
    const { management } = hostStatus();
    if (!management.known || management.value === null) throw new Error('the fixture has one');
    const at = openItem(
      ready(
        hostFacts(),
        hostStatus({ management: known({ ...management.value, mode: 'dhcp', dns: [] }) }),
        160,
        40,
      ),
      'DNS Servers',
    );
    expect(title(at)).toBe('DNS Servers');
    expect(flat(at)).toContain(
      'The name servers come from DHCP. To set your own, give the management interface a ' +
        'static address.',
    );
  });
});

describe('without XAPI', () => {
  const dark = (...servers: readonly string[]): Walk =>
    tell(ready(hostFacts({ xapi: 'stopped' })), asked(...servers));
  const list = openItem(dark('192.0.2.1', '192.0.2.2'), 'DNS Servers');

  test(
    "the servers asked now are changed in the host's own file, and how long that holds is " +
      'said before and at the question',
    () => {
      expect(flat(list)).toContain(
        'written into /etc/resolv.conf of this host. They are used at once, but ' +
          'only until DHCP, XAPI or a restart rewrites that file. - 192.0.2.1 - 192.0.2.2',
      );
      const ask = press(list, 'enter', 'type:192.0.2.3', 'enter');
      expect(flat(ask)).toContain(
        '- 192.0.2.3  This changes only /etc/resolv.conf. It lasts until DHCP, XAPI or a restart ' +
          'rewrites that file.',
      );
      expect(last(press(ask, 'f8'))).toEqual({
        kind: 'setDns',
        servers: ['192.0.2.1', '192.0.2.2', '192.0.2.3'],
        through: 'file',
      });
    },
  );
  test('also where the management interface is not known or uses DHCP', () => {
    const status = hostStatus({ management: unknown('unreachable') });
    const at = openItem(tell(ready(hostFacts({ xapi: 'hung' }), status), asked()), 'DNS Servers');
    expect(seen(at)).toContain('There are none.');
    expect(last(press(at, 'enter', 'type:fd00::53', 'enter', 'f8'))).toEqual({
      kind: 'setDns',
      servers: ['fd00::53'],
      through: 'file',
    });
  });
  test('a file that cannot be read is told as that, not as empty', () => {
    const at = openItem(
      tell(ready(hostFacts({ xapi: 'stopped' })), {
        kind: 'nameServers',
        nameServers: unknown('unreadable', 'EIO'),
      }),
      'DNS Servers',
    );
    expect(seen(at)).toContain('The name servers in use now are unknown (cannot be read: EIO).');
  });
  test('XAPI going away between two keys leads to the other way, and both are told', () => {
    const form = press(openItem(ready(), 'DNS Servers'), 'enter', 'type:192.0.2.3');
    const ask = press(
      tell(form, asked('192.0.2.1'), { kind: 'facts', facts: hostFacts({ xapi: 'stopped' }) }),
      'enter',
    );
    expect(flat(ask)).toContain('This changes only /etc/resolv.conf');
    expect(askedSince(form, press(ask, 'f8')).at(-1)).toEqual({
      kind: 'setDns',
      servers: ['192.0.2.1', '192.0.2.3'],
      through: 'file',
    });
  });
});

describe('the page beside the item', () => {
  const beside = (walk: Walk): string => shown(press(walk, 'type:n', 'enter', 'type:d')).join('\n');

  test('shows whom the host asks now, which under DHCP only its resolv.conf knows', () => {
    expect(beside(tell(ready(), asked('192.0.2.1')))).toContain(
      'In use now:\n- 192.0.2.1\n\nConfigured:\n- 10.0.0.2',
    );
    expect(beside(tell(ready(), asked('10.0.0.2')))).not.toContain('Configured:');
  });
  test('says unknown where that is not known', () => {
    expect(
      beside(tell(ready(), { kind: 'nameServers', nameServers: unknown('damaged') })).replaceAll(
        '\n',
        ' ',
      ),
    ).toContain('The name servers in use now are unknown (damaged).');
  });
});
