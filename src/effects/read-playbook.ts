import type { Known, Playbook } from '../model/index.js';
import type { EffectPlace } from './effect-function.js';
import { operations } from './loading.js';

/** The supporters of this coordinator, for their page. */
export async function playbookOf({ host }: Pick<EffectPlace, 'host'>): Promise<Known<Playbook>> {
  const { readPlaybook, reasonOf } = await operations();
  const read = await readPlaybook(await host);
  if (read.ok) return { known: true, value: read.value };
  const { error } = read;
  return {
    known: false,
    reason: error.code === 'xapi' ? reasonOf(error.error) : { code: 'notLooked', detail: '' },
  };
}
