/** The state of a XAPI. `emergency`: a supporter that cannot use the pool database. */
export type XapiCondition = 'running' | 'stopped' | 'emergency' | 'hung' | 'starting';
