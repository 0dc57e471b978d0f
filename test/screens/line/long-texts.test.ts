import { lineWords } from '../../../src/text/index.js';
import { converse, type LineHost } from '../../support/story/line-conversation.js';

const { more } = lineWords;
const sentences = Array.from({ length: 60 }, (_, index) => `Sentence ${index + 1} of many.`);
const help = { status: `Status Display\n\n${sentences.join('\n\n')}\n` };
/** The parts of what was said on the help page, between the questions whether to go on. */
const parts = async (typed: string, host: LineHost): Promise<readonly string[]> => {
  const { said } = await converse(`f1\n${typed}`, { help, ...host });
  return said.slice(said.indexOf('\nHelp\n')).split(more);
};
const screenful = (part: string | undefined): number => (part ?? '').split('\n').length;

test('a text that is longer than the terminal stops after each screenful', async () => {
  const told = await parts('\n'.repeat(20), { terminal: { columns: 80, rows: 30 } });
  // A question stands on the last row. Nothing is lost between the parts.
  expect(told.slice(0, -1).map(screenful)).toEqual(told.slice(0, -1).map(() => 30));
  expect(told.length).toBeGreaterThan(3);
  for (const sentence of sentences) expect(told.join('')).toContain(`${sentence}\n`);
});

test('a terminal of unknown size has 24 rows, one of few columns breaks lines', async () => {
  expect(screenful((await parts('\n', { terminal: true }))[0])).toBe(24);
  const narrow = await parts('\n', { terminal: { columns: 9, rows: 24 } });
  expect(screenful(narrow[0])).toBeLessThan(16);
});

test('< stops the text and leads to its question, which < leaves', async () => {
  const told = await parts('\n<\n<\n', { terminal: true });
  expect(told).toHaveLength(3);
  expect(told[2]).not.toContain('Sentence');
  expect(told[2]).toMatch(/^<: Back\n[^]*1\. Status Display\n/u);
});

test('any other answer is named and changes nothing', async () => {
  const told = await parts('y\n<\n', { terminal: true });
  expect(told[1]).toBe('"y" is not an answer here.\n');
});

test('the end of the input ends it there', async () => {
  expect((await parts('', { terminal: true })).length).toBe(2);
});

test('through pipes no text stops', async () => {
  const told = await parts('\n', {});
  expect(told).toHaveLength(1);
  for (const sentence of sentences) expect(told[0]).toContain(`${sentence}\n`);
});
