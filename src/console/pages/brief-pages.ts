import { managementWarning } from '../../text/index.js';
import { layout, text } from '../paragraph.js';
import type { Area } from '../geometry.js';
import type { ItemId } from '../menu.js';
import { managementLines, nicRows, stateLines } from '../overview-column.js';
import { nameServerBlocks } from '../task/dns.js';
import type { TaskContext } from '../task/page-spec.js';
import { timeBlocks } from '../task/time.js';
import type { Line } from '../view.js';
import { takeCells } from '../width.js';
import { pageOf } from './index.js';

type Room = Pick<Area, 'columns' | 'rows'>;

const goesOn = ' ...';

function wholeWords(row: string, columns: number): string {
  const fits = takeCells(row, columns);
  return (fits === row ? row : fits.replace(/ \S*$/u, '')).trimEnd();
}

/** The first rows that say something; where there are more of them, the last one ends in dots. */
export function inBrief(lines: readonly Line[], { columns, rows }: Room): readonly Line[] {
  const said = lines.filter((line) => line.some((span) => span.text.trim() !== ''));
  const last = said[rows - 1];
  if (said.length <= rows || last === undefined) return said;
  return [
    ...said.slice(0, rows - 1),
    [
      {
        text: wholeWords(last.map((span) => span.text).join(''), columns - goesOn.length) + goesOn,
        tone: last.at(-1)?.tone ?? 'plain',
      },
    ],
  ];
}

function management({ status, facts }: TaskContext, columns: number): readonly Line[] {
  if (status === null) return [];
  const { management: now } = status;
  return now.known && now.value === null
    ? layout([text(managementWarning.none.what, 'warning')], columns)
    : managementLines(now.known ? now.value : null, facts, columns);
}

/** What is wrong, then where the host is reached: that stays in sight, however much is wrong. */
function status(context: TaskContext, { columns, rows }: Room): readonly Line[] {
  const reached = managementLines(
    context.status?.management.known === true ? context.status.management.value : null,
    context.facts,
    columns,
  );
  return [
    ...inBrief(stateLines(context, columns), { columns, rows: Math.max(1, rows - reached.length) }),
    ...reached,
  ];
}

/** The items whose page does not begin with what an operator looks for. */
const briefs: Partial<
  Readonly<Record<ItemId, (context: TaskContext, room: Room) => readonly Line[]>>
> = {
  status,
  network: (context, { columns }) => management(context, columns),
  management: (context, { columns }) => management(context, columns),
  nics: ({ facts }, { columns, rows }) =>
    facts?.nics.known === true ? nicRows(facts, columns, rows) : [],
  dns: (context, { columns }) => layout(nameServerBlocks(context), columns),
  time: (context, { columns }) => layout(timeBlocks(context), columns),
};

/** The page of an item for a slow line, in so many rows: what it says first, or all of it where it is short. */
export function briefPage(item: ItemId, context: TaskContext, room: Room): readonly Line[] {
  const own = briefs[item]?.(context, room) ?? [];
  return inBrief(own.length > 0 ? own : layout(pageOf(item, context), room.columns), room);
}
