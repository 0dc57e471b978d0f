const any = (key: unknown, value?: unknown): object => ({
  type: { key, ...(value === undefined ? {} : { value }), min: 0, max: 'unlimited' },
});
const optional = (key: unknown): object => ({ type: { key, min: 0 } });
const rowOf = (table: string): object => ({ type: 'uuid', refTable: table });
const oneOf = (...words: readonly string[]): object => ({
  type: 'string',
  enum: ['set', words],
});
const plain = (type: string): object => ({ type });

/** The part of Open vSwitch's own schema that our rows use, in its spelling. */
export const ovsSchema = {
  name: 'Open_vSwitch',
  version: '8.3.1',
  tables: {
    Open_vSwitch: {
      maxRows: 1,
      isRoot: true,
      columns: { bridges: any(rowOf('Bridge')) },
    },
    Bridge: {
      indexes: [['name']],
      columns: {
        name: { ...plain('string'), mutable: false },
        ports: any(rowOf('Port')),
        fail_mode: optional(oneOf('secure', 'standalone')),
        other_config: any('string', 'string'),
        external_ids: any('string', 'string'),
      },
    },
    Port: {
      indexes: [['name']],
      columns: {
        name: { ...plain('string'), mutable: false },
        interfaces: { type: { key: rowOf('Interface'), max: 'unlimited' } },
        tag: optional({ type: 'integer', minInteger: 0, maxInteger: 4095 }),
        fake_bridge: plain('boolean'),
        mac: optional('string'),
        lacp: optional(oneOf('active', 'off', 'passive')),
        bond_mode: optional(oneOf('active-backup', 'balance-slb', 'balance-tcp')),
      },
    },
    Interface: {
      indexes: [['name']],
      columns: {
        name: { ...plain('string'), mutable: false },
        type: plain('string'),
        mac: optional('string'),
      },
    },
  },
} as const;
