import type { Xapi, XapiOptions } from '../../../src/xapi/index.js';
import type { XenApiClient } from '../../../src/xenapi/index.js';
import { whole } from '../../support/disk/whole.js';
import { merge, pool, type Tables } from '../pool-file.js';
import { inventory, withXapi, type TestXapi } from '../with-xapi.js';

const mac = '00:16:3e:00:00:01';

export const local = { transport: 'unix' } as const;

/** The coordinator's address, and the one that the supporter's wire gives it. */
export const addresses = { coordinator: '192.0.2.77', supporter: '192.0.2.9' } as const;

/** A host on a wire with a lease 192.0.2.9/24, as a boot leaves it. */
export const wire = (more: Readonly<Record<string, unknown>> = {}) => ({
  'etc/embedded-hardware.json': JSON.stringify({
    nics: [{ mac, pci: '0000:02:00.0', vendor: '', device: '', driver: 'igb', cable: true }],
  }),
  'etc/embedded-lan.json': JSON.stringify({
    ports: {
      [mac]: {
        untagged: {
          dhcp: {
            address: addresses.supporter,
            netmask: '255.255.255.0',
            gateway: '',
            dns: ['192.0.2.53'],
          },
        },
      },
    },
    xenapi: ['192.0.2.53'],
    ...more,
  }),
  'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='dhcp'\n",
});

/** The pool secret's file. */
export const secretFile = (secret = 'one/two/three') => ({ 'etc/xensource/ptoken': secret });

/** The files of h2 as a supporter of whoever is at that address. */
export const supporterFiles = (
  coordinator: string = addresses.coordinator,
): Readonly<Record<string, string>> => ({
  ...wire(),
  ...secretFile(),
  'etc/xensource/pool.conf': `slave:${coordinator}`,
});

/** The pool whose coordinator h1 is at 192.0.2.77. */
export const poolOfTwo = merge(pool(), {
  host: { h1: { address: addresses.coordinator }, h2: { address: '192.0.2.40' } },
});

export const errorAnswer = (code: string, ...params: readonly string[]) => ({
  ok: false,
  error: { code, params },
});

/** What stands in for the network between the hosts: who answers under an address. */
export class Wire {
  readonly #hosts = new Map<string, Xapi>();

  plug(address: string, xapi: Xapi): void {
    this.#hosts.set(address, xapi);
  }

  unplug(address: string): void {
    this.#hosts.delete(address);
  }

  readonly reach = (address: string): XenApiClient => ({
    target: { socketPath: address },
    name: address,
    call: async (method, params) => {
      const xapi = this.#hosts.get(address);
      if (xapi === undefined)
        return { ok: false, error: { kind: 'transport', code: 'refused', detail: 'nobody' } };
      const answer = await xapi.dispatch(method, params, { transport: 'tcp', sender: address });
      return answer.ok
        ? { ok: true, value: whole(answer.value) }
        : { ok: false, error: { kind: 'api', ...answer.error } };
    },
  });
}

/** How the two hosts differ from a pool that is well. */
interface TwoHosts {
  readonly tables?: Tables;
  readonly files?: Readonly<Record<string, string>>;
  readonly uuid?: string;
  readonly wire?: Wire;
  /** What else differs in both XAPIs. */
  readonly more?: Partial<XapiOptions>;
}

/** Runs h1 as the coordinator and h2 as its supporter, each a XAPI of its own. */
export async function withSupporter(
  body: (supporter: TestXapi, coordinator: TestXapi, wire: Wire) => Promise<void>,
  {
    tables = poolOfTwo,
    files = {},
    uuid = 'uuid-h2',
    wire: given = new Wire(),
    more,
  }: TwoHosts = {},
): Promise<void> {
  await withXapi(
    tables,
    async (coordinator) => {
      await withXapi('', (supporter) => body(supporter, coordinator, given), {
        lan: true,
        booted: true,
        inventory: inventory('xenbr0', uuid),
        files: { ...supporterFiles(), ...files },
        ...more,
        reach: given.reach,
        made: (xapi) => {
          given.plug(addresses.supporter, xapi);
        },
      });
    },
    {
      files: { ...secretFile(), 'etc/xensource/pool.conf': 'master' },
      ...more,
      reach: given.reach,
      made: (xapi) => {
        given.plug(addresses.coordinator, xapi);
      },
    },
  );
}
