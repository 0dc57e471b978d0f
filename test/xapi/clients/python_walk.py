"""Drives a XenAPI server with Python's own xmlrpc.client, as the Python SDK does, and prints what it saw as one JSON document."""
import http.client
import json
import socket
import sys
import xmlrpc.client


class SocketConnection(http.client.HTTPConnection):
    """The unix socket's path travels as the host name, with underscores for slashes."""

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.host.replace("_", "/"))


class SocketTransport(xmlrpc.client.Transport):
    def make_connection(self, host):
        return SocketConnection(host)


class Failure(Exception):
    pass


class Api:
    def __init__(self, url, transport=None):
        self.server = xmlrpc.client.ServerProxy(url, transport=transport, allow_none=True)
        self.session = None

    def raw(self, method, *params):
        answer = getattr(self.server, method)(*params)
        if answer["Status"] == "Success":
            return answer["Value"]
        if answer["Status"] == "Failure" and set(answer) == {"Status", "ErrorDescription"}:
            raise Failure(answer["ErrorDescription"])
        raise ValueError(answer)

    def login(self, *params):
        self.session = self.raw("session.login_with_password", *params)
        return self.session

    def call(self, method, *params):
        return self.raw(method, self.session, *params)

    def error(self, method, *params):
        try:
            self.raw(method, *params)
        except Failure as failure:
            return failure.args[0]
        return None


def kind(value):
    return type(value).__name__


url, socket_path = sys.argv[1:]
seen = {}
local = "http://" + socket_path.replace("/", "_")
for name, api in (
    ("root", Api(url + "/")),
    ("RPC2", Api(url + "/RPC2")),
    ("socket", Api(local + "/", SocketTransport())),
    ("socketRPC2", Api(local + "/RPC2", SocketTransport())),
):
    secret = "" if name.startswith("socket") else "secret"
    logins = [api.login("root", secret, *more) for more in ((), ("2.0",), ("2.0", "a test's \"client\""))]
    session = api.session
    pif = api.call("PIF.get_by_uuid", "uuid-h1-vlan5")
    record = api.call("PIF.get_record", pif)
    metrics = api.call("PIF_metrics.get_record", record["metrics"])
    api.call("network.set_MTU", "free", "9000")
    api.call("network.add_to_other_config", "free", "key <&> " + name, "Grüße \U0001f680")
    events = api.call("event.from", ["network/free"], "", 0.0)
    seen[name] = {
        "logins": len(set(logins)),
        "this_host": api.call("session.get_this_host", session),
        "superuser": api.call("session.get_is_local_superuser", session),
        "VLAN": record["VLAN"],
        "management": [kind(record["management"]), record["management"]],
        "speed": kind(metrics["speed"]),
        "io": [kind(metrics["io_read_kbs"]), metrics["io_read_kbs"]],
        "date": [kind(metrics["last_updated"]), str(metrics["last_updated"])],
        "maps": kind(record["other_config"]),
        "MTU": api.call("network.get_MTU", "free"),
        "text": api.call("network.get_other_config", "free")["key <&> " + name],
        "counts": {each: [kind(count), count] for each, count in events["valid_ref_counts"].items()},
        "events": [(each["class"], each["operation"], each["ref"], kind(each["id"])) for each in events["events"]],
        "alike": len({tuple(sorted(each)) for each in api.call("PIF.get_all_records").values()}),
        "methods": "PIF.scan" in api.server.system.listMethods(),
        "void": api.call("network.set_name_description", "free", ""),
        "errors": [
            api.error("PIF.get_record", session, "OpaqueRef:none"),
            api.error("PIF.get_record", session),
            api.error("PIF.get_by_uuid", session, "no uuid"),
            api.error("PIF.no_such_call", session),
            api.error("no_such_call"),
            api.error("network.set_MTU", session, "free", "many"),
            api.error("PIF.get_all", "OpaqueRef:NULL"),
        ],
    }
    api.call("session.logout")
    seen[name]["dead"] = api.error("PIF.get_all", session) == ["SESSION_INVALID", session]
    api.session = logins[0]
    seen[name]["others live"] = len(api.call("PIF.get_all"))
print(json.dumps(seen))
