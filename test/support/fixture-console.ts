/**
 * A console for terminal tests, without a host: a menu, and a form that opens with Enter. The page
 * names every event, so that a test sees what was decoded. `quit`, `throw`, `reject` and `exit`
 * typed into the field end the program in that way.
 */
import { spawn } from 'node:child_process';
import { runConsole, whyNotFullScreen } from '../../screens/full-screen.js';
import { type Controls } from '../../screens/index.js';
import { editField, fieldOf, fieldText, type Field } from '../../src/console/widgets/field.js';
import type { ConsoleView, InputEvent, Size } from '../../src/console/index.js';
import { field, line, menuScreen } from './host/sample-views.js';

interface State {
  readonly size: Size;
  readonly selected: number;
  readonly form: Field | null;
  readonly heard: string;
}

interface Effect {
  readonly ending: string;
}

function update(
  state: State,
  event: InputEvent,
): { readonly state: State; readonly effects: readonly Effect[] } {
  const heard =
    event.kind === 'key' ? event.key : event.kind === 'text' ? `"${event.text}"` : 'resized';
  const next: State = {
    ...state,
    heard: `${state.heard} ${heard}`.slice(-600),
    size: event.kind === 'resized' ? event : state.size,
  };
  if (state.form !== null) {
    if (event.kind === 'key' && event.key === 'escape')
      return { state: { ...next, form: null }, effects: [] };
    if (event.kind === 'key' && event.key === 'enter')
      return { state: { ...next, form: null }, effects: [{ ending: fieldText(state.form) }] };
    return { state: { ...next, form: editField(state.form, event) }, effects: [] };
  }
  if (event.kind !== 'key') return { state: next, effects: [] };
  if (event.key === 'down')
    return { state: { ...next, selected: Math.min(4, state.selected + 1) }, effects: [] };
  if (event.key === 'up')
    return { state: { ...next, selected: Math.max(0, state.selected - 1) }, effects: [] };
  if (event.key === 'redraw') return { state: next, effects: [{ ending: 'redraw' }] };
  return { state: event.key === 'enter' ? { ...next, form: fieldOf('') } : next, effects: [] };
}

function view(state: State): ConsoleView {
  const base = menuScreen(state.selected);
  const words = state.heard.split(' ');
  const rows: string[] = [];
  for (const word of words) {
    const last = rows.at(-1);
    if (last === undefined || last.length + word.length > 24) rows.push(word);
    else rows[rows.length - 1] = `${last} ${word}`;
  }
  const heard = rows.slice(-12).map((row) => line(row));
  const size = line(`size ${state.size.columns}x${state.size.rows}`);
  if (state.form === null)
    return { ...base, itemPage: { ...base.itemPage, lines: [size, ...heard] } };
  return {
    ...base,
    dialogue: {
      kind: 'form',
      title: 'A form',
      intro: [size],
      focused: 0,
      notice: heard,
      first: 0,
      keys: [{ key: 'Esc', action: 'Back' }],
      fields: [field('Word', fieldText(state.form), { caret: state.form.caret, hint: 'été 漢字' })],
    },
  };
}

function carryOut({ ending }: Effect, controls: Controls<never>): void {
  if (ending === 'quit') controls.quit(0);
  if (ending === 'throw') throw new Error('thrown on purpose');
  if (ending === 'reject') void Promise.reject(new Error('rejected on purpose'));
  if (ending === 'redraw') controls.redraw();
  if (ending === 'exit') process.exit(7);
  if (ending === 'shell') {
    void controls.aside(
      () =>
        new Promise((resolve) => {
          spawn('sh', ['-c', 'echo SHELL READY; read line'], { stdio: 'inherit' }).on(
            'exit',
            () => {
              resolve();
            },
          );
        }),
    );
  }
  if (ending === 'aside')
    void controls.aside(
      () =>
        new Promise((resolve) => {
          process.stdout.write('ASIDE\r\n', () => {
            setImmediate(resolve);
          });
        }),
    );
}

const requests = { ascii: process.argv.includes('--ascii'), mono: process.argv.includes('--mono') };
const reason = whyNotFullScreen(process.stdin, process.stdout, process.env);
if (reason !== null) {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
} else {
  void runConsole<State, never, Effect>({
    input: process.stdin,
    output: process.stdout,
    environment: process.env,
    options: requests,
    escapeDelay: Number(process.env['ESCAPE_DELAY'] ?? 150),
    baud: null,
    tellSize: () => Promise.resolve(),
    start: (size) => ({ state: { size, selected: 0, form: null, heard: '' }, effects: [] }),
    update,
    view,
    carryOut,
    mayInterrupt: () => true,
    crashed: (error) => {
      process.stderr.write(`crashed: ${String(error)}\n`);
    },
  }).then((status) => {
    process.exit(status);
  });
}
