/** How much of each thing a text may have before its reader refuses it. */
export interface XmlLimits {
  /**
   * Characters in one tag with its attributes, in one text, in one comment, and in the white space
   * between two tags.
   */
  readonly characters: number;
  readonly attributes: number;
  /** Comments and processing instructions. */
  readonly comments: number;
}

/** For small documents: more than any host file or XML-RPC message of XenAPI has. */
export const xmlLimits: XmlLimits = {
  characters: 64 * 1024 * 1024,
  attributes: 100,
  comments: 1000,
};

/** Characters in a name. XenAPI's longest column name has 40. */
export const nameLimit = 1000;
