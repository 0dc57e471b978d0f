export type { DatabaseTrouble } from './database/trouble.js';
export { describeTrouble } from './database/trouble.js';
export type { Caller } from './method.js';
export type { BringUp, InterfaceToBringUp, Lease } from './networking/bring-up.js';
export type { Xapi, XapiOptions } from './xapi.js';
export { createXapi } from './xapi.js';
