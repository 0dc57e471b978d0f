import { changeWords as words, checkLine, clean, refusalText } from '../../text/index.js';
import { blank, item, text, verbatim, type Paragraph } from '../paragraph.js';
import type { ChangeKind, ChangeResult, ManagementGot, NameCheck } from '../change.js';
import type { ManagementStep } from '../../model/index.js';
import type { PageSpec } from './page-spec.js';

/** While something is being changed. Esc closes the page, not the work. */
export function waitingPage(kind: ChangeKind, steps: readonly ManagementStep[]): PageSpec {
  const told = steps.map((step, index) =>
    item(
      words.steps[step],
      index === steps.length - 1 ? 'accent' : 'plain',
      index === steps.length - 1 ? '> ' : '+ ',
    ),
  );
  return {
    kind: 'text',
    title: words.titles[kind],
    blocks: [...told, ...(told.length === 0 ? [] : [blank]), text(words.waiting)],
    keys: [],
    leave: [],
    escape: 'close',
  };
}

function nameBlock({ name, wanted, got, detail }: NameCheck): Paragraph {
  return got === wanted
    ? verbatim(words.asWanted(words.names[name], got), 'good')
    : text(words.stays(words.names[name], got, detail), 'bad');
}

/** What there is now, a line each, wrong ones with what was wanted. */
function gotBlocks({ checks, names, formerKept }: ManagementGot): readonly Paragraph[] {
  const rows = checks.map((check) =>
    check.ok ? verbatim(checkLine(check), 'good') : text(checkLine(check), 'bad'),
  );
  return [
    blank,
    text(words.got, 'heading'),
    ...rows,
    ...names.map(nameBlock),
    ...(formerKept === '' ? [] : [blank, text(words.formerKept(formerKept), 'warning')]),
  ];
}

/** How a change ended. After a failure Esc leads back to what was typed. */
export function endedPage(kind: ChangeKind, result: ChangeResult): PageSpec {
  const detail =
    !result.ok && result.code === 'refused' ? refusalText(result.detail) : clean(result.detail);
  const outcome = result.ok
    ? text(words.done[kind], 'good')
    : text(words.failed[result.code], 'bad');
  return {
    kind: 'text',
    title: words.titles[kind],
    keys: [],
    leave: [],
    escape: result.ok ? 'close' : 'back',
    blocks: [
      outcome,
      ...(detail === '' ? [] : [text(detail)]),
      ...(result.got === undefined ? [] : gotBlocks(result.got)),
    ],
  };
}
