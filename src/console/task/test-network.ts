import { parseTestTarget } from '../../model/index.js';
import { clean, testOutcomeText, testWords as words } from '../../text/index.js';
import { blank, pair, text, type Paragraph } from '../paragraph.js';
import type { TestSubject } from '../../model/index.js';
import type { HostKnowledge } from '../pages/page.js';
import type { TestPage } from './page.js';
import type { Go, PageSpec, TaskContext, TaskRow } from './page-spec.js';

function start(targets: readonly TestSubject[], { nextTest: run }: TaskContext): Go {
  return {
    to: 'page',
    page: { task: 'test', page: 'running', run, results: [], ended: false },
    effects: [{ kind: 'testNetwork', run, targets }],
  };
}

/** pool.conf's coordinator; '' where it names none. */
function coordinator({ facts }: HostKnowledge): string {
  return facts?.pool.role === 'supporter' ? facts.pool.coordinatorAddress : '';
}

/** Test Network: whom to ask. */
export function testListPage(context: TaskContext): PageSpec {
  const near = (['loopback', 'gateway', 'dns'] as const).map((of): TestSubject => ({
    of,
    text: '',
  }));
  const address = coordinator(context);
  const target: TestSubject = { of: 'coordinator', text: address };
  const row = (id: keyof typeof words.rows, go: Go, disabled = ''): TaskRow => ({
    cells: words.rows[id],
    disabled,
    go,
  });
  return {
    kind: 'list',
    title: words.title,
    intro: [text(words.intro)],
    columns: [],
    preselected: 0,
    rows: [
      row('all', start(address === '' ? near : [...near, target], context)),
      ...near.map((one) => row(one.of, start([one], context))),
      row(
        'coordinator',
        start([target], context),
        address !== ''
          ? ''
          : context.facts?.pool.role === 'coordinator'
            ? words.isCoordinator
            : words.noCoordinator,
      ),
      row('own', { to: 'page', page: { task: 'test', page: 'own' } }),
    ],
  };
}

/** What is wrong with a typed target. */
function ownIssue(typed: string): string {
  const target = parseTestTarget(typed);
  return target.ok ? '' : words.wrong[target.error](typed);
}

/** The form for an address or a name. */
export function testOwnPage(context: TaskContext): PageSpec {
  return {
    kind: 'form',
    title: words.ownTitle,
    intro: [text(words.ownIntro)],
    fields: [{ id: 'target', ...words.field, value: '' }],
    issueOf: (typed) => () => ownIssue(typed('target')),
    submit: (typed) => start([{ of: 'own', text: typed('target').trim() }], context),
  };
}

/** The answers as they come. */
export function testRunningPage({ run, results, ended }: TestPage): PageSpec {
  const rows = results.map(({ of, asked, outcome }): Paragraph =>
    pair(
      words.of[of],
      `${asked === '' ? '' : `${clean(asked)} `}${testOutcomeText(outcome)}`,
      outcome.state === 'answered' ? 'good' : 'bad',
    ),
  );
  const end = results.length === 0 ? words.nothing : words.done;
  return {
    kind: 'text',
    title: ended ? words.ended : words.running,
    blocks: [
      ...rows,
      ...(rows.length === 0 ? [] : [blank]),
      text(ended ? end : words.waiting, 'dim'),
    ],
    keys: [],
    leave: ended ? [] : [{ kind: 'stopTest', run }],
    escape: 'back',
  };
}
