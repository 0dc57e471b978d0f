import { err, type KeyboardPort } from '../../model/index.js';
import {
  inputDevice,
  isSerialDevice,
  loadNoted,
  readLayouts,
  recoverLayout,
  savedLayout,
  saveLayout,
  type HostTree,
  type LoadLayout,
} from '../../host/index.js';

/** The layout of the simulated keyboard. It goes with each boot. */
const loaded = '/run/keyboard';

/**
 * The keyboard of a tree. An embedded host has a simulated one, so that its page can be practised
 * on any terminal; in any other tree there is none.
 */
export function treeKeyboard(files: HostTree, described: boolean): KeyboardPort {
  const load: LoadLayout = async (layout) =>
    described
      ? files.write(loaded, `${layout}\n`, 0o644)
      : err({
          code: 'wrongKind',
          subject: layout,
          cause: files.root.directory,
          retryable: false,
        });
  return {
    place: async () => {
      if (!described) return 'elsewhere';
      const device = await inputDevice();
      return device !== null && isSerialDevice(device) ? 'serial' : 'here';
    },
    layouts: () => readLayouts(files),
    saved: () => savedLayout(files),
    load: (layout) => loadNoted(files, layout, '', load),
    recover: () => recoverLayout(files, load),
    save: (layout) => saveLayout(files, layout),
  };
}
