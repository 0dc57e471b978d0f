import type { HostName, Ipv4, Ipv6 } from '../../../model/index.js';
import { makeCoordinatorAddress } from '../../../reset/index.js';
import { fieldIssueText } from '../../../text/index.js';
import type { HostKnowledge } from '../../knowledge.js';
import type { Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage, FieldSpec, FormSpec, Go, Kinded } from '../../widgets/spec.js';

/** The address of a pool coordinator. */
export type CoordinatorAddress = Ipv4 | Ipv6 | HostName;

/** A form for the address of a coordinator. */
export interface CoordinatorForm<E extends Kinded, A extends Kinded> {
  readonly title: string;
  readonly intro: readonly Paragraph[];
  readonly field: Pick<FieldSpec, 'label' | 'hint' | 'value'>;
  /** The page of the form itself. */
  readonly page: DialoguePage<E, A>;
  readonly go: (address: CoordinatorAddress) => Go<E, A>;
}

/** The form; it goes on with a right address only. */
export function coordinatorForm<E extends Kinded, A extends Kinded>(
  { facts }: HostKnowledge,
  { title, intro, field, page, go }: CoordinatorForm<E, A>,
): FormSpec<E, A> {
  const made = (typed: string) => (facts === null ? null : makeCoordinatorAddress(typed, facts));
  return {
    kind: 'form',
    title,
    intro,
    fields: [{ id: 'address', ...field }],
    issueOf: (typed) => () => {
      const wanted = made(typed('address'));
      const [issue] = wanted?.ok === false ? wanted.error : [];
      return issue === undefined ? '' : fieldIssueText(issue);
    },
    submit: (typed) => {
      const wanted = made(typed('address'));
      return wanted?.ok === true ? go(wanted.value) : { to: 'stay', page };
    },
  };
}
