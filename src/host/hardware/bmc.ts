import { known, unknown, type Bmc, type Known, type Sensor } from '../../model/index.js';
import type { Commands } from '../machine/commands.js';
import { ask, valueOf } from './ask.js';

/** The BMC's own computer may be slow. */
const limitMs = 10_000;

/** The BMC's address and firmware, as ipmitool tells them. Unknown (absent): there is none. */
export async function readBmc(commands: Commands | null): Promise<Known<Bmc>> {
  const lan = await ask(commands, 'ipmitool', ['lan', 'print'], limitMs);
  if (lan === null) return unknown('notLooked');
  const info = await ask(commands, 'ipmitool', ['mc', 'info'], limitMs);
  const bmc = {
    address: valueOf(lan.text, 'IP Address'),
    mac: valueOf(lan.text, 'MAC Address'),
    firmware: valueOf(info?.text ?? '', 'Firmware Revision'),
  };
  return bmc.address === '' && bmc.firmware === '' ? unknown('absent') : known(bmc);
}

/** The sensors that have a reading: lines of `ipmitool sdr`. */
export async function readSensors(commands: Commands | null): Promise<Known<readonly Sensor[]>> {
  const listed = await ask(commands, 'ipmitool', ['sdr'], limitMs);
  if (listed === null) return unknown('notLooked');
  return listed.status === 0 ? known(sensorsIn(listed.text)) : unknown('absent');
}

/** `name | value | status`; status ns: no reading, ok: within its limits. */
export function sensorsIn(text: string): readonly Sensor[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', value = '', status = ''] = line.split('|').map((part) => part.trim());
    return name === '' || status === '' || status === 'ns'
      ? []
      : [{ name, value, bad: status !== 'ok' }];
  });
}
