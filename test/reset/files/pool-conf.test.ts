import { parseHost } from '../../../src/model/address/ip.js';
import { parsePoolConf, printPoolConf } from '../../../src/reset/files/pool-conf.js';
import { present } from '../../support/host/well-host.js';

test.each([
  ['master', { role: 'coordinator' }],
  ['master\n', { role: 'coordinator' }],
  [' master \r\n', { role: 'coordinator' }],
  ['slave:10.0.0.7', { role: 'supporter', coordinatorAddress: '10.0.0.7' }],
  ['slave:10.0.0.7\n', { role: 'supporter', coordinatorAddress: '10.0.0.7' }],
  ['slave:fd00::7', { role: 'supporter', coordinatorAddress: 'fd00::7' }],
  ['slave:10.0.0.7:443', { role: 'supporter', coordinatorAddress: '10.0.0.7:443' }],
  ['slave:pool.example.com', { role: 'supporter', coordinatorAddress: 'pool.example.com' }],
  ['broken\n', { role: 'broken' }],
  ['', { role: 'unknown', reason: 'damaged', detail: '' }],
  ['\n', { role: 'unknown', reason: 'damaged', detail: '' }],
  ['slave:', { role: 'unknown', reason: 'damaged', detail: 'slave:' }],
  ['slave: 10.0.0.7', { role: 'unknown', reason: 'damaged', detail: 'slave: 10.0.0.7' }],
  [
    'slave:10.0.0.7\nmaster',
    { role: 'unknown', reason: 'damaged', detail: 'slave:10.0.0.7\nmaster' },
  ],
  ['MASTER', { role: 'unknown', reason: 'damaged', detail: 'MASTER' }],
  ['masters', { role: 'unknown', reason: 'damaged', detail: 'masters' }],
  ['slave', { role: 'unknown', reason: 'damaged', detail: 'slave' }],
  ['xslave:1', { role: 'unknown', reason: 'damaged', detail: 'xslave:1' }],
  ['x'.repeat(100), { role: 'unknown', reason: 'damaged', detail: 'x'.repeat(80) }],
])('%j', (text, role) => {
  expect(parsePoolConf(present(text))).toEqual(role);
});

test('a file that cannot be read is told from one that is not there', () => {
  expect(parsePoolConf({ state: 'absent' })).toEqual({
    role: 'unknown',
    reason: 'absent',
    detail: '',
  });
  expect(parsePoolConf({ state: 'unreadable', detail: 'EIO' })).toEqual({
    role: 'unknown',
    reason: 'unreadable',
    detail: 'EIO',
  });
  expect(parsePoolConf({ state: 'wrongKind', kind: 'directory' })).toEqual({
    role: 'unknown',
    reason: 'unreadable',
    detail: 'directory',
  });
});

test.each(['10.0.0.7', 'fd00::7', 'pool.example.com'])(
  '%s is printed without a line break and read back',
  (text) => {
    const address = parseHost(text);
    const printed = address === null ? '' : printPoolConf(address);
    expect(printed).toBe(`slave:${text}`);
    expect(parsePoolConf(present(printed))).toEqual({
      role: 'supporter',
      coordinatorAddress: text,
    });
  },
);
