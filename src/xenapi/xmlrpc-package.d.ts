/** The codec half of the xmlrpc package, which its own types leave out. */
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
