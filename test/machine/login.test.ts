import { isTurnedAway, opensLogin } from '../support/story/login-story.js';
import { passwordOf, type MachineUser } from './lab/image.js';
import { atSerialLine, tellOnMachine } from './lab/on-machine.js';

/** Names a user on the form. The line is slow: the cursor also passes where it does not stay. */
async function names(operator: ReturnType<typeof atSerialLine>, user: string): Promise<void> {
  const { emulator } = operator.session;
  await operator.sees('Esc Cancel');
  await operator.session.waitFor(() =>
    (emulator.lines()[emulator.cursor().row] ?? '').includes('Password'),
  );
  await operator.fill('User name', user);
  operator.session.press('tab');
}

tellOnMachine('each user of the machine gets the answer that PAM gives', async (machine) => {
  const operator = atSerialLine(machine);
  await operator.sees('Status Display', 'IPv4 address');
  await opensLogin(operator);
  const refused: readonly (readonly [MachineUser, string])[] = [
    [
      'plain',
      'This user may not administer this host. Only root and members of the group xsops may.',
    ],
    ['expired', 'This account cannot be used.'],
    ['locked', 'The name or the password is wrong.'],
  ];
  for (const [user, why] of refused) {
    await names(operator, user);
    await isTurnedAway(operator, passwordOf(user), why);
  }
  for (const user of ['oper', 'due', 'root'] as const) {
    await names(operator, user);
    await operator.logsIn(passwordOf(user));
    await operator.sees(`${user}@`, `Logged in as ${user}.`);
    await operator.next();
    await operator.sees(`${user} is logged out.`);
    await operator.next();
    await operator.next();
  }
});
