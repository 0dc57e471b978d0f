import { merge, pool } from '../pool-file.js';

export const mac = '00:16:3e:00:00:01';

export const local = { transport: 'unix' } as const;

/**
 * h1 on a wire with a lease 192.0.2.9/24, as a boot leaves it; `xenapi`: who speaks XenAPI there.
 */
export const wire = (xenapi: readonly string[], more: Readonly<Record<string, unknown>> = {}) => ({
  'etc/embedded-hardware.json': JSON.stringify({
    nics: [{ mac, pci: '0000:02:00.0', vendor: '', device: '', driver: 'igb', cable: true }],
  }),
  'etc/embedded-lan.json': JSON.stringify({
    ports: {
      [mac]: {
        untagged: {
          dhcp: {
            address: '192.0.2.9',
            netmask: '255.255.255.0',
            gateway: '',
            dns: ['192.0.2.53'],
          },
        },
      },
    },
    xenapi,
    ...more,
  }),
  'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='dhcp'\n",
});

/** h1 is a supporter of h2, whose address the pool database has as 192.0.2.77. */
export const supporter = merge(pool(), {
  pool: { p: { master: 'h2' } },
  host: { h2: { address: '192.0.2.77' } },
});

export const failure = (code: string, ...params: readonly string[]) => ({
  ok: false,
  error: { code, params },
});
