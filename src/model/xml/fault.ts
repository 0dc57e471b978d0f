/** What a reader of XML cannot take: character offset in the whole text, and the reason. */
export interface XmlFault {
  readonly at: number;
  readonly reason: string;
}

/** Thrown by the scanner and by what reads with it. Each reader catches it and gives a value. */
export class XmlError extends Error {
  constructor(readonly fault: XmlFault) {
    super(fault.reason);
  }
}
