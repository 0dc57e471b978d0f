"""Speaks PAM for the console, as a process of its own: PAM modules may block, print and load what
they like.

Arguments: ACTION SERVICE TERMINAL. Standard input: fields joined by NUL, as UTF-8 text:
  authenticate   user, password
  set            user, new password; the former one is not asked for, so root only
TERMINAL is the name of the one somebody sits at (tty1), or empty.
Exit status: 40 done, 41 wrong user or password, 43 the account may not be used, 44 PAM cannot be
used here, 45 the new password was refused. Python itself, a shell and a signal end with others.
PAM's own messages go to standard output, one a line. Passwords never leave this process. Runs on
Python 2.7, and on 3.4 and later.
"""
import ctypes
import ctypes.util
import os
import sys

PROMPT_ECHO_OFF, PROMPT_ECHO_ON, ERROR_MSG, TEXT_INFO = 1, 2, 3, 4
PAM_SUCCESS, PAM_BUF_ERR, PAM_CONV_ERR = 0, 5, 19
PAM_NEW_AUTHTOK_REQD = 12
# Open, symbol, service, system and memory errors, no source of users to ask, errors of the
# conversation, given up, unknown module, not yet done: PAM is broken, and nobody's password was
# wrong.
PAM_BROKEN = (1, 2, 3, 4, 5, 9, 19, 26, 28, 30, 31)
PAM_TTY = 3
DONE, WRONG, ACCOUNT, UNUSABLE, REFUSED = 40, 41, 43, 44, 45


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


def tell(text):
    """One line on standard output, in UTF-8 whatever the locale: text or bytes of a C string."""
    os.write(1, (text if isinstance(text, bytes) else text.encode("utf-8", "replace")) + b"\n")


def main():
    action, service, terminal = sys.argv[1], sys.argv[2], sys.argv[3]
    user, password = getattr(sys.stdin, "buffer", sys.stdin).read().split(b"\0")

    try:
        pam = ctypes.CDLL(ctypes.util.find_library("pam") or "libpam.so.0")
    except OSError as error:
        tell(str(error))
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

    def answer(style):
        if style == PROMPT_ECHO_ON:
            return user
        return password if style == PROMPT_ECHO_OFF else b""

    def ask(count, messages, responses, _data):
        block = libc.calloc(count, ctypes.sizeof(Response))
        if not block:
            return PAM_BUF_ERR
        answers = ctypes.cast(block, ctypes.POINTER(Response))
        for at in range(count):
            message = messages[at].contents
            if message.style in (ERROR_MSG, TEXT_INFO):
                tell(message.text or b"")
            answers[at].text = libc.strdup(answer(message.style))
        responses[0] = answers
        return PAM_SUCCESS

    conversation = Conversation(ASK(ask), None)
    handle = ctypes.c_void_p()
    status = pam.pam_start(service.encode(), user, ctypes.byref(conversation), ctypes.byref(handle))
    if status != PAM_SUCCESS:
        tell(pam.pam_strerror(None, status))
        return UNUSABLE

    pam.pam_set_item.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p]
    if terminal:
        pam.pam_set_item(handle, PAM_TTY, terminal.encode("utf-8"))

    def say(code):
        tell(pam.pam_strerror(handle, code))

    if action == "set":
        status = pam.pam_chauthtok(handle, 0)
        outcome = DONE if status == PAM_SUCCESS else UNUSABLE if status in PAM_BROKEN else REFUSED
    else:
        status = pam.pam_authenticate(handle, 0)
        outcome = DONE if status == PAM_SUCCESS else UNUSABLE if status in PAM_BROKEN else WRONG
        if outcome == DONE:
            status = pam.pam_acct_mgmt(handle, 0)
            # A password that is due to be changed is no reason to keep the right person out of a
            # console for emergencies.
            if status not in (PAM_SUCCESS, PAM_NEW_AUTHTOK_REQD):
                outcome = UNUSABLE if status in PAM_BROKEN else ACCOUNT
    if outcome not in (DONE, WRONG):
        say(status)
    pam.pam_end(handle, status)
    return outcome


if __name__ == "__main__":
    try:
        result = main()
    except Exception as error:  # The console always hears of an end as a status, not as silence.
        tell("%s: %s" % (type(error).__name__, error))
        result = UNUSABLE
    os._exit(result)
