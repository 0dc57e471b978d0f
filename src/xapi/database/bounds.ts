import type { XmlLimits } from '../../model/index.js';

/**
 * No real pool database exceeds these bounds. A file within them can be read in bounded memory and
 * without a long pause. A file may come from anywhere (PUT /pool/xmldbdump). A row of a large pool
 * has some 130 columns and 2,000 characters; a file of 50 MB has 80,000 rows.
 */
export const bounds = {
  /** Columns of a table, and attributes of a tag. */
  columns: 1000,
  tables: 1000,
  pairs: 1000,
  rows: 500_000,
  /**
   * The most host and PIF rows kept from a database that is only surveyed. 64 hosts with 800 VLANs
   * each have half as many.
   */
  surveyedRows: 100_000,
} as const;

/** The same kind of bounds for the XML scanner. */
export const databaseLimits: XmlLimits = {
  characters: 4 * 1024 * 1024,
  attributes: bounds.columns,
  comments: 1000,
};
