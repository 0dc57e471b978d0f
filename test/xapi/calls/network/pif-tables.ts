import type { Tables } from '../../pool-file.js';

export const ha: Tables = { pool: { p: { ha_enabled: 'true' } } };

export const unmanaged: Tables = { PIF: { 'h1-eth0': { managed: 'false' } } };
