import type { Commands } from './commands.js';

/** The start-up unit, whose program also follows what waits for a confirmation. */
const unit = 'xsconsole-network-reset.service';
const limitMs = 10_000;

/** Starts the unit where this machine has it. */
export async function startResetUnit(commands: Pick<Commands, 'run'>): Promise<boolean> {
  const args = ['start', '--no-block', unit];
  const ran = await commands.run({ program: 'systemctl', args, limitMs });
  return ran.ok && ran.value.status === 0;
}
