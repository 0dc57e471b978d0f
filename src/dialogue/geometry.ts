/** A terminal's size in character cells. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A rectangle of cells, border not included. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

/** Where everything lies. Row 0 is the header, the last row the key help; the frame with both panes stands between. */
export interface Geometry {
  readonly menu: Area;
  readonly pane: Area;
  readonly dialogue: Area;
  /** Smaller than 60x20: areas still exist, but the screen says that it is too small. */
  readonly tooSmall: boolean;
}

/** 38 cells hold the longest menu label of the original ("Network and Management Interface") with its margin. */
const menuColumns = 36;

/** Longest line that reads well; wider screens leave the rest empty rather than stretch a sentence. */
const longestLine = 100;

/** The areas for a size. Pure; every column and row is at least 1, whatever the terminal says. */
export function geometry(size: Size): Geometry {
  const columns = Math.max(size.columns, 20);
  const rows = Math.max(size.rows, 6);
  const bodyRows = rows - 4; // header, key help, top and bottom border
  const menu: Area = { left: 2, top: 2, columns: Math.min(menuColumns, Math.floor(columns / 2) - 4), rows: bodyRows };
  const paneLeft = menu.left + menu.columns + 3;
  const pane: Area = { left: paneLeft, top: 2, columns: Math.max(1, Math.min(columns - paneLeft - 2, longestLine)), rows: bodyRows };
  const dialogue: Area = { left: 2, top: 2, columns: Math.max(1, Math.min(columns - 4, longestLine)), rows: bodyRows };
  return { menu, pane, dialogue, tooSmall: size.columns < 60 || size.rows < 20 };
}
