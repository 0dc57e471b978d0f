import { known, unknown, unknownFor, type Known, type Playbook } from '../model/index.js';
import type { EffectPlace } from './effect-function.js';
import { operations } from './loading.js';

/** The supporters of this coordinator, for their page. */
export async function playbookOf({ host }: Pick<EffectPlace, 'host'>): Promise<Known<Playbook>> {
  const { readPlaybook, reasonOf } = await operations();
  const read = await readPlaybook(await host);
  if (read.ok) return known(read.value);
  const { error } = read;
  return error.code === 'xapi' ? unknownFor(reasonOf(error.error)) : unknown('notLooked');
}
