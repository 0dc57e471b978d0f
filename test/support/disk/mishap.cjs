// This file is preloaded into a program under test. On SIGUSR2 it does what MISHAP names, as a bug
// or a careless library would.
const mishaps = {
  throw: () => {
    setImmediate(() => {
      throw new Error('a mishap on purpose');
    });
  },
  reject: () => {
    void Promise.reject(new Error('a mishap on purpose'));
  },
  exit: () => {
    process.exit(7);
  },
  noise: () => {
    process.stderr.write('\x1b[31mNOISE on standard error\x0e\nmore of it\n');
  },
};
process.on('SIGUSR2', mishaps[process.env.MISHAP]);
