import { basename, dirname } from 'node:path';
import type { HostFilePort, SetupFinding, SetupObstacle } from '../../model/index.js';
import { systemdFolder } from './drop-ins.js';
import { obstaclesToConsole } from './put-on-screens.js';
import { readScreens } from './screens.js';

/** Our units that the console on the screens does not need. */
const furtherUnits = ['xsconsole-kernel-messages.service', 'xsconsole-network-reset.service'];

const values: Readonly<Record<SetupObstacle['kind'], string>> = {
  link: 'link',
  notOurs: 'other file',
  noFile: 'no file',
  noFolder: 'no folder',
  masked: 'masked',
};

/** Finds what `--default` and `--restore` would refuse to touch, and masks of our units. */
export async function checkObstacles(files: HostFilePort): Promise<readonly SetupFinding[]> {
  const found = await obstaclesToConsole(files, await readScreens(files), furtherUnits);
  return found.map((obstacle) => ({
    ...subjectOf(obstacle),
    state: 'wrong',
    cause: { code: 'inTheWay', obstacle },
  }));
}

/** What the obstacle is about. The path is in its cause. */
function subjectOf(obstacle: SetupObstacle): Pick<SetupFinding, 'code' | 'subject' | 'value'> {
  const value = values[obstacle.kind];
  if (obstacle.kind === 'masked') return { code: 'unit', subject: obstacle.unit, value };
  const { path } = obstacle;
  const folder = dirname(path) === systemdFolder ? path : dirname(path);
  return { code: 'dropIn', subject: basename(folder, '.d'), value };
}
