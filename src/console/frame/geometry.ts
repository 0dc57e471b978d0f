/** A terminal's size in character cells. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A rectangle of cells without its border. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Where the areas lie. Row 0 is the header, the last row is the key help, and the frame is
 * between them.
 */
export interface Geometry {
  readonly menu: Area;
  readonly itemPage: Area;
  /**
   * A summary of this host, beside menu, page and dialogue; null if the screen is too narrow for a
   * third column.
   */
  readonly overviewColumn: Area | null;
  readonly dialogue: Area;
  /**
   * Smaller than 80x24, the size that the screens are made for: words are shortened, and the screen
   * says why.
   */
  readonly small: boolean;
  /** Smaller than 40x10: areas still exist, but the screen says that it is too small. */
  readonly tooSmall: boolean;
}

/**
 * Wide enough for the longest menu label of the original ("Network and Management Interface") with
 * its margin.
 */
const menuColumns = 36;

/** The longest line that reads well. The third column gets the rest of a wider screen. */
const longestLine = 100;

/**
 * From this width on, the page beside the narrowest third column is as wide as on an 80-column
 * screen.
 */
const leastForOverview = 120;
const leastOverviewColumns = 36;

/**
 * Only the line-by-line face asks for more rows: its pages are as high as their text and come one
 * after another. It needs no third column.
 */
const highestScreen = 500;

/**
 * Width of the third column, if page and third column have `together` columns; 0: no third column.
 */
function overviewWidth(size: Size, together: number): number {
  if (size.columns < leastForOverview || size.rows > highestScreen) return 0;
  return Math.max(leastOverviewColumns, Math.floor(together * 0.42), together - longestLine);
}

/**
 * What a page beside a menu may take on a slow line. At 9,600 bits per second it appears with the
 * moved bar within a third of a second.
 */
const briefRows = 3;
const briefColumns = 40;

/** The part of the page's area that is used on a slow line. Pure. */
export function briefArea({ itemPage }: Pick<Geometry, 'itemPage'>): Area {
  return {
    ...itemPage,
    columns: Math.min(briefColumns, itemPage.columns),
    rows: Math.min(briefRows, itemPage.rows),
  };
}

/**
 * The areas for a size. Pure. Every area has at least one column and one row, whatever the terminal
 * says.
 */
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
  const itemPageLeft = menu.left + menu.columns + 3;
  const overview = overviewWidth(size, columns - itemPageLeft - 5);
  const end = overview === 0 ? columns - 2 : columns - overview - 5;
  return {
    menu,
    itemPage: area(itemPageLeft, end - itemPageLeft),
    dialogue: area(menu.left, end - menu.left),
    overviewColumn:
      overview === 0 ? null : { left: end + 3, top: 2, columns: overview, rows: bodyRows },
    small: size.columns < 80 || size.rows < 24,
    tooSmall: size.columns < 40 || size.rows < 10,
  };
}
