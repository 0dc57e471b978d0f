import { isJsonObject } from './json-object.js';

/** Whether a value that others may have written has a certain form. Never throws. */
export type Shape = (value: unknown) => boolean;

/** A string of at most `most` characters that matches `pattern`. */
export function textOf(most: number, pattern = /^/u): Shape {
  return (value) => typeof value === 'string' && value.length <= most && pattern.test(value);
}

/** A string that passes `check`. */
export function textThat(check: (text: string) => boolean): Shape {
  return (value) => typeof value === 'string' && check(value);
}

/** An integer from `least` to `most`. */
export function wholeFrom(least: number, most: number = Number.MAX_SAFE_INTEGER): Shape {
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
}

/** One of these values. */
export function oneOf(...values: readonly unknown[]): Shape {
  return (value) => values.includes(value);
}

/** One of these forms. */
export function eitherOf(...shapes: readonly Shape[]): Shape {
  return (value) => shapes.some((shape) => shape(value));
}

/** null, or a value of that form. */
export function orNull(shape: Shape): Shape {
  return eitherOf(oneOf(null), shape);
}

/** A member that may be left out. */
export function optional(shape: Shape): Shape {
  return eitherOf(oneOf(undefined), shape);
}

/** A list of at most `most` items. */
export function listOf(item: Shape, most: number): Shape {
  return (value) => Array.isArray(value) && value.length <= most && value.every(item);
}

/** An object with these members. Other members come from later versions; nobody here reads them. */
export function objectOf(members: Readonly<Record<string, Shape>>): Shape {
  const listed = Object.entries(members);
  return (value) =>
    isJsonObject(value) &&
    listed.every(([name, shape]) => shape(Object.hasOwn(value, name) ? value[name] : undefined));
}

/** An object whose member `name` names one of these forms, and that has that form. */
export function chosenBy(name: string, shapes: Readonly<Record<string, Shape>>): Shape {
  const byName = new Map<unknown, Shape>(Object.entries(shapes));
  return (value) =>
    isJsonObject(value) && Object.hasOwn(value, name) && byName.get(value[name])?.(value) === true;
}
