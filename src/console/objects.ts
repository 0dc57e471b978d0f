import type { ItemEvent, Known, ObjectKind, ObjectsOf } from '../model/index.js';
import type { BackupCompared } from './backup/compared.js';
import type { MetadataRead, MetadataTried } from './backup/metadata-effects.js';
import type { StickRead } from './stick/stick-files.js';
import type { SrProbed } from './storage/probe.js';
import type { Changed, ChangeStep } from './widgets/change.js';
import type { Kinded } from './widgets/spec.js';

/** Reads these objects again; answered by an `objects` event of this kind. */
export interface ReadObjects {
  readonly kind: 'readObjects';
  readonly of: ObjectKind;
}

/** The objects that were read, or why they could not be. */
export type Objects = {
  readonly [K in ObjectKind]: {
    readonly kind: 'objects';
    readonly of: K;
    readonly found: Known<ObjectsOf[K]>;
  };
}[ObjectKind];

/** The state of one of several things that a change works on. */
export interface ItemStep extends ItemEvent {
  readonly kind: 'itemStep';
  /** The effect that asked for it. Absent: the only one of its kind. */
  readonly of?: Kinded;
  /** The kind of the effect that asked for the change. */
  readonly change: string;
}

/** What pages of objects receive: the objects, and how work on them goes. */
export type ObjectAnswer =
  | Objects
  | Changed
  | ChangeStep
  | ItemStep
  | SrProbed
  | BackupCompared
  | MetadataRead
  | MetadataTried
  | StickRead;
