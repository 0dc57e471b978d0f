import { keyHints } from '../../text/index.js';
import { layout } from '../paragraph.js';
import type { Area } from '../geometry.js';
import { fieldViews } from '../form.js';
import type { DialogueView } from '../view.js';
import { pageSpec } from './pages.js';
import type { TaskContext } from './page-spec.js';
import { rowOf, type OpenTask } from './task.js';

/** The page as a face draws it. */
export function taskView(
  { page, cursor }: OpenTask,
  context: TaskContext,
  { columns, rows }: Pick<Area, 'columns' | 'rows'>,
): DialogueView {
  const spec = pageSpec(page, context);
  switch (spec.kind) {
    case 'list':
      return {
        kind: 'choice',
        title: spec.title,
        intro: layout(spec.intro, columns),
        columns: spec.columns,
        ...(spec.spare === undefined ? {} : { spare: spec.spare }),
        options: spec.rows.map(({ cells, disabled }) => ({ cells, disabled })),
        selected: rowOf(cursor, spec.rows.length),
        notice: [],
        keys: [keyHints.move, keyHints.select, keyHints.back],
      };
    case 'form':
      return {
        kind: 'form',
        title: spec.title,
        intro: layout(spec.intro, columns),
        fields:
          cursor.form === null
            ? []
            : fieldViews(cursor.form, (id) => {
                const field = spec.fields.find((candidate) => candidate.id === id);
                return {
                  label: field?.label ?? id,
                  hint: field?.hint ?? '',
                  masked: field?.masked === true,
                };
              }),
        focused: cursor.form?.focused ?? 0,
        notice: [],
        keys: [
          keyHints.next,
          ...(spec.fields.length > 1 ? [keyHints.nextField] : []),
          keyHints.back,
        ],
      };
    case 'text': {
      const asks = spec.keys.some(({ key }) => key === 'f8');
      const lines = layout(spec.blocks, columns);
      return {
        kind: 'page',
        title: spec.title,
        lines,
        first: cursor.first,
        field: null,
        keys: [
          ...spec.keys.map(({ hint }) => hint),
          ...(lines.length > rows ? [keyHints.scrollLines] : []),
          asks || spec.escape === 'back' ? keyHints.back : keyHints.close,
        ],
      };
    }
  }
}
