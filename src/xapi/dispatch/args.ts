import { parseMap, parseSet } from '../../model/index.js';
import { isWireRecord, type WireRecord, type WireValue } from '../../xenapi/index.js';

/**
 * One parameter, already checked against its type: the value on the wire, and its text as the
 * database would store it.
 */
export interface Argument {
  readonly wire: WireValue;
  readonly stored: string;
}

/**
 * A call's parameters by the names its method declares. Asking for a name the method does not
 * declare is a bug.
 */
export class Args {
  constructor(private readonly values: ReadonlyMap<string, Argument>) {}

  /** The parameter's stored text. A string, ref, enum or date is its own stored text. */
  text(name: string): string {
    return this.argument(name).stored;
  }

  is(name: string): boolean {
    return this.text(name) === 'true';
  }

  number(name: string): number {
    return Number(this.text(name));
  }

  set(name: string): readonly string[] {
    return parseSet(this.text(name)) ?? [];
  }

  map(name: string): ReadonlyMap<string, string> {
    return parseMap(this.text(name)) ?? new Map<string, string>();
  }

  /** The members of a record parameter, not yet checked. */
  record(name: string): WireRecord {
    const { wire } = this.argument(name);
    return isWireRecord(wire) ? wire : {};
  }

  private argument(name: string): Argument {
    const value = this.values.get(name);
    if (value === undefined) throw new Error(`the method declares no parameter ${name}`);
    return value;
  }
}
