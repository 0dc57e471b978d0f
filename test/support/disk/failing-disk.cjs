'use strict';
/**
 * Loaded before a program (`node --require`). It numbers every change that the process makes to the
 * file system, from 0, and makes one of them go wrong. It replaces calls of Node's own library, so
 * the program needs no support for it.
 *
 * FAILING_DISK is JSON. `at`: the change that goes wrong (absent: only count). `does`: 'kill'
 * (SIGKILL before it), 'half' (SIGKILL when a write is half made), another signal (sent before it),
 * or an errno that the change fails with. `on`: all later changes fail too. `report`: the file that
 * gets the names of the changes, one a line, when the program ends by itself.
 */
const fs = require('node:fs');

const {
  at = -1,
  does = 'kill',
  on = false,
  report = null,
} = JSON.parse(process.env.FAILING_DISK ?? '{}');
const changes = [];
/** A full disk still removes names, and accepts changes that need no new block. */
const needsNoSpace = /^(unlink|rmdir|fsync|truncate|chmod|chown)/;
const die = () => process.kill(process.pid, 'SIGKILL');

/** A promise for the arrival of the signal that was sent; null: none is on its way. */
let unheard = null;

/**
 * Sends a signal to the program. Node delivers it some turns of its loop later; how many depends on
 * how busy the machine is. Changes wait until then, so that every run is the same.
 */
function send(signal) {
  // A listener of ours alone would keep a program alive that has none.
  if (process.listenerCount(signal) > 0) {
    const waits = setInterval(() => undefined, 1000);
    unheard = new Promise((resolve) => {
      process.once(signal, () => {
        clearInterval(waits);
        unheard = null;
        resolve();
      });
    });
  }
  process.kill(process.pid, signal);
}

/** Makes a change once no signal is on its way. */
const inTurn = (change) => (unheard === null ? change() : unheard.then(change));

/** Numbers a change. Answers true for a write that must stay half done. */
function announce(name) {
  const number = changes.push(name) - 1;
  if (at < 0 || number < at || (number > at && !on)) return false;
  if (does === 'half') return name === 'write';
  if (does === 'kill') die();
  if (does.startsWith('SIG')) {
    send(does);
    return false;
  }
  if (does === 'ENOSPC' && needsNoSpace.test(name)) return false;
  throw Object.assign(new Error(`${does}: put in by a test, ${name}`), { code: does });
}

function wrap(target, name, before) {
  const original = target[name];
  target[name] = function (...args) {
    before(...args);
    return original.apply(this, args);
  };
}

/** The same for what answers a promise. */
function wrapAsync(target, name, before) {
  const original = target[name];
  target[name] = function (...args) {
    before(...args);
    return inTurn(() => original.apply(this, args));
  };
}

const creates = (flags) =>
  typeof flags === 'number' ? (flags & fs.constants.O_CREAT) !== 0 : /^[wa]/.test(flags ?? 'r');
const half = (bytes) => bytes.subarray(0, bytes.length >> 1);

for (const name of [
  'rename',
  'unlink',
  'mkdir',
  'link',
  'rmdir',
  'truncate',
  'chmod',
  'chown',
  'symlink',
]) {
  const before = (path, to) =>
    announce(`${name} ${name === 'rename' || name === 'link' ? to : path}`);
  wrapAsync(fs.promises, name, before);
  wrap(fs, `${name}Sync`, before);
}
const { openSync } = fs;
wrap(fs, 'openSync', (path, flags) => {
  if (creates(flags)) announce(`create ${path}`);
});
for (const [name, said] of [
  ['fsyncSync', 'fsync'],
  ['ftruncateSync', 'truncate'],
  ['fchmodSync', 'chmod'],
  ['fchownSync', 'chown'],
])
  wrap(fs, name, () => announce(said));
const { fsync } = fs;
fs.fsync = (fd, done) => {
  try {
    announce('fsync');
  } catch (error) {
    done(error);
    return;
  }
  void inTurn(() => fsync(fd, done));
};
const { writeSync } = fs;
fs.writeSync = (fd, bytes, ...more) => {
  // Standard output and error are no file system.
  if (fd > 2 && announce('write')) {
    writeSync(fd, half(Buffer.from(bytes)));
    die();
  }
  return writeSync(fd, bytes, ...more);
};

// Node's own hides its opening and its writing.
fs.appendFileSync = (path, text, { mode } = {}) => {
  const fd = fs.openSync(path, 'a', mode);
  try {
    fs.writeSync(fd, Buffer.from(text));
  } finally {
    fs.closeSync(fd);
  }
};

const { open } = fs.promises;
let isHandleWrapped = false;
fs.promises.open = async (path, flags, ...more) => {
  if (creates(flags)) announce(`create ${path}`);
  const handle = await inTurn(() => open(path, flags, ...more));
  if (!isHandleWrapped) wrapHandle(Object.getPrototypeOf(handle));
  isHandleWrapped = true;
  return handle;
};

function wrapHandle(prototype) {
  for (const [name, said] of [
    ['chmod', 'chmod'],
    ['chown', 'chown'],
    ['truncate', 'truncate'],
    ['sync', 'fsync'],
    ['datasync', 'fsync'],
  ]) {
    wrapAsync(prototype, name, () => announce(said));
  }
  const { write } = prototype;
  prototype.write = async function (bytes, ...more) {
    if (announce('write')) {
      await write.call(this, half(bytes));
      die();
    }
    return inTurn(() => write.call(this, bytes, ...more));
  };
  forbid(prototype, ['writev', 'writeFile', 'appendFile', 'createWriteStream']);
}

/** Calls that change files inside Node's own library are forbidden, because we would miss them. */
function forbid(target, names) {
  for (const name of names)
    wrap(target, name, () => {
      throw new Error(`${__filename} does not know how to count ${name}`);
    });
}
forbid(fs, [
  'copyFileSync',
  'cpSync',
  'rmSync',
  'writevSync',
  'writeFileSync',
  'createWriteStream',
]);
forbid(fs.promises, ['copyFile', 'cp', 'rm', 'writeFile', 'appendFile', 'lchown']);

process.on('exit', () => {
  if (report !== null)
    writeSync(openSync(report, 'w'), changes.map((name) => `${name}\n`).join(''));
});
