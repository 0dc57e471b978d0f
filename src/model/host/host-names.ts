/** The two names of a host: its own (`hostname`) and the one that the pool shows (`name_label`). */
export interface HostNames {
  readonly own: string;
  readonly inPool: string;
}
