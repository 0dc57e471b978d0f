import type { Param } from '../../src/xapi/dispatch/method.js';
import type { Type } from '../../src/xapi/schema/index.js';
import { DateTime, openRecord, type WireValue } from '../../src/xenapi/index.js';

function value(type: Type): WireValue {
  switch (type.kind) {
    case 'string':
    case 'ref':
      return 'x';
    case 'int':
    case 'int32':
    case 'float':
      return 1;
    case 'bool':
      return true;
    case 'datetime':
      return new DateTime('20260101T00:00:00Z');
    case 'enum':
      return type.values[0] ?? '';
    case 'set':
      return [];
    case 'map':
    case 'record':
      return openRecord();
  }
}

/** Values that the dispatcher takes for these parameters; the objects they name do not exist. */
export const anyValues = (params: readonly Param[]): readonly WireValue[] =>
  params.map(({ type }) => value(type));
