import { FileCache, known, unknown, type Known } from '../../src/model/index.js';

/** Files whose stamps a test sets. */
function filesWith(stamps: Record<string, string>) {
  return {
    stamps,
    stamp: (path: string): Promise<Known<string>> => {
      const stamp = stamps[path];
      return Promise.resolve(stamp === undefined ? unknown('absent', path) : known(stamp));
    },
  };
}

/** Numbers its calls. */
function counter(
  answer: (call: number) => Known<readonly string[]> = (call) => known([`${call}`]),
) {
  let calls = 0;
  return (): Promise<Known<readonly string[]>> => {
    calls += 1;
    return Promise.resolve(answer(calls));
  };
}

const both = { paths: ['/a', '/b'] };

test('files are read again when one has changed, appeared or gone, and for another question', async () => {
  const memory = new FileCache<readonly string[]>();
  const files = filesWith({ '/a': '1' });
  const make = counter();
  const taken = async (about = ''): Promise<unknown> => {
    const value = await memory.take(files, { ...both, about }, make);
    return value.known ? value.value[0] : value.reason;
  };
  expect([await taken(), await taken()]).toEqual(['1', '1']);
  files.stamps['/a'] = '2';
  expect([await taken(), await taken()]).toEqual(['2', '2']);
  files.stamps['/b'] = '1';
  expect([await taken(), await taken()]).toEqual(['3', '3']);
  delete files.stamps['/b'];
  expect([await taken(), await taken()]).toEqual(['4', '4']);
  expect([await taken('other'), await taken('other')]).toEqual(['5', '5']);
});

test('two that ask at once share one reading; each host has its own', async () => {
  const memory = new FileCache<readonly string[]>();
  const [one, other] = [filesWith({}), filesWith({})];
  const make = counter();
  const taken = await Promise.all([
    memory.take(one, both, make),
    memory.take(one, both, make),
    memory.take(other, both, make),
  ]);
  expect(taken).toEqual([known(['1']), known(['1']), known(['2'])]);
});

test('what could not be read is tried again; what is damaged stays so until it changes', async () => {
  const memory = new FileCache<readonly string[]>();
  const files = filesWith({ '/a': '1' });
  const make = counter((call) =>
    call < 3 ? unknown(call < 2 ? 'unreadable' : 'damaged') : known([]),
  );
  const codes = [];
  for (let time = 0; time < 3; time += 1) codes.push(await memory.take(files, both, make));
  expect(codes).toEqual([unknown('unreadable'), unknown('damaged'), unknown('damaged')]);
  files.stamps['/a'] = '2';
  expect(await memory.take(files, both, make)).toEqual(known([]));
});

test('a reading that threw is tried again', async () => {
  const memory = new FileCache<readonly string[]>();
  const files = filesWith({});
  await expect(
    memory.take(files, both, () => Promise.reject(new Error('a bug'))),
  ).rejects.toThrow();
  expect(await memory.take(files, both, counter())).toEqual(known(['1']));
});

test('what is remembered is a copy, which keeps nothing of the file alive', async () => {
  const memory = new FileCache<readonly string[]>();
  const value = ['text'];
  const taken = await memory.take(filesWith({}), both, () => Promise.resolve(known(value)));
  expect(taken.known && taken.value).toEqual(value);
  expect(taken.known && taken.value === value).toBe(false);
});
