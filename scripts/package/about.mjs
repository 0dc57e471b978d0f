/** What the packages say of themselves. */
export const summary = 'Recovery console for XenServer and XCP-ng hosts';
export const description = [
  'A full-screen console for the host whose network is gone, and the Emergency',
  'Network Reset from the screen and from the command line. It brings its own',
  "runtime and needs nothing of the host. The host's own xsconsole stays.",
];
export const maintainer = 'The xsconsole project <xsconsole@localhost>';

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
