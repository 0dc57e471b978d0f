/** What a reader of XML refuses: the character offset in the whole text, and the reason. */
export interface XmlIssue {
  readonly at: number;
  readonly reason: string;
}

/** The scanner and its users throw this. Each reader catches it and answers a value. */
export class XmlError extends Error {
  constructor(readonly issue: XmlIssue) {
    super(issue.reason);
  }
}
