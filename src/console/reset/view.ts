import type { DialogueView } from '../view.js';
import { choiceView } from './choice-step.js';
import { confirmView } from './confirm.js';
import type { DialogueContext } from './context.js';
import { formView } from './form-step.js';
import { introView } from './intro.js';
import { choiceSteps, formSteps } from './step-order.js';
import { previewView } from './preview.js';
import { runView } from './run.js';
import type { ResetDialogue } from './step.js';

/** What the dialogue shows, wrapped to `columns`. */
export function resetView(
  { asking, at }: ResetDialogue,
  { facts, now }: Pick<DialogueContext, 'facts' | 'now'>,
  columns: number,
): DialogueView {
  switch (at.step) {
    case 'run':
      return runView(at.run, now, columns);
    case 'preview':
      return previewView(at.checked, at.first, columns);
    case 'confirm':
      return confirmView(at.form, at.checked, columns);
    case 'intro':
      return introView(at.first, asking !== null || facts !== null, columns);
    default: {
      if (asking === null) return introView(0, facts !== null, columns);
      return 'form' in at
        ? formView(formSteps[at.step], at.form, asking, columns)
        : choiceView(choiceSteps[at.step], at.selected, at.issue, asking, columns);
    }
  }
}
