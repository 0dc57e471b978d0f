import { FairScheduler } from '../../src/xapi/fair-scheduler.js';

/** Runs after the sockets were looked at once more, and what was scheduled before has run. */
const turn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

test('in each turn of the loop a few begin and one goes on, in the order they came', async () => {
  const turns = new FairScheduler();
  const log: string[] = [];
  const note = (name: string) => () => {
    log.push(name);
  };
  for (let index = 0; index < 6; index += 1) void turns.begin().then(note(`new ${index}`));
  for (let index = 0; index < 3; index += 1) void turns.goOn().then(note(`old ${index}`));
  const seen: string[][] = [];
  for (let round = 0; round < 3; round += 1) {
    await turn();
    seen.push(log.splice(0));
  }
  expect(seen).toEqual([
    ['new 0', 'new 1', 'new 2', 'new 3', 'old 0'],
    ['new 4', 'new 5', 'old 1'],
    ['old 2'],
  ]);
});

test('those who go on take turns with each other, and nobody who begins waits for their end', async () => {
  const turns = new FairScheduler();
  const log: string[] = [];
  const long = async (name: string) => {
    for (let stretch = 0; stretch < 50; stretch += 1) {
      log.push(name);
      await turns.goOn();
    }
  };
  const all = [long('a'), long('b'), long('c')];
  await turns.begin();
  log.push('new');
  await Promise.all(all);
  expect(log.indexOf('new')).toBeLessThan(8);
  expect(log.slice(-6)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
});
