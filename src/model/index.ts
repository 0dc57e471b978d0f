export { decodeEntity, encodeAttribute, encodeText } from './xml/entities.js';
export { XmlError, type XmlFault } from './xml/fault.js';
export { xmlLimits, type XmlLimits } from './xml/limits.js';
export { XmlScanner, type XmlClose, type XmlEvent, type XmlOpen } from './xml/scanner.js';
