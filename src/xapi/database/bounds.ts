import type { XmlLimits } from '../../model/index.js';

/**
 * More than any pool database has, and little enough to be read in bounded memory, without a long
 * stop: a file may come from anywhere (PUT /pool/xmldbdump). A row of a large pool has some 130
 * columns and 2,000 characters; a file of 50 MB has 80,000 rows.
 */
export const bounds = {
  /** Columns of a table, and attributes of a tag. */
  columns: 1000,
  tables: 1000,
  pairs: 1000,
  rows: 500_000,
  /**
   * Rows of hosts and PIFs in a database that is only looked at: 64 hosts of 800 VLANs have half as
   * many.
   */
  surveyedRows: 100_000,
} as const;

/** The same for the scanner. */
export const databaseLimits: XmlLimits = {
  characters: 4 * 1024 * 1024,
  attributes: bounds.columns,
  comments: 1000,
};
