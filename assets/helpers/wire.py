"""Sends and hears raw frames on one network port for the console, as a process of its own.

Arguments: DEVICE SECONDS raise|leave [MEMBER...]. Everything that knows a protocol is in the
console; this only has the socket.
Standard input: one frame a line, as hexadecimal digits; the end of input ends the program.
Standard output, one a line:
  own MAC                        an address of this host's own, before anything else
  link up|nocarrier|down MAC     the port, and again whenever that changes
  frame VLAN|- HEX               a frame heard; each one once
  error CODE WORDS               why it ends: absent, permission, failed
  end                            the time is over, and nothing was missed
The kernel drops what is of no use before it reaches this program (see FILTER). `raise` switches a
port on that is off, for this while only. The members are the other ports of DEVICE's bond: the
switch may answer over each of them. Nothing is sent there. Runs on Python 3.4 and later.
"""
import ctypes
import errno
import fcntl
import os
import select
import signal
import socket
import struct
import sys
import time

ETH_P_ALL = 3
SOL_PACKET, PACKET_ADD_MEMBERSHIP, PACKET_AUXDATA = 263, 1, 8
PACKET_MR_PROMISC, PACKET_OUTGOING = 1, 4
SO_ATTACH_FILTER = 26
SIOCGIFFLAGS, SIOCSIFFLAGS, SIOCGIFHWADDR, SIOCETHTOOL = 0x8913, 0x8914, 0x8927, 0x8946
ETHTOOL_GLINK, IFF_UP, IFF_RUNNING = 0x0A, 1, 0x40
TAG_VALID = 1 << 4
PR_SET_PDEATHSIG = 1
LONGEST, PART, LOOK_EVERY, MOST_FRAMES = 1600, 64, 0.5, 4000
# LLDP and LACP, by their type, and CDP, by its address. However much else is heard, there is room
# for them.
SWITCH_TYPES, CDP_ADDRESS = (b"\x88\xcc", b"\x88\x09"), b"\x01\x00\x0c\xcc\xcc\xcc"
MOST_OF_SWITCH = 400

# Classic BPF: what to do, its operand, where to go when true and when false (a label; None: the
# next line).
LDH, LDB, LDW, JEQ, JGT = 0x28, 0x30, 0x20, 0x15, 0x25
JSET, RET, LDXMSH, LDHX = 0x45, 0x06, 0xB1, 0x48
PACKET_TYPE, TAG_PRESENT = 0xFFFFF004, 0xFFFFF030
FILTER = (
    (None, LDW, PACKET_TYPE, None, None),
    (None, JEQ, PACKET_OUTGOING, "drop", None),
    (None, LDH, 12, None, None),
    (None, JEQ, 0x0806, "take", None),       # ARP
    (None, JEQ, 0x88CC, "take", None),       # LLDP
    (None, JEQ, 0x8809, "take", None),       # LACP
    (None, JEQ, 0x86DD, "ipv6", None),
    (None, JEQ, 0x0800, "ipv4", None),
    (None, JGT, 1500, "group", None),
    (None, LDW, 0, None, None),
    (None, JEQ, 0x01000CCC, "take", "group"),  # CDP
    ("ipv4", LDB, 23, None, None),
    (None, JEQ, 17, None, "group"),
    (None, LDH, 20, None, None),
    (None, JSET, 0x1FFF, "group", None),
    (None, LDXMSH, 14, None, None),
    (None, LDHX, 16, None, None),
    (None, JEQ, 68, "take", "group"),        # DHCP
    ("ipv6", LDB, 20, None, None),
    (None, JEQ, 58, None, "group"),
    (None, LDB, 54, None, None),
    (None, JEQ, 134, "take", None),          # router advertisement
    (None, JEQ, 136, "take", None),          # neighbour advertisement
    ("group", LDB, 0, None, None),           # of all the rest: the tag of what is sent to many
    (None, JSET, 1, None, "drop"),
    (None, LDW, TAG_PRESENT, None, None),
    (None, JEQ, 0, "drop", "part"),
    ("take", RET, LONGEST, None, None),
    ("part", RET, PART, None, None),
    ("drop", RET, 0, None, None),
)


def say(*words):
    os.write(1, (" ".join(words) + "\n").encode())


def assembled():
    at = {line[0]: index for index, line in enumerate(FILTER) if line[0]}
    code = b""
    for index, (_label, operation, operand, true, false) in enumerate(FILTER):
        hop = [at[to] - index - 1 if to else 0 for to in (true, false)]
        code += struct.pack("HBBI", operation, hop[0], hop[1], operand)
    return code


def request(sock, code, name, rest):
    # struct ifreq: 16 bytes of name, then a union of up to 24.
    return fcntl.ioctl(sock, code, struct.pack("16s", name.encode()) + rest.ljust(24, b"\0"))


def flags_of(sock, name):
    return struct.unpack_from("H", request(sock, SIOCGIFFLAGS, name, b""), 16)[0]


def mac_of(sock, name):
    # A member of a bond has the bond's address. The switch must not learn that on another port.
    try:
        with open("/sys/class/net/%s/bonding_slave/perm_hwaddr" % name) as file:
            return file.read().strip()
    except OSError:
        return address_of(sock, name)


def address_of(sock, name):
    return ":".join("%02x" % byte for byte in request(sock, SIOCGIFHWADDR, name, b"")[18:24])


def has_link(sock, name, flags):
    block = ctypes.create_string_buffer(struct.pack("II", ETHTOOL_GLINK, 0))
    try:
        request(sock, SIOCETHTOOL, name, struct.pack("P", ctypes.addressof(block)))
        return struct.unpack("II", block.raw[:8])[1] != 0
    except OSError:
        return flags & IFF_RUNNING != 0


def open_socket(name):
    # Protocol 0 hears nothing yet: no frame slips in before the filter stands. All types are
    # needed: on a port of a bridge a socket for one type hears nothing.
    sock = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    code = assembled()
    block = ctypes.create_string_buffer(code)
    program = struct.pack("HP", len(code) // 8, ctypes.addressof(block))
    sock.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)
    # The tag is taken off the frame before anybody sees it; only this tells it.
    sock.setsockopt(SOL_PACKET, PACKET_AUXDATA, 1)
    # A NIC that is no port of a bridge drops the frames of most groups, and of VLANs that have no
    # device. The kernel takes this back with the socket.
    index = socket.if_nametoindex(name)
    member = struct.pack("iHH8s", index, PACKET_MR_PROMISC, 0, b"")
    sock.setsockopt(SOL_PACKET, PACKET_ADD_MEMBERSHIP, member)
    sock.bind((name, ETH_P_ALL))
    sock.setblocking(False)
    return sock


def tag_of(ancillary):
    for level, kind, data in ancillary:
        if level == SOL_PACKET and kind == PACKET_AUXDATA and len(data) >= 20:
            status = struct.unpack_from("I", data)[0]
            tag = struct.unpack_from("H", data, 16)[0] & 0xFFF
            # Tag 0 only carries a priority: the frame belongs to no VLAN.
            return str(tag) if status & TAG_VALID and tag else "-"
    return "-"


class Raised:
    """A port that was off, switched on for this while. The kernel gives it no IPv6 address of its
    own meanwhile: it would speak.
    """

    def __init__(self, control, name):
        self.control, self.name = control, name
        self.setting = "/proc/sys/net/ipv6/conf/%s/disable_ipv6" % name
        self.before = None
        try:
            with open(self.setting) as file:
                self.before = file.read().strip()
            self.write("1")
        except OSError:
            pass
        self.switch(True)

    def write(self, value):
        with open(self.setting, "w") as file:
            file.write(value)

    def switch(self, up):
        flags = flags_of(self.control, self.name)
        wanted = flags | IFF_UP if up else flags & ~IFF_UP
        request(self.control, SIOCSIFFLAGS, self.name, struct.pack("H", wanted))

    def lower(self):
        # Somebody else has begun to use it: it is theirs now.
        if not os.path.exists("/sys/class/net/%s/master" % self.name):
            self.switch(False)
        if self.before is not None:
            self.write(self.before)


def open_members(names):
    for name in names:
        try:
            yield open_socket(name)
        except OSError:
            pass  # It is not there any more, so nothing comes over it.


def heard_on(sock):
    try:
        frame, ancillary, _flags, address = sock.recvmsg(LONGEST, 256)
    except OSError:
        # Nothing is there after all, or the port went down under the socket.
        return None
    return None if address[2] == PACKET_OUTGOING else (frame, tag_of(ancillary))


def send(sock, frame, control, name):
    try:
        sock.send(frame)
    except (BlockingIOError, InterruptedError):
        pass
    except OSError as error:
        # Without a link the kernel takes no frame; the next look tells.
        if flags_of(control, name) & IFF_UP and has_link(control, name, 0):
            raise error


def listen(name, members, control, deadline):
    sock = open_socket(name)
    socks = [sock] + list(open_members(members))
    told, seen, of_switch, tags, pending, next_look = None, set(), set(), set(), b"", 0
    while time.monotonic() < deadline:
        now = time.monotonic()
        if now >= next_look:
            next_look = now + LOOK_EVERY
            flags = flags_of(control, name)
            up = flags & IFF_UP
            link = "down" if not up else "up" if has_link(control, name, flags) else "nocarrier"
            if link != told:
                told = link
                # The cable may be in another switch now: what is heard again is news.
                for heard in (seen, of_switch, tags):
                    heard.clear()
                say("link", link, mac_of(control, name))
        wait = max(0, min(next_look, deadline) - now)
        ready = select.select(socks + [0], [], [], wait)[0]
        if 0 in ready:
            data = os.read(0, 65536)
            if not data:
                return
            *lines, pending = (pending + data).split(b"\n")
            for line in lines:
                send(sock, bytes.fromhex(line.decode()), control, name)
        for each in ready:
            got = heard_on(each) if each != 0 else None
            if got is None:
                continue
            frame, tag = got
            if tag != "-" and len(frame) == PART and frame[12:14] != b"\x08\x06":
                # One of each VLAN says enough.
                if tag in tags:
                    continue
                tags.add(tag)
            is_switch = frame[12:14] in SWITCH_TYPES or frame[:6] == CDP_ADDRESS
            if is_switch and each != sock:
                continue  # The switch says this about another port.
            heard, most = (of_switch, MOST_OF_SWITCH) if is_switch else (seen, MOST_FRAMES)
            if (tag, frame) not in heard and len(heard) < most:
                heard.add((tag, frame))
                say("frame", tag, "".join("%02x" % byte for byte in frame))
    say("end")


def main():
    name, seconds, off, members = sys.argv[1], float(sys.argv[2]), sys.argv[3], sys.argv[4:]
    deadline = time.monotonic() + seconds
    # The parent's death ends it, also one by SIGKILL; so does a reader that takes nothing any more.
    for number in (signal.SIGTERM, signal.SIGALRM, signal.SIGPIPE, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    signal.alarm(int(seconds) + 2)
    control = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    names = [each for _index, each in socket.if_nameindex()]
    if name not in names:
        return say("error", "absent", name)
    for each in names:
        for address in sorted({mac_of(control, each), address_of(control, each)}):
            say("own", address)
    raised = None
    if not flags_of(control, name) & IFF_UP:
        if off != "raise":
            return say("link", "down", mac_of(control, name))
        raised = Raised(control, name)
    try:
        listen(name, members, control, deadline)
    finally:
        if raised:
            raised.lower()


if __name__ == "__main__":
    try:
        main()
    except PermissionError as error:
        say("error", "permission", str(error))
    except OSError as error:
        gone = error.errno in (errno.ENODEV, errno.ENXIO)
        say("error", "absent" if gone else "failed", str(error))
    except Exception as error:  # Whatever it is, the console hears of it in words, not as silence.
        say("error", "failed", "%s: %s" % (type(error).__name__, error))
