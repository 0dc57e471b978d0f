import { dirname, join } from 'node:path';
import type { HostPort } from '../../model/index.js';
import type { ReturnWatch } from '../../host/index.js';
import { host } from '../loading.js';

const program = join(dirname(__filename), 'complete-network-reset.js');

/** Whoever follows a trial on this host when the console is gone. */
export function watcherOf(opened: Promise<HostPort>): ReturnWatch {
  let watch: Promise<ReturnWatch> | null = null;
  const there = (): Promise<ReturnWatch> => {
    watch ??= (async () => (await host()).returnWatch(await opened, program))();
    return watch;
  };
  return {
    start: async () => (await there()).start(),
    end: async () => {
      if (watch !== null) await (await watch).end();
    },
  };
}
