"""Drives a XenAPI server with the Python SDK (or its like) at a path, and prints what it saw as one JSON document."""
import importlib.util
import json
import sys

sys.dont_write_bytecode = True

# The unix socket's transport is always ours: that of the SDK's copies does not run under Python 3.
from python_sdk import UDSTransport


def load(path):
    spec = importlib.util.spec_from_file_location("sdk", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kind(value):
    return type(value).__name__


url, socket_path, sdk_path = sys.argv[1:]
sdk = load(sdk_path)
local = "http://" + socket_path.replace("/", "_")


def failure(call, *params):
    try:
        call(*params)
    except sdk.Failure as failed:
        return failed.details
    return None


def bare(session, method, *params):
    """A call as it stands, without the session in front."""
    return getattr(session, method)(*params).get("ErrorDescription")


def walk(name, api, secret):
    handles = []
    for more in ((), ("2.0",), ("2.0", "a test's \"client\"")):
        api.login_with_password("root", secret, *more)
        handles.append(api.handle)
    xenapi = api.xenapi
    pif = xenapi.PIF.get_by_uuid("uuid-h1-vlan5")
    record = xenapi.PIF.get_record(pif)
    metrics = xenapi.PIF_metrics.get_record(record["metrics"])
    xenapi.PIF.set_disallow_unplug(pif, True)
    xenapi.network.set_MTU("free", 1400)
    mtus = [xenapi.network.get_MTU("free")]
    xenapi.network.set_MTU("free", "9000")
    mtus.append(xenapi.network.get_MTU("free"))
    xenapi.network.add_to_other_config("free", "key <&> " + name, "Grüße \U0001f680")
    events = getattr(xenapi.event, "from")(["network/free"], "", 0.0)
    seen = {
        "logins": len(set(handles)),
        "this_host": xenapi.session.get_this_host(api.handle),
        "superuser": xenapi.session.get_is_local_superuser(api.handle),
        "VLAN": record["VLAN"],
        "management": [kind(record["management"]), record["management"]],
        "disallow_unplug": xenapi.PIF.get_disallow_unplug(pif),
        "speed": kind(metrics["speed"]),
        "io": [kind(metrics["io_read_kbs"]), metrics["io_read_kbs"]],
        "date": [kind(metrics["last_updated"]), str(metrics["last_updated"])],
        "clock": kind(xenapi.host.get_servertime("h1")),
        "maps": kind(record["other_config"]),
        "MTU": mtus,
        "text": xenapi.network.get_other_config("free")["key <&> " + name],
        "counts": {each: [kind(count), count] for each, count in events["valid_ref_counts"].items()},
        "events": [(each["class"], each["operation"], each["ref"], kind(each["id"])) for each in events["events"]],
        "alike": len({tuple(sorted(each)) for each in xenapi.PIF.get_all_records().values()}),
        "methods": "PIF.scan" in getattr(api, "system.listMethods")(),
        "void": xenapi.network.set_name_description("free", ""),
        "errors": [
            failure(xenapi.PIF.get_record, "OpaqueRef:none"),
            failure(xenapi.PIF.get_record),
            failure(xenapi.PIF.get_by_uuid, "no uuid"),
            failure(xenapi.PIF.no_such_call),
            bare(api, "no_such_call"),
            failure(xenapi.network.set_MTU, "free", "many"),
            bare(api, "PIF.get_all", "OpaqueRef:NULL"),
        ],
    }
    # The server forgets the session: the next call logs in again by itself and is answered.
    before = api.handle
    bare(api, "session.logout", before)
    seen["answered after the session died"] = len(xenapi.PIF.get_all())
    seen["another session"] = api.handle not in handles
    seen["dead"] = bare(api, "PIF.get_all", before) == ["SESSION_INVALID", before]
    after = api.handle
    xenapi.session.logout()
    seen["logged out"] = bare(api, "PIF.get_all", after) == ["SESSION_INVALID", after]
    api.slave_local_login_with_password("root", secret)
    seen["local session"] = [xenapi.host.is_in_emergency_mode(), len(xenapi.PIF.get_all())]
    gone = api.handle
    xenapi.session.logout()
    seen["local session ended"] = bare(api, "PIF.get_all", gone) == ["SESSION_INVALID", gone]
    if name == "root":
        seen["refused"] = failure(api.login_with_password, "root", "wrong")
    return seen


print(json.dumps({
    "root": walk("root", sdk.Session(url + "/"), "secret"),
    "RPC2": walk("RPC2", sdk.Session(url + "/RPC2"), "secret"),
    "socket": walk("socket", sdk.Session(local + "/", transport=UDSTransport()), ""),
    "socketRPC2": walk("socketRPC2", sdk.Session(local + "/RPC2", transport=UDSTransport()), ""),
}))
