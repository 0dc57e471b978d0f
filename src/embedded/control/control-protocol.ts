import {
  err,
  hasTexts,
  hostServices,
  isJsonObject,
  ok,
  type Result,
  type CommandOutcome,
  type MachinePort,
  type PortError,
  parseJson,
} from '../../model/index.js';

/**
 * The name of the embedded machine's socket in the run folder. Each request and each reply is one
 * line of JSON.
 */
export const controlSocketName = 'embedded-host.sock';

/**
 * Carries out one request, such as `["stopService", "xapi"]`. Answers null when the line is no
 * request. `["hello"]` only asks whether an embedded host runs.
 */
export async function answer(
  machine: MachinePort,
  line: string,
): Promise<Result<CommandOutcome, PortError> | null> {
  const [call, ...args] = parseTexts(line) ?? [];
  switch (call) {
    case 'hello':
      return ok({ ran: true, command: '' });
    case 'stopService':
    case 'startService': {
      const service = hostServices.find((name) => name === args[0]);
      return service === undefined ? null : machine[call](service);
    }
    case 'reconfigureManagement':
      return machine.reconfigureManagement(args);
    case 'resetInterfaceNames':
      return machine.resetInterfaceNames();
    case 'updateInterfaceNames':
      return machine.updateInterfaceNames(args);
    case 'remountRoot':
      return machine.remountRoot();
    case 'reboot':
      return machine.reboot();
    case undefined:
    default:
      return null;
  }
}

/** Reads a reply. Answers null when the line is not one of our replies. */
export function parseReply(line: string): Result<CommandOutcome, PortError> | null {
  const value = parse(line);
  if (!isJsonObject(value)) return null;
  const { ok: good, value: outcome, error } = value;
  if (good === true && isJsonObject(outcome) && typeof outcome['command'] === 'string')
    return ok({ ran: outcome['ran'] === true, command: outcome['command'] });
  return good === false && isPortError(error) ? err(error) : null;
}

const errorCodes: readonly string[] = [
  'serviceFailed',
  'commandFailed',
  'rebootFailed',
  'timedOut',
  'ioError',
] satisfies readonly PortError['code'][];

function isPortError(value: unknown): value is PortError {
  return (
    isJsonObject(value) &&
    hasTexts(value, ['code', 'subject', 'cause']) &&
    errorCodes.some((code) => code === value['code']) &&
    typeof value['retryable'] === 'boolean'
  );
}

function parse(line: string): unknown {
  const read = parseJson(line);
  return read.ok ? read.value : null;
}

function parseTexts(line: string): readonly string[] | null {
  const value = parse(line);
  return Array.isArray(value) ? value.filter((item: unknown) => typeof item === 'string') : null;
}
