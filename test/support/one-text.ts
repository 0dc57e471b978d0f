import { join } from 'node:path';
import { known } from '../../src/model/index.js';
import { createRoot, type HostTree } from '../../src/host/index.js';

/** A host on which every file has this text. */
export function filesWith(text: string): HostTree {
  const state = { state: 'present', text, mode: 0o644, uid: 0, gid: 0, real: '/x' } as const;
  const changed = () => Promise.resolve({ ok: true, value: undefined } as const);
  return {
    root: createRoot('/nowhere'),
    read: () => Promise.resolve(state),
    text: () => Promise.resolve(known(text)),
    end: () => Promise.resolve(known({ text, whole: true })),
    list: () => Promise.resolve(known([])),
    locate: (path) => Promise.resolve(path),
    exists: () => Promise.resolve(true),
    realPath: (path) => Promise.resolve(path),
    folder: () => Promise.resolve(null),
    path: (path) => join('/nowhere', path),
    putLink: changed,
    removeName: () => Promise.resolve({ ok: true, value: false }),
    link: () => Promise.resolve(null),
    stamp: () => Promise.resolve(known('')),
    modified: () => Promise.resolve(known('')),
    write: changed,
    check: changed,
    sync: changed,
    discard: () => Promise.resolve(),
    remove: () => Promise.resolve({ ok: true, value: false }),
    prepare: (path) => Promise.resolve({ ok: true, value: { path, temporary: '', target: '' } }),
    commit: () => Promise.resolve({ ok: true, value: [] }),
  };
}
