/** What a user may do: only read, or everything. */
export type Role = 'read-only' | 'pool-admin';
