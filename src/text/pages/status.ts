/** Words of Status Display. */
export const statusPageWords = {
  label: 'Status Display',
  keywords: 'overview home address uptime memory load fingerprint certificate ssh version',
  xapi: {
    start: {
      title: 'Start XAPI',
      does: 'XAPI, the management service of this host, is started. It takes a minute or two.',
      yes: 'Start it',
    },
    restart: {
      title: 'Restart XAPI',
      does:
        'XAPI, the management service of this host, is stopped and started again. It takes a ' +
        'minute or two.',
      yes: 'Restart it',
    },
    keeps: 'VMs go on running.',
    change: {
      title: 'Start XAPI',
      done: 'XAPI is started. What it knows of this host appears on the Status Display.',
    },
  },
} as const;
