import {
  parseTypedAddress,
  type TestResult,
  type TestTarget,
  coordinatorAddressOf,
} from '../../../model/index.js';
import { clean, wayIn } from '../../../text/index.js';
import { testOutcomeText, testWords as words } from '../../../text/pages/network/test.js';
import type { HostKnowledge, Knowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import { apart, blank, pair, text, type Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage, Go, ListSpec, Row, TextSpec } from '../../widgets/spec.js';

/**
 * Asks targets for an answer. Answered by `testResult` for each of them and one `testEnded`, all
 * with this number. Targets may be tested side by side.
 */
export interface TestNetwork {
  readonly kind: 'testNetwork';
  readonly run: number;
  readonly targets: readonly TestTarget[];
}

/** Ends a test; answered by `testEnded`. Later results are ignored. */
export interface StopTest {
  readonly kind: 'stopTest';
  readonly run: number;
}

/** The result for one target. */
export interface TestAnswered {
  readonly kind: 'testResult';
  readonly run: number;
  readonly result: TestResult;
}

/** The test is over. */
export interface TestEnded {
  readonly kind: 'testEnded';
  readonly run: number;
}

type Effects = TestNetwork | StopTest;
type Answers = TestAnswered | TestEnded;
type Page = DialoguePage<Effects, Answers>;

interface Running {
  readonly run: number;
  readonly results: readonly TestResult[];
  readonly ended: boolean;
}

function runningSpec({ run, results, ended }: Running): TextSpec<Effects, Answers> {
  const rows = results.map(({ of, asked, bytes, outcome }): Paragraph =>
    pair(
      bytes === undefined ? words.of[of] : words.mtu(bytes),
      `${asked === '' ? '' : `${clean(asked)} `}${
        bytes !== undefined && outcome.state === 'silent'
          ? words.tooLarge
          : testOutcomeText(outcome)
      }`,
      outcome.state === 'answered' ? 'good' : 'bad',
    ),
  );
  const end = results.length === 0 ? words.nothing : words.done;
  return {
    kind: 'text',
    title: ended ? words.ended : words.running,
    paragraphs: [
      ...rows,
      ...(rows.length === 0 ? [] : [blank]),
      text(ended ? end : words.waiting, 'dim'),
    ],
    keys: [],
    leave: ended ? [] : [{ kind: 'stopTest', run }],
    escape: 'back',
  };
}

/** The results as they come. */
const runningPage = (test: Running): Page => ({
  name: 'running',
  topic: 'test',
  spec: () => runningSpec(test),
  hears: {
    testResult: ({ run, result }) =>
      run === test.run && !test.ended
        ? { to: 'stay', page: runningPage({ ...test, results: [...test.results, result] }) }
        : null,
    testEnded: ({ run }) =>
      run === test.run ? { to: 'stay', page: runningPage({ ...test, ended: true }) } : null,
  },
});

function start(targets: readonly TestTarget[], { nextTest: run }: Knowledge): Go<Effects, Answers> {
  return {
    to: 'page',
    page: runningPage({ run, results: [], ended: false }),
    effects: [{ kind: 'testNetwork', run, targets }],
  };
}

/** The issue of a typed target; '' if there is none. */
function ownIssue(typed: string): string {
  const target = parseTypedAddress(typed);
  return target.ok ? '' : words.wrong[target.error](typed);
}

/** The form for a target's address or name. */
const ownPage: Page = {
  name: 'own',
  topic: 'test',
  spec: (known) => ({
    kind: 'form',
    title: words.ownTitle,
    intro: [text(words.ownIntro)],
    fields: [{ id: 'target', ...words.field, value: '' }],
    issueOf: (typed) => () => ownIssue(typed('target')),
    submit: (typed) => start([{ of: 'own', text: typed('target') }], known),
  }),
};

/** The coordinator's address in pool.conf; '' if it names none. */
function coordinator({ facts }: HostKnowledge): string {
  return coordinatorAddressOf(facts?.pool);
}

function listSpec(known: Knowledge): ListSpec<Effects, Answers> {
  const near = (['loopback', 'gateway', 'dns'] as const).map((of): TestTarget => ({
    of,
    text: '',
  }));
  const address = coordinator(known);
  const target: TestTarget = { of: 'coordinator', text: address };
  const noTarget =
    known.facts?.pool.role === 'coordinator' ? words.isCoordinator : words.noCoordinator;
  const row = (
    id: keyof typeof words.rows,
    go: Go<Effects, Answers>,
    disabled = '',
  ): Row<Effects, Answers> => ({ cells: words.rows[id], disabled, go });
  return {
    kind: 'list',
    title: words.title,
    intro: [text(words.intro)],
    columns: [],
    preselected: 0,
    rows: [
      row('all', start(address === '' ? near : [...near, target], known)),
      ...near.map((one) => row(one.of, start([one], known))),
      row('coordinator', start([target], known), address === '' ? noTarget : ''),
      row('own', { to: 'page', page: ownPage }),
    ],
  };
}

/** The list of targets to choose from. */
const listPage: Page = { name: 'list', topic: 'test', spec: listSpec };

/** The menu item Test Network. */
export const test: MenuPage<Effects, Answers> = {
  words,
  topic: 'test',
  beside: () => apart(words.beside),
  way: () => wayIn.begin,
  enter: () => ({ page: listPage }),
};
