import { fieldWords, previewWords } from '../../../text/index.js';
import { insistence } from '../../reset/consent.js';
import { item } from '../../widgets/paragraph.js';
import type { FormSpec, Go, Kinded } from '../../widgets/spec.js';

/** A form for an operator who wants a change all the same: it goes on after the word `override`. */
export function overrideForm<E extends Kinded, A extends Kinded>(
  title: string,
  danger: string,
  go: () => Go<E, A>,
): FormSpec<E, A> {
  return {
    kind: 'form',
    title,
    intro: [item(danger, 'bad', '! ')],
    fields: [{ id: 'override', ...fieldWords.override, value: '' }],
    ownValues: true,
    issueOf: (typed) => () =>
      typed('override') === insistence ? '' : previewWords.notOverride(typed('override')),
    submit: go,
  };
}
