import { known, unknown, type Hardware } from '../../../src/model/index.js';
import type { ConsoleEvent } from '../../../src/console/index.js';
import { locked, openItem, press, ready, shown, tell } from '../../support/console-walk.js';
import { hostFacts, hostStatus } from '../../support/host/walk-host.js';

const machine: Hardware = {
  system: known({
    maker: 'Supermicro',
    model: 'X11DDW-L',
    serial: 'S1',
    assetTag: '',
    biosVendor: 'AMI',
    biosVersion: '3.4',
    biosDate: '11/03/2020',
  }),
  capacity: known({
    model: 'Xeon',
    processors: 40,
    sockets: 2,
    memory: 192 * 1024 ** 3,
    freeMemory: 0,
  }),
  memory: known([{ slot: 'A1', size: '32 GB', description: 'DDR4' }]),
  bmc: known({ address: '192.168.1.210', mac: '', firmware: '1.71' }),
  sensors: known([{ name: 'FAN2', value: '300 RPM', bad: true }]),
  disks: known([
    {
      name: 'sda',
      size: 960197124096,
      model: 'Micron',
      serial: 'X',
      medium: 'solid',
      removable: false,
      use: { kind: 'empty' },
      health: 'failing',
    },
  ]),
  cards: known([
    {
      kind: 'network',
      address: '0000:02:00.0',
      name: 'Intel I350',
      driver: 'igb',
      driverVersion: '5.3',
      firmware: '1.63',
      device: 'eth0',
    },
  ]),
};
const found = (more: Partial<Hardware> = {}): ConsoleEvent => ({
  kind: 'objects',
  of: 'hardware',
  found: known({ ...machine, ...more }),
});

test('the page says what is wrong first, then all parts of the machine; nobody has to log in', () => {
  const at = openItem(locked(), 'Hardware and BIOS');
  expect(at.effects.at(-1)).toEqual({ kind: 'readObjects', of: 'hardware' });
  expect(shown(at)).toContain('Reading...');
  const lines = shown(tell(at, found()));
  expect(lines.slice(0, 4)).toEqual([
    'Hardware and BIOS',
    'What is wrong',
    'Disk sda says that it is failing. Replace it.',
    'Sensor FAN2 is outside its limits: 300 RPM.',
  ]);
  expect(lines.join('\n')).toContain('BIOS           AMI 3.4 11/03/2020');
  expect(lines.join('\n')).toContain('40 in 2 sockets');
  expect(lines.join(' ')).toContain('sda: 894.3 GiB, SSD, Micron, X, empty, FAILING');
  expect(lines.join('\n')).toContain('driver igb, 5.3, firmware 1.63');
  expect(lines.join('\n')).toMatch(/Storage cards\nnone/u);
});

test('what nobody tells is unknown, with XAPI down too, and F5 reads again', () => {
  const down = { xapi: 'hung' } as const;
  const at = tell(
    openItem(ready(hostFacts(down), hostStatus(down)), 'Hardware and BIOS'),
    found({ bmc: unknown('absent'), disks: unknown('unreadable', 'EIO') }),
  );
  expect(shown(at).join('\n')).toContain('unknown (cannot be read: EIO)');
  const again = press(at, 'f5');
  expect(again.effects.at(-1)).toEqual({ kind: 'readObjects', of: 'hardware' });
  expect(shown(again)).toContain('Reading...');
});
