/** What the packages say of themselves. */
export const summary = 'Recovery console for XenServer and XCP-ng hosts';
export const description = [
  'A full-screen console for the host whose network is gone, and the Emergency',
  'Network Reset from the screen and from the command line. It brings its own',
  "runtime and needs nothing of the host. The host's own xsconsole stays.",
];
export const maintainer = 'The xsconsole project <xsconsole@localhost>';

/** The unit that completes a reset after the reboot, or watches it. */
export const startUnit = 'xsconsole-network-reset.service';
/**
 * What a removal says when it ends that unit. The unit may wait for weeks, so a removal is not
 * refused.
 */
const startUnitStopped =
  `xsconsole: ${startUnit} was still at work and is stopped. Nothing of xsconsole will complete, ` +
  'report or undo a reset any more. A configuration that waited for its confirmation stays.';

/** Shell commands that end what runs from the files that a removal deletes. */
export const stopStartUnit = `if [ -d /run/systemd/system ]; then
  ! systemctl --quiet is-active ${startUnit} || echo '${startUnitStopped}' >&2
  systemctl stop ${startUnit}
fi`;
/** A shell command that has systemd read its units again. */
export const reloadUnits = '[ ! -d /run/systemd/system ] || systemctl daemon-reload || true';

/** The oldest kernel that the runtime supports. */
export const oldestKernel = '4.18';

/** A shell command that ends the installation, with one line, where the runtime cannot run. */
export const refuseOtherMachines = `case $(uname -m) in
x86_64) ;;
*) echo 'xsconsole needs a 64-bit x86 system: run it from elsewhere on the files of this host, with --root.' >&2; exit 1 ;;
esac
IFS=.- read -r major minor _ < /proc/sys/kernel/osrelease || exit 0
if [ "$major" -lt 4 ] || { [ "$major" -eq 4 ] && [ "$minor" -lt 18 ]; }; then
  echo "xsconsole needs Linux ${oldestKernel}, this is $major.$minor: run it from elsewhere on the files of this host, with --root." >&2
  exit 1
fi`;
