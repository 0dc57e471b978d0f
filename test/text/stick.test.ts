import { stickWords } from '../../src/text/pages/stick.js';

test.each([
  [
    { code: 'full', detail: '', room: { needed: 2048, free: 1024 } },
    'There is too little room on the stick. 2.0 KiB are needed, 1.0 KiB are free.',
  ],
  [{ code: 'full', detail: '' }, 'There is too little room on the stick.'],
  [{ code: 'missing', detail: '' }, 'The file is not on the stick.'],
  [{ code: 'notMounted', detail: 'no such type' }, /^The stick cannot be mounted\. \(no such/u],
] as const)('%j', (error, words) => {
  const told = stickWords.failed(error);
  if (typeof words === 'string') expect(told).toBe(words);
  else expect(told).toMatch(words);
});
