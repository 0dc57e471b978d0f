const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * How many bytes the answer to a call may have. A login, a setter and an action answer a reference or nothing. A getter answers one value or
 * record, or many references. Only all records of a class are long: those of a pool of the largest supported size stay below half of it.
 */
export function answerLimit(method: string): number {
  const name = method.slice(method.lastIndexOf('.') + 1);
  if (name.startsWith('get_all_records') || method === 'event.from') return 64 * MIB;
  return name.startsWith('get_') || name === 'listMethods' ? 4 * MIB : 64 * KIB;
}
