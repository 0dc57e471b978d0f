/**
 * Why a server cannot listen on an address. `inUse`: another server answers there. `occupied`:
 * something that is not a socket lies at the path. `notHere`: this machine has no such address.
 * `folderMissing`: the socket's folder does not exist. `denied`: no permission. `failed`: any other
 * error, with the system's code in `detail`.
 */
export interface ListenError {
  readonly code: 'inUse' | 'occupied' | 'folderMissing' | 'denied' | 'notHere' | 'failed';
  /** Path of the socket, or host:port. */
  readonly address: string;
  readonly detail: string;
}
