import type { PortError } from '../../model/index.js';
import { errorCode } from './disk.js';

/**
 * Turns a thrown system error into an error value for the reset. `subject` is the host path that
 * the operator knows. Anything that is not a system error is a bug and is thrown again.
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

/** The error that the system would throw for a path that is not a regular file. */
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
      // Root gets EPERM only when the file or folder has the immutable or append-only attribute.
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
