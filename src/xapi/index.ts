export type { DatabaseError } from './database/error.js';
export { describeDatabaseError } from './database/error.js';
export type { Caller } from './dispatch/method.js';
export type { Xapi, XapiOptions } from './xapi.js';
export { createXapi } from './xapi.js';
export type { ServerOptions, XapiServer } from './http/server.js';
export { startServer } from './http/server.js';
