import {
  known,
  unknown,
  type Capacity,
  type Known,
  type MemoryModule,
  type SystemPort,
} from '../../model/index.js';
import type { Commands } from '../machine/commands.js';
import { ask, valueOf } from './ask.js';

const mebibyte = 1024 ** 2;

/**
 * The machine's processors and memory, as the hypervisor has them. Without a hypervisor the kernel
 * tells; below one it sees only what the control domain was given.
 */
export async function readCapacity(
  { memory, processors }: Pick<SystemPort, 'memory' | 'processors'>,
  commands: Commands | null,
): Promise<Known<Capacity>> {
  const [seen, kernel] = [await processors(), await memory()];
  const info = (await ask(commands, 'xl', ['info']))?.text ?? '';
  const number = (key: string): number => Number(valueOf(info, key)) || 0;
  const count = number('nr_cpus');
  if (count > 0)
    return known({
      model: seen.known ? seen.value.model : '',
      processors: count,
      sockets: Math.round(count / (number('cores_per_socket') * number('threads_per_core'))) || 0,
      memory: number('total_memory') * mebibyte,
      freeMemory: number('free_memory') * mebibyte,
    });
  if (!seen.known) return seen;
  return known({
    model: seen.value.model,
    processors: seen.value.count,
    sockets: 0,
    memory: kernel.known ? kernel.value.total : 0,
    freeMemory: kernel.known ? kernel.value.available : 0,
  });
}

/** The memory modules, as dmidecode tells them. */
export async function readMemoryModules(
  commands: Commands | null,
): Promise<Known<readonly MemoryModule[]>> {
  const answer = await ask(commands, 'dmidecode', ['-t', '17']);
  return answer === null ? unknown('notLooked') : known(modulesIn(answer.text));
}

/** The filled slots in the output of `dmidecode -t 17`. */
export function modulesIn(text: string): readonly MemoryModule[] {
  return text.split('\n\n').flatMap((record) => {
    const size = valueOf(record, 'Size');
    if (!/^\d/u.test(size)) return [];
    const parts = ['Type', 'Speed', 'Manufacturer', 'Part Number'].map((key) =>
      valueOf(record, key),
    );
    return [
      {
        slot: valueOf(record, 'Locator'),
        size,
        description: parts
          .filter((part) => part !== '' && !/^(Unknown|None)$/iu.test(part))
          .join(' '),
      },
    ];
  });
}
