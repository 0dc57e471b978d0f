/** Tries a layout on this screen; answered by `keyboard` events. It goes again by itself. */
export interface TryKeyboard {
  readonly kind: 'tryKeyboard';
  readonly layout: string;
}

/** `keepKeyboard`: the tried layout stays. `endKeyboardTrial`: the one from before it is back. */
export interface AnswerTrial {
  readonly kind: 'keepKeyboard' | 'endKeyboardTrial';
}

/** Keeps a layout for the next boot. */
export interface SaveKeyboard {
  readonly kind: 'saveKeyboard';
  readonly layout: string;
}

/** What became of the layout of this screen's keyboard. */
export interface KeyboardHeard {
  readonly kind: 'keyboard';
  readonly state: 'trying' | 'kept' | 'back' | 'saved' | 'failed';
  readonly layout: string;
  /** The layout that somebody has confirmed but not saved; null: none. */
  readonly kept: string | null;
  readonly detail: string;
}
