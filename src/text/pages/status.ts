const known = 'The Status Display shows what it knows of this host.';

/** Words of Status Display. */
export const statusPageWords = {
  label: 'Status Display',
  keywords: 'overview home address uptime memory load fingerprint certificate ssh version',
  xapi: {
    start: {
      title: 'Start XAPI',
      does: 'XAPI, the management service of this host, is started. It takes a minute or two.',
      yes: 'Start it',
      change: { title: 'Start XAPI', done: `XAPI is started. ${known}` },
    },
    restart: {
      title: 'Restart XAPI',
      does:
        'XAPI, the management service of this host, is stopped and started again. It takes a ' +
        'minute or two.',
      yes: 'Restart it',
      change: { title: 'Restart XAPI', done: `XAPI is started again. ${known}` },
    },
    keeps: 'VMs keep running.',
  },
} as const;
