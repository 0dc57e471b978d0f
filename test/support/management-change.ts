import { finish } from '../../src/model/index.js';
import { setManagementInterface, type ManagementOptions } from '../../src/operations/index.js';
import { parseTrigger, type ManagementConfiguration } from '../../src/reset/index.js';
import type { XenApiSession } from '../../src/xenapi/index.js';

/** A wish in the words of a trigger. */
export function wanted(...lines: readonly string[]): ManagementConfiguration {
  const read = parseTrigger(`${lines.join('\n')}\n`);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** The change to its end; `steps` are those that began. */
export const change = (
  session: XenApiSession,
  uuid: string,
  wanted: ManagementConfiguration,
  options: ManagementOptions = {},
  steps: string[] = [],
) =>
  finish(setManagementInterface(session, uuid, wanted, options), ({ step, phase }) => {
    if (phase === 'starting') steps.push(step);
  });
