import type { PortError } from '../../model/index.js';
import { errorCode } from './disk.js';

/**
 * A thrown system error as the value the reset speaks of. `subject` is the host path the operator
 * knows. Something thrown that is no system error is a bug and is thrown on.
 */
export function portError(error: unknown, subject: string): PortError {
  const errno = errorCode(error);
  if (errno === '') throw error;
  const code = codeOf(errno);
  const cause =
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string'
      ? error.message
      : errno;
  return {
    code,
    subject,
    cause,
    retryable: code === 'noSpace' || code === 'readOnly' || code === 'ioError',
  };
}

/** What the system would throw for a name that stands for no regular file. */
export function notARegularFile(path: string): Error {
  return Object.assign(new Error(`${path} is not a regular file`), { code: 'ELOOP' });
}

function codeOf(errno: string): PortError['code'] {
  switch (errno) {
    case 'EROFS':
      return 'readOnly';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'noSpace';
    case 'EACCES':
      return 'permission';
    case 'EPERM':
      // Root is refused with EPERM only where the file or folder carries the immutable or
      // append-only attribute.
      return process.geteuid?.() === 0 ? 'immutable' : 'permission';
    case 'ELOOP':
    case 'EISDIR':
    case 'ENOTDIR':
    case 'EXDEV':
      return 'wrongKind';
    default:
      return 'ioError';
  }
}
