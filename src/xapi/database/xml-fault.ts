/** Something the scanner or the reader cannot take: character offset and reason. */
export interface XmlFault {
  readonly at: number;
  readonly reason: string;
}
