import type { ItemEvent, Known, Maintenance, PoolVms } from '../model/index.js';
import type { Changed } from './widgets/change.js';

/** What pages have read when they are opened, by its kind. */
export interface ObjectsOf {
  readonly vms: PoolVms;
  readonly maintenance: Maintenance;
}

/** The kinds of it. */
export type ObjectKind = keyof ObjectsOf;

/** Read anew; answered by an `objects` event of this kind. */
export interface ReadObjects {
  readonly kind: 'readObjects';
  readonly of: ObjectKind;
}

/** What was read, or why it could not be. */
export type Objects = {
  readonly [K in ObjectKind]: {
    readonly kind: 'objects';
    readonly of: K;
    readonly found: Known<ObjectsOf[K]>;
  };
}[ObjectKind];

/** What has become of one of several things that a change works on. */
export interface ItemStep extends ItemEvent {
  readonly kind: 'itemStep';
  /** The kind of the effect that asked for it. */
  readonly change: string;
}

/** What pages of objects hear: what was read, and how work on it goes. */
export type ObjectAnswer = Objects | Changed | ItemStep;
