/** Something the scanner or the reader cannot take: character offset and reason. */
export interface XmlFault {
  readonly at: number;
  readonly reason: string;
}

/** Thrown inside this folder only; `readDatabase` turns it into a DatabaseTrouble. */
export class XmlError extends Error {
  constructor(readonly fault: XmlFault) {
    super(fault.reason);
  }
}
