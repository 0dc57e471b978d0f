import { randomBytes } from 'node:crypto';
import {
  bestEffort,
  err,
  largestPoolDatabase,
  ok,
  type Result,
  type Stick,
  type StickError,
  type StickFile,
  type StickPort,
} from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import { errorOfCommand, lastWords, type CommandEnd, type Commands } from '../machine/commands.js';
import { findSticks } from './find-sticks.js';

/** The exit statuses of assets/helpers/stick.sh. */
const codes: ReadonlyMap<number, StickError['code']> = new Map([
  [30, 'busy'],
  [31, 'notMounted'],
  [32, 'unsafe'],
  [33, 'exists'],
  [34, 'full'],
  [35, 'notWritten'],
  [36, 'gone'],
  [37, 'stays'],
  [38, 'differs'],
  [39, 'missing'],
  [40, 'readOnly'],
  [41, 'here'],
]);

/** In memory, so that a full or damaged disk of the host does not matter. */
const folder = '/var/run/xsconsole';
/** An old stick takes a megabyte a second. */
const limitMs = 600_000;

/** One run of the helper. `name`: a file's name, or the ending of names. */
export interface StickWork {
  readonly action: 'put' | 'take' | 'list';
  /** A block device's path. */
  readonly device: string;
  readonly type: string;
  readonly name: string;
  /** A file of this machine. */
  readonly file?: string;
}

/**
 * Mounts a device for one piece of work, in a mount namespace of its own where that is possible.
 */
export async function workOnDevice(
  { commands, helper }: { readonly commands: Commands; readonly helper: () => string },
  { action, device, type, name, file = '' }: StickWork,
): Promise<Result<CommandEnd, StickError>> {
  const own = (await commands.find('unshare')) !== null;
  const shell = ['-c', helper(), 'stick', own ? 'own' : 'shared', action, device, type];
  const args = [...shell, `${folder}/stick`, name, file];
  const ran = await commands.run(
    own
      ? { program: 'unshare', args: ['-m', 'sh', ...args], limitMs }
      : { program: 'sh', args, limitMs },
  );
  if (!ran.ok) return err({ code: 'here', detail: ran.error.cause });
  const { status } = ran.value;
  if (status === 0) return ok(ran.value);
  const code = codes.get(status);
  if (code === undefined)
    return err({ code: 'here', detail: errorOfCommand(ran.value, 'commandFailed', device).cause });
  const detail = lastWords({ ...ran.value, stdout: '' });
  return err(code === 'full' ? noRoom(detail) : { code, detail });
}

/** The helper says how many bytes the file needs, and how many are free. */
function noRoom(said: string): StickError {
  const [, needed, free] = /^(\d+) (\d+)$/u.exec(said) ?? [];
  return needed === undefined || free === undefined
    ? { code: 'full', detail: said }
    : { code: 'full', detail: '', room: { needed: Number(needed), free: Number(free) } };
}

/** What may be read although nothing may be written to it. */
const isReadable = ({ issue }: Stick): boolean =>
  issue === null || issue.kind === 'readOnly' || issue.kind === 'content';

const isSame = (one: Stick, other: Stick): boolean =>
  one.device === other.device &&
  one.uuid === other.uuid &&
  one.size === other.size &&
  one.serial === other.serial &&
  one.fileSystem === other.fileSystem;

/** The USB sticks of this machine. `helper`: the text of assets/helpers/stick.sh. */
export function machineSticks(
  commands: Commands,
  files: HostTree,
  helper: () => string,
): StickPort {
  /** Looks again first: meanwhile it may be another stick, or in use. */
  const work = async (
    stick: Stick,
    may: (now: Stick) => boolean,
    wanted: Pick<StickWork, 'action' | 'name' | 'file'>,
  ): Promise<Result<CommandEnd, StickError>> => {
    const found = await findSticks(files, commands, []);
    const now = found.known ? found.value.find(({ device }) => device === stick.device) : undefined;
    if (now === undefined) return err({ code: 'gone', detail: '' });
    if (!isSame(now, stick) || !may(stick) || !may(now))
      return err({ code: 'changed', detail: '' });
    const device = `/dev/${stick.device}`;
    return workOnDevice({ commands, helper }, { device, type: stick.fileSystem, ...wanted });
  };
  /** Works with a file in memory that goes afterwards. `content` null: the helper makes it. */
  const withFile = async <T>(
    content: string | Uint8Array | null,
    use: (path: string, place: string) => Promise<Result<T, StickError>>,
  ): Promise<Result<T, StickError>> => {
    const path = `${folder}/${randomBytes(8).toString('hex')}`;
    if (content !== null) {
      const written = await files.write(path, content, 0o600);
      if (!written.ok) return err({ code: 'here', detail: written.error.cause });
    }
    const place = await files.locate(path);
    try {
      return place === null ? err({ code: 'here', detail: path }) : await use(path, place);
    } finally {
      // The folder is in memory: what stays goes at the reboot.
      bestEffort(await files.remove(path));
    }
  };
  return {
    list: (srDevices) => findSticks(files, commands, srDevices),
    put: (stick, name, content) =>
      withFile(content, async (_, file) => {
        const ran = await work(stick, ({ issue }) => issue === null, {
          action: 'put',
          name,
          file,
        });
        return ran.ok ? ok(undefined) : ran;
      }),
    files: async (stick, ending) => {
      const ran = await work(stick, isReadable, { action: 'list', name: ending });
      return ran.ok ? ok(filesIn(ran.value.stdout)) : ran;
    },
    text: (stick, name) =>
      withFile(null, async (path, file) => {
        const ran = await work(stick, isReadable, { action: 'take', name, file });
        if (!ran.ok) return ran;
        const read = await files.text(path, largestPoolDatabase);
        return read.known ? ok(read.value) : err({ code: 'here', detail: read.reason.detail });
      }),
  };
}

/** The lines `file SIZE SECONDS NAME` of the helper. */
function filesIn(text: string): readonly StickFile[] {
  return text.split('\n').flatMap((line) => {
    const [, size = '', seconds = '', name = ''] = /^file (\d+) (\d+) ([\w.-]+)$/u.exec(line) ?? [];
    const at = new Date(Number(seconds) * 1000).toISOString();
    return name === '' ? [] : [{ name, size: Number(size), at }];
  });
}
