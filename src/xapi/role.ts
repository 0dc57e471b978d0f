/** What a user may do: read, or everything. */
export type Role = 'read-only' | 'pool-admin';
