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

/**
 * Where everything lies. Row 0 is the header, the last row the key help; the frame with all panes
 * stands between.
 */
export interface Geometry {
  readonly menu: Area;
  readonly pane: Area;
  /**
   * This host at a glance, beside menu, page and dialogue alike; null where the screen is too
   * narrow for a third column.
   */
  readonly side: Area | null;
  readonly dialogue: Area;
  /** Smaller than the 80x24 it is made for: words are shortened, and the screen says why. */
  readonly small: boolean;
  /** Smaller than 60x20: areas still exist, but the screen says that it is too small. */
  readonly tooSmall: boolean;
}

/**
 * 38 cells hold the longest menu label of the original ("Network and Management Interface") with
 * its margin.
 */
const menuColumns = 36;

/** Longest line that reads well: what is left of a wider screen belongs to the third column. */
const longestLine = 100;

/**
 * With a third column of its least width the page is as wide as it is on a screen of 80 columns.
 */
const leastForSide = 120;
const leastSide = 36;

/**
 * Above that nobody looks at a screen: the line-by-line face asks for pages as high as their text,
 * one below the other.
 */
const highestScreen = 500;

/** Columns of the third column for a page and a side that have so many together; 0: none. */
function sideColumns(size: Size, together: number): number {
  if (size.columns < leastForSide || size.rows > highestScreen) return 0;
  return Math.max(leastSide, Math.floor(together * 0.42), together - longestLine);
}

/**
 * What a page beside a menu may take on a slow line: with the move of the bar it is there in a
 * third of a second at 9,600 bits a second.
 */
const briefRows = 3;
const briefColumns = 40;

/** The part of the page's area that is used on a slow line. Pure. */
export function briefArea({ pane }: Pick<Geometry, 'pane'>): Area {
  return {
    ...pane,
    columns: Math.min(briefColumns, pane.columns),
    rows: Math.min(briefRows, pane.rows),
  };
}

/** The areas for a size. Pure; every column and row is at least 1, whatever the terminal says. */
export function geometry(size: Size): Geometry {
  const columns = Math.max(size.columns, 20);
  const rows = Math.max(size.rows, 6);
  const bodyRows = rows - 4; // header, key help, top and bottom border
  const area = (left: number, wide: number): Area => ({
    left,
    top: 2,
    columns: Math.max(1, Math.min(wide, longestLine)),
    rows: bodyRows,
  });
  const menu: Area = {
    left: 2,
    top: 2,
    columns: Math.min(menuColumns, Math.floor(columns / 2) - 4),
    rows: bodyRows,
  };
  const paneLeft = menu.left + menu.columns + 3;
  const side = sideColumns(size, columns - paneLeft - 5);
  const end = side === 0 ? columns - 2 : columns - side - 5;
  return {
    menu,
    pane: area(paneLeft, end - paneLeft),
    dialogue: area(menu.left, end - menu.left),
    side: side === 0 ? null : { left: end + 3, top: 2, columns: side, rows: bodyRows },
    small: size.columns < 80 || size.rows < 24,
    tooSmall: size.columns < 60 || size.rows < 20,
  };
}
