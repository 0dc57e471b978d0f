"""Speaks PAM for the console, as a process of its own: PAM modules may block, print and load what they like.

Arguments: ACTION SERVICE. Standard input: fields joined by NUL, as UTF-8 text:
  authenticate   user, password
  change         user, password, new password
Exit status: 0 done, 1 wrong user or password, 3 the account may not be used, 4 PAM cannot be used here, 5 the new password was
refused. PAM's own messages go to standard output, one a line. Passwords never leave this process.
Runs on Python 3.4 and later.
"""
import ctypes
import ctypes.util
import os
import sys

PROMPT_ECHO_OFF, PROMPT_ECHO_ON, ERROR_MSG, TEXT_INFO = 1, 2, 3, 4
PAM_SUCCESS, PAM_BUF_ERR, PAM_CONV_ERR = 0, 5, 19
PAM_NEW_AUTHTOK_REQD = 12
DONE, WRONG, ACCOUNT, UNUSABLE, REFUSED = 0, 1, 3, 4, 5


class Message(ctypes.Structure):
    _fields_ = [("style", ctypes.c_int), ("text", ctypes.c_char_p)]


class Response(ctypes.Structure):
    # A pointer, not c_char_p: PAM frees what we allocate with its own allocator's free().
    _fields_ = [("text", ctypes.c_void_p), ("code", ctypes.c_int)]


ASK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_int, ctypes.POINTER(ctypes.POINTER(Message)),
    ctypes.POINTER(ctypes.POINTER(Response)), ctypes.c_void_p)


class Conversation(ctypes.Structure):
    _fields_ = [("ask", ASK), ("data", ctypes.c_void_p)]


def main():
    action, service = sys.argv[1], sys.argv[2]
    fields = sys.stdin.buffer.read().split(b"\0")
    user, password = fields[0], fields[1]
    new = fields[2] if len(fields) > 2 else None

    try:
        pam = ctypes.CDLL(ctypes.util.find_library("pam") or "libpam.so.0")
    except OSError as error:
        print(error)
        return UNUSABLE
    libc = ctypes.CDLL(None)
    libc.calloc.restype = ctypes.c_void_p
    libc.calloc.argtypes = [ctypes.c_size_t, ctypes.c_size_t]
    libc.strdup.restype = ctypes.c_void_p
    libc.strdup.argtypes = [ctypes.c_char_p]
    pam.pam_strerror.restype = ctypes.c_char_p
    pam.pam_strerror.argtypes = [ctypes.c_void_p, ctypes.c_int]
    for name in ("pam_authenticate", "pam_acct_mgmt", "pam_chauthtok", "pam_end"):
        getattr(pam, name).argtypes = [ctypes.c_void_p, ctypes.c_int]
    changing = [False]

    def answer(style, text):
        if style == PROMPT_ECHO_ON:
            return user
        if style != PROMPT_ECHO_OFF:
            return b""
        # Only who is not root is asked for the present password while changing it.
        wants_old = any(word in text.lower() for word in (b"current", b"old"))
        return new if changing[0] and not wants_old else password

    def ask(count, messages, responses, _data):
        block = libc.calloc(count, ctypes.sizeof(Response))
        if not block:
            return PAM_BUF_ERR
        answers = ctypes.cast(block, ctypes.POINTER(Response))
        for at in range(count):
            message = messages[at].contents
            text = message.text or b""
            if message.style in (ERROR_MSG, TEXT_INFO):
                sys.stdout.write(text.decode("utf-8", "replace") + "\n")
            answers[at].text = libc.strdup(answer(message.style, text))
        responses[0] = answers
        return PAM_SUCCESS

    conversation = Conversation(ASK(ask), None)
    handle = ctypes.c_void_p()
    status = pam.pam_start(service.encode(), user, ctypes.byref(conversation), ctypes.byref(handle))
    if status != PAM_SUCCESS:
        return UNUSABLE

    def say(code):
        sys.stdout.write(pam.pam_strerror(handle, code).decode("utf-8", "replace") + "\n")

    status = pam.pam_authenticate(handle, 0)
    outcome = DONE if status == PAM_SUCCESS else WRONG
    if outcome == DONE:
        status = pam.pam_acct_mgmt(handle, 0)
        # An expired password may be changed, not used for anything else.
        if status != PAM_SUCCESS and not (action == "change" and status == PAM_NEW_AUTHTOK_REQD):
            say(status)
            outcome = ACCOUNT
    if outcome == DONE and action == "change":
        changing[0] = True
        status = pam.pam_chauthtok(handle, 0)
        if status != PAM_SUCCESS:
            say(status)
            outcome = REFUSED
    pam.pam_end(handle, status)
    return outcome


if __name__ == "__main__":
    try:
        result = main()
    except Exception as error:  # Whatever it is, the console hears of it as a status, not as silence.
        sys.stdout.write("%s: %s\n" % (type(error).__name__, error))
        result = UNUSABLE
    sys.stdout.flush()
    os._exit(result)
