import { draw } from '../../screens/draw/draw.js';
import { view, type Line, type Size } from '../../src/console/index.js';
import { helpPages } from '../support/help-pages.js';
import { askedSince, locked, openItem, press, tell, type Walk } from '../support/console-walk.js';

const picture = ({ state }: Walk): readonly string[] => draw(view(state), state.size).text();
const joined = (lines: readonly Line[]): string =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('');
const bare = (text: string): string => text.replaceAll(/\s/gu, '');

/** The login form with a password typed, and sent. */
const sent = (size: Size): Walk =>
  press(openItem(locked({ size, help: helpPages }), 'Log In/Out'), 'type:secret', 'enter');

/** The form after PAM refused the account in these words. */
const refused = (asked: Walk, detail: string): Walk =>
  tell(asked, {
    kind: 'loginEnded',
    attempt: asked.state.logins,
    result: { ok: false, code: 'account', detail, failedLogins: 1, waitSeconds: 1 },
  });

/** The pictures from here on, one for each PageDown that moves something. */
function paged(walk: Walk): readonly (readonly string[])[] {
  const pictures = [picture(walk)];
  for (let at = press(walk, 'pagedown'); ; at = press(at, 'pagedown')) {
    const next = picture(at);
    if (next.join('\n') === pictures.at(-1)?.join('\n')) return pictures;
    pictures.push(next);
  }
}

const sentences = (count: number): string =>
  Array.from({ length: count }, (_, at) => `${at + 1}: ask the directory's owner.`).join(' ');
const messages: readonly (readonly [string, string])[] = [
  ['of a screenful', sentences(40)],
  ['of 200 lines', sentences(200)],
  ['in any language', 'Zugang gesperrt – 接続できません –\tpřístup odepřen. '.repeat(30)],
  ['of one long word', Array.from({ length: 80 }, (_, at) => `/idm${at}.example.org`).join('')],
];

describe.each([
  { columns: 80, rows: 24 },
  { columns: 132, rows: 50 },
  { columns: 80, rows: 12 },
  { columns: 40, rows: 12 },
])('at $columns x $rows', (size) => {
  test.each(messages)("PAM's message %s is read whole with PageDown", (_, said) => {
    const form = refused(sent(size), said);
    const { dialogue } = view(form.state);
    const [intro, notice] =
      dialogue?.kind === 'form' ? [dialogue.intro, dialogue.notice] : [[], []];
    expect(bare(joined(notice))).toContain(bare(said));
    const rows = paged(form).flat().map(bare);
    for (const line of [...intro, ...notice])
      expect(rows.some((row) => row.includes(bare(joined([line]))))).toBe(true);
  });
});

const usual = { columns: 80, rows: 24 };
const long = sentences(40);

test('the marks and the bottom line say that there is more, as on any page that scrolls', () => {
  const pictures = paged(refused(sent(usual), long)).map((rows) => rows.join('\n'));
  const marks = (text: string | undefined): readonly boolean[] =>
    ['↑ more', '↓ more'].map((mark) => text?.includes(mark) === true);
  expect(pictures.length).toBeGreaterThan(1);
  expect([marks(pictures[0]), marks(pictures.at(-1))]).toEqual([
    [false, true],
    [true, false],
  ]);
  for (const text of pictures) {
    expect(text).toMatch(/PgUp\/PgDn Scroll/u);
    expect(text).toMatch(/User name[^]*Password/u);
    expect(text).not.toContain('hidden');
  }
});

test('where all is visible no key is offered, and PageDown changes nothing', () => {
  const form = refused(sent(usual), 'It has expired.');
  const { state } = press(form, 'pagedown', 'pagedown', 'pageup');
  expect(state).toEqual(form.state);
  expect(picture(form).join('\n')).not.toMatch(/PgDn|more/u);
});

test('PageUp leads back, and PageDown at the end is not counted', () => {
  const form = refused(sent(usual), long);
  const end = press(form, ...Array.from({ length: 9 }, () => 'pagedown'));
  const back = press(end, 'pageup', 'pageup', 'pageup', 'pageup');
  expect(picture(back)).toEqual(picture(form));
});

test('typing goes on while the text is scrolled, and what comes next is read from its top', () => {
  const form = press(refused(sent(usual), long), 'type:se', 'pagedown', 'type:cond');
  const rows = picture(form);
  expect(rows.join('\n')).toContain('[******');
  expect(rows.join('\n')).toContain('↑ more');
  const { caret } = draw(view(form.state), usual);
  expect(caret.visible).toBe(true);
  expect(rows[caret.row]).toContain('Password');
  const again = press(form, 'enter');
  expect(askedSince(form, again)).toMatchObject([{ kind: 'login', password: 'second' }]);
  expect(picture(refused(again, long)).join('\n')).not.toContain('↑ more');
});

test('F1 names the keys', () => {
  const help = view(press(refused(sent(usual), long), 'f1').state).dialogue;
  expect(help?.kind === 'page' ? joined(help.lines) : '').toMatch(
    /In a form[^.]*PgUp and PgDn scroll/u,
  );
});
