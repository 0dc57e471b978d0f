/** The codec half of the xmlrpc package. The package's own types leave it out. */
declare module 'xmlrpc/lib/serializer.js' {
  export function serializeMethodCall(method: string, params: readonly unknown[]): string;
}

declare module 'xmlrpc/lib/customtype.js' {
  class CustomType {
    tagName: string;
    constructor(raw: string);
  }
  export = CustomType;
}
