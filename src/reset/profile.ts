/** Which generation of host this is: which files, which steps, in which order (DESIGN, "Host profiles"). */
export type ProfileName = 'classic' | 'networkd';

/** A host profile as data; `profileOf` (this file) makes one from its name and the trigger path found on the host. */
export interface HostProfile {
  readonly name: ProfileName;
  /** Where this host's xapi looks for the trigger: /tmp/network-reset or /var/tmp/network-reset. */
  readonly triggerPath: '/tmp/network-reset' | '/var/tmp/network-reset';
}
