/**
 * Whether root has, or ever had, a password in the text of etc/shadow. The installer leaves `!!`,
 * which says that none was ever set. A locked password counts as set.
 */
export function hasPassword(shadow: string): boolean {
  const entry = shadow
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === 'root');
  return entry?.[1] !== '!!';
}
