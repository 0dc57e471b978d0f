import type { InputEvent } from '../key.js';

/** An entry field: its text in code points and the caret between them. */
export interface Field {
  readonly chars: readonly string[];
  /** 0 to chars.length. */
  readonly caret: number;
}

/**
 * Longer than any list of addresses that a person types. A pasted file must not fill the memory.
 */
const maxLength = 255;

/** A field that holds `value`, with the caret at its end. */
export function fieldOf(value: string): Field {
  const chars = Array.from(value).slice(0, maxLength);
  return { chars, caret: chars.length };
}

/** What was typed into a field, whole, also where only a part of it is shown. */
export function fieldText(field: Field): string {
  return field.chars.join('');
}

/**
 * Drops line breaks and other control characters: pasted text must not submit anything or control
 * the terminal.
 */
function insert(field: Field, typed: string): Field {
  const room = maxLength - field.chars.length;
  const added = Array.from(typed.replace(/\p{Cc}/gu, '')).slice(0, room);
  return {
    chars: [...field.chars.slice(0, field.caret), ...added, ...field.chars.slice(field.caret)],
    caret: field.caret + added.length,
  };
}

function without(field: Field, at: number): Field {
  return {
    chars: field.chars.filter((_, index) => index !== at),
    caret: Math.min(at, field.caret),
  };
}

/** The field after an input; the same object if the input means nothing to a field. */
export function editField(field: Field, input: InputEvent): Field {
  if (input.kind === 'text') return insert(field, input.text);
  if (input.kind === 'resized') return field;
  switch (input.key) {
    case 'left':
      return { ...field, caret: Math.max(0, field.caret - 1) };
    case 'right':
      return { ...field, caret: Math.min(field.chars.length, field.caret + 1) };
    case 'home':
      return { ...field, caret: 0 };
    case 'end':
      return { ...field, caret: field.chars.length };
    case 'backspace':
      return field.caret === 0 ? field : without(field, field.caret - 1);
    case 'clear':
      return field.chars.length === 0 ? field : fieldOf('');
    case 'delete':
      return field.caret === field.chars.length ? field : without(field, field.caret);
    default:
      return field;
  }
}
