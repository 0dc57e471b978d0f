import type { Commands } from '../machine/commands.js';

const limitMs = 10_000;
/** One of these has the screen while it is active. */
const rescueShells: readonly string[] = ['rescue.service', 'emergency.service'];
const properties = ['Id', 'LoadState', 'ActiveState', 'WantedBy', 'RequiredBy'];

/**
 * Which of these units systemd starts by itself when the host starts, so that they had the screens
 * before the console. A unit that is disabled or masked is not one of them. None while a rescue
 * shell has the screen: its end starts them. All of them when systemd cannot be asked, because a
 * login too many is better than none.
 */
export async function startedByHost(
  units: readonly string[],
  commands: Pick<Commands, 'run'>,
): Promise<readonly string[]> {
  const asked = await commands.run({
    program: 'systemctl',
    args: ['show', `--property=${properties.join(',')}`, '--', ...units, ...rescueShells],
    limitMs,
  });
  if (!asked.ok || asked.value.status !== 0) return units;
  const known = new Map(
    asked.value.stdout.split(/\n{2,}/u).map((block) => {
      const shown = new Map(
        [...block.matchAll(/^(\w+)=(.*)$/gmu)].map(([, name = '', value = '']) => [name, value]),
      );
      return [shown.get('Id') ?? '', shown];
    }),
  );
  if (rescueShells.some((unit) => known.get(unit)?.get('ActiveState') === 'active')) return [];
  return units.filter((unit) => {
    const shown = known.get(unit);
    const wanting = `${shown?.get('WantedBy') ?? ''}${shown?.get('RequiredBy') ?? ''}`;
    return shown?.get('LoadState') === 'loaded' && wanting !== '';
  });
}
