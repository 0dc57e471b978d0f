// What a reset keeps and recreates of a host with 16 ports in 8 Bonds and 200 VLANs, as ratios to
// the reset of a host with nothing to keep. Both have the same ports, and their XAPI is down during
// the reset, so that the pool database file tells what is kept.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTree } from '../support/host-tree.mjs';
import { poolDatabase, refOf } from '../support/pool-database.mjs';
import { resetCommand } from '../support/programs.mjs';
import { startServerOn } from '../support/xapi-server.mjs';
import { interleaved, line, milliseconds } from './measure.mjs';

const nics = 17;
const management = `eth${nics - 1}`;
const rounds = 5;
const uuid = refOf('host 0').slice('OpaqueRef:'.length);

/** A coordinator whose last port carries management. */
function tree(sizes) {
  const root = mkdtempSync(join(tmpdir(), 'xsc-bench-'));
  makeTree(root, {
    nics,
    more: {
      'etc/xensource/pool.conf': 'master',
      'etc/xensource-inventory':
        `INSTALLATION_UUID='${uuid}'\n` +
        "CONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'\n" +
        `MANAGEMENT_INTERFACE='xenbr${nics - 1}'\nCURRENT_INTERFACES='xenbr${nics - 1}'\n`,
      'etc/firstboot.d/data/management.conf': `LABEL='${management}'\nMODE='dhcp'\n`,
      'var/lib/xcp/state.db': poolDatabase({ hosts: 1, nics, ...sizes }),
    },
  });
  return root;
}

/** Milliseconds of one run of the command. */
const timed = (root, ...words) => milliseconds(() => resetCommand(root, ...words));
const reset = (root) =>
  timed(
    root,
    '--yes',
    '--no-probe',
    '--device',
    management,
    '--mode',
    'static',
    '--ip',
    '192.0.2.5',
    '--netmask',
    '255.255.255.0',
  );

/** A reset of a host of its own. */
async function resetOf(sizes) {
  const root = tree(sizes);
  try {
    return await reset(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const whole = { bonds: 8, vlans: 200 };

/** The rebuild after a reset that a start of XAPI has completed. */
async function rebuild() {
  const root = tree(whole);
  await reset(root);
  const server = await startServerOn(root, null);
  try {
    return await timed(root, '--rebuild');
  } finally {
    await server.stop();
  }
}

/** Prints the figures. */
export async function run(print) {
  const figures = await interleaved(
    {
      plain: () => resetOf({ bonds: 0, vlans: 0 }),
      keep: () => resetOf(whole),
      rebuild,
    },
    rounds,
  );
  print(line('a reset with nothing to keep', figures.plain));
  const ratio = (figure) => `${(figure / figures.plain).toFixed(2)} x the reset`;
  print(
    `${line('a reset that keeps 16 ports, 8 Bonds and 200 VLANs', figures.keep)}  ` +
      `${ratio(figures.keep)}`,
  );
  print(`${line('recreating them (--rebuild)', figures.rebuild)}  ${ratio(figures.rebuild)}`);
}
