import { clean } from '../../sanitize.js';

/** Words of Display NICs and of the page of one interface. */
export const nicPageWords = {
  label: 'Display NICs',
  keywords:
    'network interface card port mac link cable speed driver blink light counters switch lldp ' +
    'cdp lacp dhcp wire probe',
  beside:
    'The network interfaces of this host, as its kernel sees them. This list does not need XAPI.',
  title: 'Display NICs',
  one: (device: string): string => `Display NICs: ${clean(device)}`,
  intro: 'Enter shows one of them with live counters.',
  received: 'Received',
  sent: 'Sent',
  errors: 'Errors',
  noSample: 'waiting for the first sample',
  gone: 'This interface is gone.',
  light: 'Light',
  blinking: 'blinking: look for it at the back of the host',
  unsupported:
    'The driver cannot blink this light. Pull the cable of the port you mean and put it ' +
    'back: the lines below show when the link goes down and up.',
  linkUp: (at: string): string => `${clean(at)} link up`,
  linkDown: (at: string): string => `${clean(at)} link down`,
  blink: { key: 'B', action: 'Blink light' },
  still: { key: 'B', action: 'Stop blinking' },
  wire: { key: 'W', action: 'What is on this cable?' },
  cable: (device: string): string => `What is on the cable of ${clean(device)}`,
  cableIntro:
    'Nothing is changed. DHCP servers and routers are asked, and no lease is taken. A switch ' +
    'announces itself every 30 to 60 s, so this page keeps listening.',
  raise: { key: 'S', action: 'Switch on for this look' },
} as const;
