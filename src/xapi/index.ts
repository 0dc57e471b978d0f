export { describeDatabaseError } from './database/error.js';
export type { Xapi, XapiOptions } from './xapi.js';
export { createXapi } from './xapi.js';
export type { XapiServer } from './http/server.js';
export { startServer } from './http/server.js';
