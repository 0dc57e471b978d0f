import { interruptionBySignals, type Interruption } from '../../src/cli/interruption.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What signals do to a command; its end is only noted, the listeners go with the test. */
function commandWithSignals(): {
  readonly interruption: Interruption;
  readonly said: readonly string[];
  readonly ends: jest.SpyInstance;
} {
  const said: string[] = [];
  const ends = jest.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('ended');
  });
  return {
    interruption: interruptionBySignals({
      err: (line) => {
        said.push(line);
      },
    }),
    said,
    ends,
  };
}

afterEach(() => {
  jest.restoreAllMocks();
  for (const signal of signals) process.removeAllListeners(signal);
});

test.each(signals)('%s before a run ends the command, with nothing changed', (signal) => {
  const { interruption, said, ends } = commandWithSignals();
  expect(() => process.emit(signal)).toThrow('ended');
  expect(ends).toHaveBeenCalledWith(1);
  expect(said).toEqual(['Stopped. Nothing was changed.']);
  expect(interruption.requested).toBe(false);
});

test.each(signals)(
  '%s in a run or behind it is a request, told once, and never says that nothing was changed',
  (signal) => {
    const { interruption, said, ends } = commandWithSignals();
    interruption.hold();
    for (let times = 0; times < 3; times += 1) process.emit(signal);
    expect(ends).not.toHaveBeenCalled();
    expect(interruption.requested).toBe(true);
    expect(said).toEqual([
      'Stopping as soon as it is safe. The step that has begun is finished first.',
    ]);
  },
);
