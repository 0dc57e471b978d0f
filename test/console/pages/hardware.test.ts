import { known, unknown, type Hardware } from '../../../src/model/index.js';
import type { ConsoleEvent } from '../../../src/console/index.js';
import { locked, openItem, press, ready, shown, tell } from '../../support/console-walk.js';
import { hostFacts, hostStatus } from '../../support/host/walk-host.js';
import { machine } from '../../support/sample-objects.js';
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
