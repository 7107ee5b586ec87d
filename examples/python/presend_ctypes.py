#!/usr/bin/env python3
"""presend in Python, through its C interface (presend/presend.h) and nothing but the standard library.

As a program it does what `presend scan` does: lines of JSON in, {"id", "text", "context"?}, decisions out, in order.

    presend_ctypes.py LIBRARY < in.jsonl > out.jsonl
"""

import ctypes
import json
import sys

ALL, TRACE, UTF8_OFFSETS, COLOUR, EXPLAIN, ASK = 1, 2, 4, 8, 16, 32


class PresendError(Exception):
    """`code` is for programs, the message for developers."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Key(ctypes.Structure):
    """presend_key."""

    _fields_ = [
        ("id", ctypes.c_char_p),
        ("public_key", ctypes.c_ubyte * 32),
        ("not_before", ctypes.c_int),
        ("not_after", ctypes.c_int),
    ]


class LoadOptions(ctypes.Structure):
    """presend_load_options."""

    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("pack", ctypes.c_char_p),
        ("pack_size", ctypes.c_size_t),
        ("trusted_digest", ctypes.c_char_p),
        ("any_pack", ctypes.c_int),
        ("keys", ctypes.POINTER(Key)),
        ("key_count", ctypes.c_size_t),
        ("today", ctypes.c_int),
        ("held", ctypes.c_void_p),
    ]


class Texts(ctypes.Structure):
    """presend_texts."""

    _fields_ = [("bytes", ctypes.c_char_p), ("size", ctypes.c_size_t)]


class Checker:
    """One thread at a time: it keeps a workspace. Texts are bytes of UTF-8, contexts and results JSON.

    `texts` are the files of other locales that belong to a pack of one's own; the pack that is built in has its own.
    """

    def __init__(self, library, pack=None, any_pack=False, texts=()):
        self._library = _declared(library)
        self._checker = None
        options = LoadOptions(
            ctypes.sizeof(LoadOptions), pack, len(pack or b""), None, int(any_pack)
        )
        self._checker = self._library.presend_load(ctypes.byref(options))
        if not self._checker:
            raise self._error()
        self._workspace = self._library.presend_new_workspace()
        if texts:
            self._take_texts(texts)

    def _take_texts(self, texts):
        files = (Texts * len(texts))(*(Texts(file, len(file)) for file in texts))
        more = self._library.presend_with_texts(self._checker, files, len(texts))
        if not more:
            error = self._error()
            self.close()
            raise error
        # A checker does not change: the one with more texts takes the place of the one without.
        self._library.presend_free_checker(self._checker)
        self._checker = more

    def close(self):
        if self._checker:
            self._library.presend_free_workspace(self._workspace)
            self._library.presend_free_checker(self._checker)
            self._checker = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def check(self, text, context=b"{}", flags=0):
        """The decision, as JSON."""
        size = ctypes.c_size_t()
        return self._taken(
            self._library.presend_check(
                self._checker,
                self._workspace,
                text,
                len(text),
                context,
                len(context),
                flags,
                ctypes.byref(size),
            ),
            size,
        )

    def redact(self, text, context=b"{}", placeholder=None, flags=0):
        """The text with each blocked detail replaced."""
        size = ctypes.c_size_t()
        return self._taken(
            self._library.presend_redact(
                self._checker,
                self._workspace,
                text,
                len(text),
                context,
                len(context),
                placeholder,
                flags,
                ctypes.byref(size),
            ),
            size,
        )

    def redact_decision(self, text, decision, placeholder=None, flags=0):
        """The same for a decision that is there already."""
        size = ctypes.c_size_t()
        return self._taken(
            self._library.presend_redact_decision(
                text, len(text), decision, len(decision), placeholder, flags, ctypes.byref(size)
            ),
            size,
        )

    def message(self, message_id, locale=b"en"):
        """A text of the pack by its id."""
        size = ctypes.c_size_t()
        return self._taken(
            self._library.presend_message(self._checker, message_id, locale, ctypes.byref(size)),
            size,
        )

    def _taken(self, pointer, size):
        """Copies what the library returned, and gives it back."""
        if not pointer:
            raise self._error()
        try:
            return ctypes.string_at(pointer, size.value)
        finally:
            self._library.presend_free(pointer)

    def _error(self):
        error = json.loads(self._library.presend_last_error())
        return PresendError(error["code"], error["message"])


def _declared(path):
    library = ctypes.CDLL(path)
    text, size, handle, flags = (
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_void_p,
        ctypes.c_uint,
    )
    out = ctypes.POINTER(ctypes.c_size_t)
    # What is to be freed comes as a pointer: as c_char_p Python would copy it and lose the address.
    for name, result, arguments in [
        ("presend_version", text, []),
        ("presend_last_error", text, []),
        ("presend_load", handle, [ctypes.POINTER(LoadOptions)]),
        ("presend_with_texts", handle, [handle, ctypes.POINTER(Texts), size]),
        ("presend_free_checker", None, [handle]),
        ("presend_new_workspace", handle, []),
        ("presend_free_workspace", None, [handle]),
        ("presend_check", handle, [handle, handle, text, size, text, size, flags, out]),
        ("presend_redact", handle, [handle, handle, text, size, text, size, text, flags, out]),
        ("presend_redact_decision", handle, [text, size, text, size, text, flags, out]),
        ("presend_message", handle, [handle, text, text, out]),
        ("presend_free", None, [handle]),
    ]:
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    return library


def main(library):
    with Checker(library) as checker:
        for line in sys.stdin.buffer:
            one = json.loads(line)
            context = json.dumps(one.get("context", {})).encode()
            decision = checker.check(one["text"].encode(), context)
            number = json.dumps(one["id"]).encode()
            sys.stdout.buffer.write(b'{"id":' + number + b',"decision":' + decision + b"}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
