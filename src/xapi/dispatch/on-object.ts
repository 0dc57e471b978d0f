import type { CallResult } from '../../xenapi/index.js';
import type { Args } from './args.js';
import type { Row } from '../database/row.js';
import { failed, handleInvalid } from '../errors.js';
import type { Call, Method } from './method.js';

/**
 * The body of a call on one object, which the parameter `name` names. HANDLE_INVALID [class; ref]
 * when that object does not exist.
 */
export function onObject(
  table: string,
  name: string,
  body: (call: Call, row: Row, args: Args) => CallResult | Promise<CallResult>,
): Method['run'] {
  return (call, args) => {
    const row = call.services.database.find(table, args.text(name));
    return row === null ? failed(handleInvalid(table, args.text(name))) : body(call, row, args);
  };
}

/** The body of a call on the PIF `self`. */
export function onPif(
  body: (call: Call, pif: Row, args: Args) => CallResult | Promise<CallResult>,
): Method['run'] {
  return onObject('PIF', 'self', body);
}
