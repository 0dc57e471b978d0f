// This file is preloaded into a program under test. On SIGUSR2 it does what FAULT names, as a bug
// or a careless library would.
const faults = {
  throw: () => {
    setImmediate(() => {
      throw new Error('a fault on purpose');
    });
  },
  reject: () => {
    void Promise.reject(new Error('a fault on purpose'));
  },
  exit: () => {
    process.exit(7);
  },
  noise: () => {
    process.stderr.write('\x1b[31mNOISE on standard error\x0e\nmore of it\n');
  },
};
process.on('SIGUSR2', faults[process.env.FAULT]);
