/**
 * Whether root has, or ever had, a password in the text of etc/shadow: `!!`, as the installer
 * leaves it, says that none was ever set; a locked one counts as set.
 */
export function hasPassword(shadow: string): boolean {
  const entry = shadow
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === 'root');
  return entry?.[1] !== '!!';
}
