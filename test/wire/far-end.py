"""The far end of a cable, for tests: answers and sends what it is told to, and writes down every
frame that comes.

Arguments: DEVICE, a JSON object, the file for the frames. Prints "ready" when it listens, ends when
its standard input does.
  vlan      the tag of everything below; null for untagged
  kernel    addresses for the kernel itself, as `ip address add` takes them
  holds     address -> MAC: answered for, by ARP or neighbour advertisement
  offers    DHCP offers: {server, address, netmask, routers, dns}
  router    {address, mac, prefix, length, lifetime}: answers a router solicitation
  send      frames as hexadecimal digits, sent again and again
"""
import json
import os
import select
import socket
import struct
import subprocess
import sys
import time

device, wish, captured = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3]
tag = wish.get("vlan")
me = bytes.fromhex("0242c0000201")


def mac(text):
    return bytes.fromhex(text.replace(":", ""))


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def frame(destination, source, kind, payload):
    inner = b"" if tag is None else struct.pack("!HH", 0x8100, tag)
    whole = destination + source + inner + struct.pack("!H", kind) + payload
    return whole.ljust(60, b"\0")


def offer(question, wanted):
    options = b"\x35\x01\x02" + b"\x36\x04" + socket.inet_aton(wanted["server"])
    for code, key in ((1, "netmask"), (3, "routers"), (6, "dns")):
        addresses = b"".join(socket.inet_aton(each) for each in wanted.get(key, []))
        if addresses:
            options += bytes((code, len(addresses))) + addresses
    bootp = b"\x02\x01\x06\0" + question[4:8] + b"\0\0\x80\0" + b"\0" * 4 + socket.inet_aton(wanted["address"])
    bootp += b"\0" * 8 + question[28:44] + b"\0" * 192 + bytes.fromhex("63825363") + options + b"\xff"
    udp = struct.pack("!HHHH", 67, 68, 8 + len(bootp), 0) + bootp
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 1, 0, 64, 17, 0, socket.inet_aton(wanted["server"]), b"\xff" * 4)
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + udp


def icmp6(source, destination, message):
    pseudo = source + destination + struct.pack("!II", len(message), 58)
    message = message[:2] + struct.pack("!H", checksum(pseudo + message)) + message[4:]
    return struct.pack("!IHBB", 0x60000000, len(message), 58, 255) + source + destination + message


def answers(data):
    kind, rest = struct.unpack_from("!H", data, 12)[0], data[14:]
    holds = wish.get("holds", {})
    if kind == 0x0806 and rest[6:8] == b"\0\1":
        target = socket.inet_ntoa(rest[24:28])
        if target in holds:
            holder = mac(holds[target])
            yield frame(data[6:12], holder, 0x0806, rest[:6] + b"\0\2" + holder + rest[24:28] + rest[8:14] + rest[14:18])
    if kind == 0x0800 and rest[9] == 17 and rest[22:24] == b"\0\x43":
        for wanted in wish.get("offers", []):
            yield frame(b"\xff" * 6, me, 0x0800, offer(rest[28:], wanted))
    nodes = socket.inet_pton(socket.AF_INET6, "ff02::1")
    if kind == 0x86DD and rest[40] == 135:
        target = socket.inet_ntop(socket.AF_INET6, rest[48:64])
        if target in holds:
            holder = mac(holds[target])
            message = b"\x88\0\0\0\x20\0\0\0" + rest[48:64] + b"\2\1" + holder
            yield frame(bytes.fromhex("333300000001"), holder, 0x86DD, icmp6(rest[48:64], nodes, message))
    if kind == 0x86DD and rest[40] == 133 and "router" in wish:
        router = wish["router"]
        prefix = socket.inet_pton(socket.AF_INET6, router["prefix"])
        message = b"\x86\0\0\0\x40\0" + struct.pack("!HII", router["lifetime"], 0, 0)
        message += struct.pack("!BBBBIII", 3, 4, router["length"], 0xC0, 3600, 3600, 0) + prefix
        source = socket.inet_pton(socket.AF_INET6, router["address"])
        yield frame(bytes.fromhex("333300000001"), mac(router["mac"]), 0x86DD, icmp6(source, nodes, message))


def main():
    while not os.path.exists("/proc/sys/net/ipv4/conf/" + device):
        time.sleep(0.01)
    with open("/proc/sys/net/ipv6/conf/%s/disable_ipv6" % device, "w") as file:
        file.write("0" if any(":" in each for each in wish.get("kernel", [])) else "1")
    for address in wish.get("kernel", []):
        more = ["nodad"] if ":" in address else []
        subprocess.check_call(["ip", "address", "add", address, "dev", device] + more)
    subprocess.check_call(["ip", "link", "set", device, "up"])
    sock = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    sock.setsockopt(263, 8, 1)
    sock.bind((device, 3))
    print("ready", flush=True)
    next_send = 0
    with open(captured, "w") as file:
        while True:
            if time.monotonic() >= next_send:
                next_send = time.monotonic() + 0.3
                for each in wish.get("send", []):
                    try:
                        sock.send(bytes.fromhex(each))
                    except OSError:
                        pass
            ready = select.select([sock, 0], [], [], 0.1)[0]
            if 0 in ready and not os.read(0, 1):
                return
            if sock not in ready:
                continue
            try:
                data, ancillary, _flags, address = sock.recvmsg(2000, 256)
            except OSError:
                continue
            if address[2] == 4:
                continue
            status, _len, _snap, _mac, _net, tci = struct.unpack_from("IIIHHH", ancillary[0][2])
            seen = tci & 0xFFF if status & 16 else None
            file.write("%s %s\n" % ("-" if seen is None else seen, data.hex()))
            file.flush()
            if seen == tag:
                for each in answers(data):
                    sock.send(each)


main()
