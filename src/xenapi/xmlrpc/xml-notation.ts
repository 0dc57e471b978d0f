import type { Notation, Scalar } from '../chunks.js';
import { DateTime, Double, Int32 } from '../value.js';
import { encodeText } from '../../model/index.js';
import { speakable } from './xml-text.js';

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(value);
}

/**
 * The text of a scalar before escaping. Numbers are decimal, and text loses the characters that XML
 * cannot carry.
 */
export function scalarText(value: Scalar): string {
  if (typeof value === 'string') return speakable(value);
  if (value instanceof DateTime) return speakable(value.iso);
  if (value instanceof Double) return floatText(value.value);
  if (value instanceof Int32) return String(value.value);
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}

function typed(value: Scalar): string {
  // XenAPI writes strings and 64-bit integers as bare text.
  if (typeof value === 'number') return String(value);
  const text = encodeText(scalarText(value));
  if (typeof value === 'string') return text;
  if (typeof value === 'boolean') return `<boolean>${text}</boolean>`;
  if (value instanceof Double) return `<double>${text}</double>`;
  if (value instanceof DateTime) return `<dateTime.iso8601>${text}</dateTime.iso8601>`;
  return `<i4>${text}</i4>`;
}

/**
 * XenAPI's dialect of XML-RPC values. There is no white space between tags, because a widely used
 * client cannot read any.
 */
export const xmlNotation: Notation = {
  scalar: (value) => `<value>${typed(value)}</value>`,
  arrayOpen: '<value><array><data>',
  arrayClose: '</data></array></value>',
  recordOpen: '<value><struct>',
  recordClose: '</struct></value>',
  separator: '',
  memberOpen: (name) => `<member><name>${encodeText(speakable(name))}</name>`,
  memberClose: '</member>',
};
