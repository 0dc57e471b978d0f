"""A client in the manner of the Python SDK, for machines that do not have the SDK itself: the same
names, the same habits on the wire.

A Session is a server proxy. `session.xenapi.Class.call(...)` puts the session's reference in front
and unpacks the answer's Status; a dead session is replaced by logging in again as before, three
times at most; any other failure is raised with its description.
"""
import http.client
import socket
import xmlrpc.client


class Failure(Exception):
    """`details` is the ErrorDescription: the code, then its parameters."""

    def __init__(self, details):
        super().__init__(details)
        self.details = details


class UDSHTTPConnection(http.client.HTTPConnection):
    """The unix socket's path travels as the host name, with underscores for slashes; so it is in
    the Host header too.
    """

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.host.replace("_", "/"))


class UDSTransport(xmlrpc.client.Transport):
    def make_connection(self, host):
        return UDSHTTPConnection(host)


class _Dead(Exception):
    """The server knows the session no more."""


def _unpack(answer):
    if type(answer) is not dict or "Status" not in answer:
        raise xmlrpc.client.Fault(500, "an answer without Status")
    if answer["Status"] == "Success":
        return answer["Value"]
    description = answer["ErrorDescription"]
    if description[0] == "SESSION_INVALID":
        raise _Dead
    raise Failure(description)


class _Method:
    """A name that grows by a dot at each attribute, until it is called."""

    def __init__(self, send, name=""):
        self._send = send
        self._name = name

    def __getattr__(self, name):
        return _Method(self._send, "%s.%s" % (self._name, name) if self._name else name)

    def __call__(self, *params):
        return self._send(self._name, params)


class Session(xmlrpc.client.ServerProxy):
    def __init__(self, uri, transport=None, allow_none=False):
        super().__init__(uri, transport=transport, allow_none=allow_none)
        self.handle = None
        self._last_login = None

    def _request(self, name, params):
        if name in ("logout", "session.logout"):
            return self._logout()
        for _ in range(3):
            try:
                return _unpack(getattr(self, name)(self.handle, *params))
            except _Dead:
                if self._last_login is None:
                    raise xmlrpc.client.Fault(401, "nobody has logged in")
                self._login(*self._last_login)
        raise xmlrpc.client.Fault(500, "three sessions have died")

    def _login(self, method, params):
        self.handle = _unpack(getattr(self, "session." + method)(*params))
        self._last_login = (method, params)
        if not method.startswith("slave_local"):
            # What the SDK asks for its API_version after each login.
            pool = self.xenapi.pool.get_all()[0]
            host = self.xenapi.pool.get_master(pool)
            self.API_version = "%s.%s" % (self.xenapi.host.get_API_version_major(host), self.xenapi.host.get_API_version_minor(host))

    def _logout(self):
        method = "session.local_logout" if self._last_login[0].startswith("slave_local") else "session.logout"
        try:
            return _unpack(getattr(self, method)(self.handle))
        finally:
            self.handle = self._last_login = None

    def __getattr__(self, name):
        if name == "xenapi":
            return _Method(self._request)
        if name.startswith("login") or name.startswith("slave_local"):
            return lambda *params: self._login(name, params)
        return super().__getattr__(name)
