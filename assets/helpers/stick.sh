# Mounts a USB stick, works on its top folder and unmounts it again. The console runs it as
#   sh -c TEXT stick NAMESPACE ACTION DEVICE TYPE FOLDER NAME FILE
# NAMESPACE: "own" where it runs in a mount namespace of its own (unshare -m), so that the kernel
# unmounts the stick whatever becomes of this process; "shared" where the host has no unshare.
# ACTION: put (FILE of this host becomes NAME on the stick), take (NAME of the stick becomes FILE of
# this host) or list (files whose names end in NAME: size, time and name, one a line). FOLDER: where
# the stick is mounted. Exit status: 0 done, or one of those below; standard error says more.
set -u
umask 077
busy=30 not_mounted=31 unsafe=32 exists=33 full=34
not_written=35 gone=36 stays=37 differs=38 missing=39
read_only=40 here=41
action=$2 device=$3 type=$4 at=$5 name=$6 file=${7:-}

fail() {
  status=$1
  shift
  # A stick that was pulled out makes everything else fail too.
  [ -e "/sys/class/block/${device##*/}" ] || status=$gone
  echo "$*" >&2
  exit "$status"
}
options() {
  found=
  while read -r _ point _ flags _; do [ "$point" = "$at" ] && found=$flags; done < /proc/mounts
  echo "$found"
}
leave() {
  [ -n "$(options)" ] || return 0
  umount "$at" 2>/dev/null || { sleep 1; umount "$at"; }
}
enter() {
  said=$(mount -t "$type" -o "$1,nosuid,nodev,noexec" "$device" "$at" 2>&1) ||
    fail "$not_mounted" "$said"
  now=,$(options),
  for wanted in nosuid nodev noexec; do
    case $now in *,$wanted,*) ;; *) fail "$unsafe" "$now" ;; esac
  done
  # mount says nothing, and mounts a write-protected stick read-only.
  case $now in *,"$1",*) ;; *) fail "$read_only" "$now" ;; esac
  echo "mounted $now"
}
sum() { sha256sum < "$1" 2>/dev/null; }

[ "$1" != own ] || mount --make-rprivate / || fail "$here" 'mount --make-rprivate'
mkdir -p "$at" || fail "$here" "$at"
# /proc/mounts has the path without links, and /var/run is one.
at=$(readlink -f "$at")
new=$at/xsconsole-unfinished
# A run without a namespace may have been killed.
leave || fail "$stays" "$at"
trap 'leave >/dev/null 2>&1; rmdir "$at" 2>/dev/null' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Others may have it open, such as a VM that has the stick as a disk. udev looks at a stick for a
# moment.
tries=0
above=$(readlink -f "/sys/class/block/${device##*/}")
above=/dev/$(basename "$(dirname "$above")")
while ls -l /proc/[0-9]*/fd 2>/dev/null | grep -q -E -e "-> ($device|$above)\$"; do
  tries=$((tries + 1))
  [ "$tries" -lt 3 ] || fail "$busy" "$device"
  sleep 1
done

case $action in
  put)
    enter rw
    rm -f -- "$new"
    if [ -e "$at/$name" ] || [ -L "$at/$name" ]; then fail "$exists" "$name"; fi
    # Free blocks and their size.
    set -- $(stat -f -c '%a %S' "$at")
    free=$(($1 * $2)) needed=$(wc -c < "$file")
    [ $((needed + $2)) -le "$free" ] || fail "$full" "$needed $free"
    # "excl" follows no link, "fsync" answers when the stick has everything.
    said=$(dd if="$file" of="$new" bs=65536 conv=excl,fsync 2>&1) || {
      rm -f -- "$new"
      case $said in
        *'No space left'*) fail "$full" "$needed $free" ;;
        *) fail "$not_written" "$(echo "$said" | head -n 1)" ;;
      esac
    }
    said=$(mv -T -- "$new" "$at/$name" 2>&1) || fail "$not_written" "$said"
    said=$(leave 2>&1) || fail "$stays" "$at: $said"
    # Mounted anew, so this is read from the stick and not from memory.
    enter ro
    [ "$(sum "$at/$name")" = "$(sum "$file")" ] || fail "$differs" "$name"
    ;;
  take)
    enter ro
    if [ ! -f "$at/$name" ] || [ -L "$at/$name" ]; then fail "$missing" "$name"; fi
    said=$(dd if="$at/$name" of="$file" bs=65536 conv=excl 2>&1) ||
      fail "$not_written" "$(echo "$said" | head -n 1)"
    ;;
  list)
    enter ro
    for path in "$at"/*"$name"; do
      if [ ! -f "$path" ] || [ -L "$path" ]; then continue; fi
      case ${path##*/} in *[!A-Za-z0-9._-]*) continue ;; esac
      echo "file $(stat -c '%s %Y' "$path") ${path##*/}"
    done
    ;;
esac
said=$(leave 2>&1) || fail "$stays" "$at: $said"
exit 0
