const kib = 1024;
const mib = 1024 * kib;

/**
 * The most bytes that the answer to a call may have. A login or a setter answers a reference or
 * nothing. Only all records of a class are long. In a pool of the largest supported size they stay
 * below half of the limit. Any other call answers a value, a record or many references.
 */
export function answerLimit(method: string): number {
  const name = method.slice(method.lastIndexOf('.') + 1);
  if (name.startsWith('get_all_records') || method === 'event.from') return 64 * mib;
  return method.startsWith('session.') || name.startsWith('set_') ? 64 * kib : 4 * mib;
}
