export type { ApiError, CallResult, WireRecord, WireValue } from './value.js';
export {
  DateTime,
  Double,
  Int32,
  LazyList,
  isWireArray,
  isWireRecord,
  openRecord,
} from './value.js';
export type { CallError } from './call-error.js';
export { describeError, transportError } from './call-error.js';
export { deepestValue } from './wire-call.js';
export type { JsonRpcCall } from './jsonrpc.js';
export { decodeJsonAnswer, decodeJsonCall, encodeJsonAnswer, encodeJsonCall } from './jsonrpc.js';
export { decodeXmlAnswer, decodeXmlCall, encodeXmlAnswer } from './xmlrpc/xmlrpc.js';
export { toEnvelope } from './envelope.js';
export { isUnspeakable } from './xmlrpc/xml-text.js';
export type { Credentials, XenApiTarget } from './target.js';
export { placeFrom, targetName } from './target.js';
export { isFingerprint, parseFingerprint, type Fingerprint } from './fingerprint.js';
export { isOwnAddress } from './own-address.js';
export { openRequest } from './post.js';
export { fetchDatabase, sendDatabase } from './database-dump.js';
export { showCertificate } from './secure-socket.js';
export type { CallOptions, CallOutcome, Spoken, XenApiClient } from './client.js';
export { connect } from './client.js';
export type { SessionOutcome, XenApiSession } from './session.js';
export { openLocalSession, openSession } from './session.js';
export {
  asBool,
  asFloat,
  asInt,
  asMap,
  asMoment,
  asRef,
  asSet,
  asString,
  asStrings,
} from './record.js';
export { isSecret, secretDigest } from './same-secret.js';
export type { SocketAddress } from './socket-path.js';
export { socketAddress } from './socket-path.js';
export { conditionBy } from './condition.js';
