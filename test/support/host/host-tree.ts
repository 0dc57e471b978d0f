import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeSysfs } from './sysfs.js';
import { writeTree } from './tree.js';

/** What stands under a path: its text, where a link leads, or null for nothing. */
export function textAt(root: string, path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}

/**
 * All files of a current host: a supporter with two NICs whose management interface is eth0. Paths
 * are below the root.
 */
export const hostFiles: Readonly<Record<string, string>> = {
  'etc/xensource/pool.conf': 'slave:10.0.0.1',
  'etc/xensource-inventory': [
    '# keep me',
    "INSTALLATION_UUID='6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11'",
    '',
    "CONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'",
    "DOM0_OPTIONS='console=hvc0 a=b'",
    "MANAGEMENT_INTERFACE='xenbr0'",
    "CURRENT_INTERFACES='xenbr0 xapi1'",
    "MANAGEMENT_ADDRESS_TYPE='IPv4'",
    'not understood',
    '',
  ].join('\n'),
  'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='dhcp'\nBOND_MODE=''\n",
  'etc/sysconfig/network-scripts/interface-rename.py': '#!/bin/sh\n',
  'var/lib/xcp/networkd.db': '{"interface_config":{}}',
  'var/lib/xcp/local.db':
    '<?xml version="1.0"?><config><row key="ha.armed" value="false"/></config>',
  'var/tmp/.keep': '',
  'tmp/.keep': '',
};

/**
 * Makes a host's tree with the kernel's view of eth0 and eth1; `files` replaces or adds files, null
 * leaves one out.
 */
export function makeHostTree(
  root: string,
  files: Readonly<Record<string, string | null>> = {},
): void {
  const all = Object.entries({ ...hostFiles, ...files }).flatMap(
    ([path, text]): [string, string][] => (text === null ? [] : [[path, text]]),
  );
  writeTree(root, Object.fromEntries(all));
  makeSysfs(root, {
    eth0: {
      mac: '00:1b:21:aa:bb:00',
      carrier: '1',
      speed: '1000',
      duplex: 'full',
      hardware: { bus: '0000:04:00.0', driver: 'igb', vendor: '0x8086' },
      master: 'xenbr0',
    },
    eth1: {
      mac: '00:1b:21:aa:bb:01',
      carrier: '1',
      speed: '1000',
      duplex: 'full',
      hardware: { bus: '0000:04:00.1', driver: 'igb', vendor: '0x8086' },
    },
    xenbr0: { mac: '00:1b:21:aa:bb:00', hardware: null },
  });
}

/**
 * Every path below a folder, relative to it. Links are listed, not followed, because sysfs has
 * circles of them.
 */
function walk(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...walk(root, path)] : [path];
  });
}

/**
 * Every path below a folder with mode and content. A test uses it to prove that nothing changed.
 */
export function snapshot(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    walk(root)
      .sort()
      .map((path) => {
        const stats = lstatSync(join(root, path));
        const content = stats.isFile()
          ? readFileSync(join(root, path), 'latin1')
          : stats.isSymbolicLink()
            ? readlinkSync(join(root, path))
            : '';
        return [path, `${stats.mode.toString(8)} ${content}`];
      }),
  );
}
