export const xmlCall = (method: string, ...values: string[]): string =>
  `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>` +
  `${values.map((value) => `<param>${value}</param>`).join('')}</params></methodCall>`;

export const jsonCall = (method: string, ...params: unknown[]): string =>
  JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 });
