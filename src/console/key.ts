/** A key as the state machines know it; `screens` decodes the terminal's bytes into these. */
export type Key =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'pageup'
  | 'pagedown'
  | 'enter'
  | 'escape'
  | 'tab'
  | 'backtab'
  | 'backspace'
  | 'delete'
  | 'clear'
  | 'f1'
  | 'f5'
  | 'f8'
  | 'redraw'
  /** Ctrl-F, for terminals without F8. */
  | 'fill';

/**
 * What the operator did. Typed or pasted text never submits anything: the field drops its line
 * breaks.
 */
export type InputEvent =
  | { readonly kind: 'key'; readonly key: Key }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'resized'; readonly columns: number; readonly rows: number };
