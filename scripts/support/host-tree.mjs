// The files of a fresh host, for programs that are measured on it.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const files = {
  'etc/xensource/pool.conf': 'slave:10.0.0.7',
  'etc/xensource-inventory':
    "INSTALLATION_UUID='6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11'\n" +
    "CONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'\nMANAGEMENT_INTERFACE='xenbr0'\n" +
    "CURRENT_INTERFACES='xenbr0'\n",
  'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='dhcp'\n",
  'etc/sysconfig/network-scripts/interface-rename.py': '#!/bin/sh\n',
  'var/lib/xcp/networkd.db': '{"interface_config":{}}',
  'var/tmp/.keep': '',
};

/** Makes a fresh supporter. `more`: path -> text of other files; `nics`: how many it has. */
export function makeTree(root, { more = {}, nics = 2 } = {}) {
  for (const [path, text] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (let number = 0; number < nics; number += 1) {
    const nic = join(root, `sys/class/net/eth${number}`);
    mkdirSync(
      join(root, `sys/devices/pci0000:00/0000:${(4 + number).toString(16).padStart(2, '0')}:00.0`),
      { recursive: true },
    );
    mkdirSync(nic, { recursive: true });
    symlinkSync(
      `../../../devices/pci0000:00/0000:${(4 + number).toString(16).padStart(2, '0')}:00.0`,
      join(nic, 'device'),
    );
    writeFileSync(join(nic, 'address'), `00:1b:21:aa:bb:${number.toString(16).padStart(2, '0')}\n`);
    writeFileSync(join(nic, 'type'), '1\n');
  }
}
