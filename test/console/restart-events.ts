import type { ConsoleEvent } from '../../src/console/index.js';
import type { RestartPhase } from '../../src/console/event.js';
import type { VerificationReport } from '../../src/reset/index.js';
import { opened, press } from '../support/console-walk.js';

export const machine = (phase: RestartPhase, detail = ''): ConsoleEvent => ({
  kind: 'restart',
  phase,
  detail,
});

export const report: VerificationReport = {
  planId: 'walk-1',
  at: '2026-01-02T03:06:00Z',
  checks: [
    { code: 'device', wanted: 'eth1', got: 'eth1', ok: true },
    { code: 'ipv4Mode', wanted: 'DHCP', got: 'DHCP', ok: true },
    { code: 'address', wanted: '', got: '10.0.0.9', ok: true },
  ],
};

export const came = (what: VerificationReport, waiting = false): ConsoleEvent => ({
  kind: 'report',
  report: what,
  waiting,
});

export const started = press(
  opened(),
  'enter',
  'enter',
  'home',
  'enter',
  'enter',
  'enter',
  'type:yes',
  'enter',
);

export const page = [
  'Network reset: result',
  'This host now has the address 10.0.0.9.',
  '',
  'The network reset is complete. The management interface is as you asked for.',
  '',
  'ok     Device: eth1',
  'ok     IPv4 mode: DHCP',
  '',
  'What happened',
  '- Services stop: xapi',
  '- The host boots',
  '- Start-up: PIF.scan',
];
