import { formValue, type Form } from './form.js';
import type { FormSpec, Kinded, Typed } from './spec.js';

/** What is typed in the fields, without blanks around it: a paste often brings some. */
export function typedIn<E extends Kinded, A extends Kinded>(
  { fields }: Pick<FormSpec<E, A>, 'fields'>,
  form: Form<string>,
): Typed {
  const isExact = (id: string): boolean =>
    fields.some((field) => field.id === id && (field.masked === true || field.isExact === true));
  return (id) => {
    const value = formValue(form, id);
    return isExact(id) ? value : value.trim();
  };
}
