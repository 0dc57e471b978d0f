import {
  largestPoolDatabase,
  mapKnown,
  err,
  isJsonObject,
  jsonList,
  jsonText,
  known,
  ok,
  unknown,
  type Known,
  type Result,
  type Stick,
  type StickError,
  type StickFile,
  type StickPort,
  type StickIssue,
} from '../../model/index.js';
import type { HostTree } from '../../host/index.js';
import { hardwarePath } from '../lan/hardware.js';
import { readTreeJson } from '../lan/json.js';

/** A folder of the tree that stands for a stick. Whoever removes it pulls the stick out. */
interface StickFolder {
  readonly stick: Stick;
  readonly folder: string;
}

const issues = ['boot', 'lvm', 'sr', 'noFileSystem', 'readOnly', 'notLooked'] as const;

function issueIn(text: string): StickIssue | null {
  const kind = issues.find((each) => each === text);
  return kind === undefined ? null : { kind };
}

async function foldersOf(tree: HostTree): Promise<Known<readonly StickFolder[]>> {
  const read = await readTreeJson(tree, hardwarePath);
  if (!read.known) return read;
  if (!isJsonObject(read.value)) return unknown('damaged', hardwarePath);
  const described = jsonList(read.value['sticks']).filter((each) => isJsonObject(each));
  const folders = described.map((one): StickFolder => {
    const { size } = one;
    return {
      folder: jsonText(one, 'folder'),
      stick: {
        device: jsonText(one, 'device'),
        model: jsonText(one, 'model'),
        serial: jsonText(one, 'serial'),
        label: jsonText(one, 'label'),
        size: typeof size === 'number' ? size : 0,
        fileSystem: jsonText(one, 'fileSystem'),
        uuid: jsonText(one, 'uuid'),
        issue: issueIn(jsonText(one, 'issue')),
      },
    };
  });
  const there = await Promise.all(
    folders.map(async (one) => ((await tree.exists(one.folder)) ? one : null)),
  );
  return known(there.filter((one) => one !== null));
}

async function filesIn(tree: HostTree, folder: string): Promise<readonly StickFile[]> {
  const names = await tree.list(folder);
  const files = await Promise.all(
    (names.known ? names.value : []).map(async (name): Promise<StickFile | null> => {
      const text = await tree.text(`${folder}/${name}`);
      const at = await tree.modified(`${folder}/${name}`);
      return text.known && at.known
        ? { name, size: Buffer.byteLength(text.value), at: at.value }
        : null;
    }),
  );
  return files.filter((file) => file !== null);
}

/** The USB sticks of a tree. An embedded host's are folders; any other tree has none. */
export function treeSticks(tree: HostTree, described: boolean): StickPort {
  const folderOf = async (stick: Stick): Promise<Result<string, StickError>> => {
    const found = await foldersOf(tree);
    const all = found.known ? found.value : [];
    const one = all.find((each) => each.stick.device === stick.device);
    return one === undefined ? err({ code: 'gone', detail: '' }) : ok(one.folder);
  };
  return {
    list: async () => {
      if (!described) return unknown('notLooked');
      const found = await foldersOf(tree);
      return mapKnown(found, (all) => all.map(({ stick }) => stick));
    },
    put: async (stick, name, content) => {
      const folder = await folderOf(stick);
      if (!folder.ok) return folder;
      const path = `${folder.value}/${name}`;
      if (await tree.exists(path)) return err({ code: 'exists', detail: name });
      const files = await filesIn(tree, folder.value);
      const used = files.reduce((sum, { size }) => sum + size, 0);
      const free = Math.max(0, stick.size - used);
      const needed = Buffer.byteLength(content);
      if (needed > free) return err({ code: 'full', detail: '', room: { needed, free } });
      const written = await tree.write(path, content, 0o600);
      return written.ok ? ok(undefined) : err({ code: 'notWritten', detail: written.error.cause });
    },
    files: async (stick, ending) => {
      const folder = await folderOf(stick);
      if (!folder.ok) return folder;
      const files = await filesIn(tree, folder.value);
      return ok(files.filter(({ name }) => name.endsWith(ending)));
    },
    text: async (stick, name) => {
      const folder = await folderOf(stick);
      if (!folder.ok) return folder;
      const text = await tree.text(`${folder.value}/${name}`, largestPoolDatabase);
      return text.known ? ok(text.value) : err({ code: 'missing', detail: name });
    },
  };
}
