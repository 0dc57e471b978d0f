import { ipUnusable, type Ipv4, type Ipv6, type Unusable } from '../../model/index.js';
import { hasControlCharacter } from './control.js';
import { emptyDraft, type ResetDraft } from './draft.js';
import type { Issue, IssueCode } from './issue.js';

/** A field of the draft that holds typed text. */
export type TextField = Exclude<keyof ResetDraft, 'keepInterfaceNames'>;

const fieldOrder = Object.keys(emptyDraft);

/**
 * A draft that is being checked, and the issues found so far. A reader that answers null has
 * reported an issue.
 */
export class DraftCheck {
  private readonly found: Issue[] = [];

  /** `onLoopback`: the host's network is the loopback interface, as in an embedded pool. */
  constructor(
    readonly draft: ResetDraft,
    private readonly onLoopback = false,
  ) {}

  /** All issues, in the order of the draft's fields. */
  get issues(): readonly Issue[] {
    return this.found.toSorted(
      (one, other) => fieldOrder.indexOf(one.path) - fieldOrder.indexOf(other.path),
    );
  }

  /** Reports one wrong value. Answers null, so that a reader can return it. */
  report(code: IssueCode, path: TextField, params: Readonly<Record<string, string>> = {}): null {
    this.found.push({ code, path, params: { value: this.draft[path], ...params } });
    return null;
  }

  /** Why no host can be reached at this address; null when one can. */
  unusable(address: Ipv4 | Ipv6): Unusable | null {
    const why = ipUnusable(address);
    return why === 'loopback' && this.onLoopback ? null : why;
  }

  /** The text of a field that may be empty; null (reported) when it has a control character. */
  optional(path: TextField): string | null {
    return hasControlCharacter(this.draft[path])
      ? this.report('value.controlCharacter', path)
      : this.draft[path];
  }

  /** The text of a field that may not be empty. */
  required(path: TextField): string | null {
    return this.draft[path] === '' ? this.report('value.missing', path) : this.optional(path);
  }

  /** Reads one of the allowed words, in any case. */
  mode<Mode extends string>(path: TextField, allowed: readonly Mode[]): Mode | null {
    const text = this.required(path);
    if (text === null) return null;
    const mode = allowed.find((word) => word === text.toLowerCase());
    return mode ?? this.report('mode.unknown', path, { allowed: allowed.join(', ') });
  }
}
