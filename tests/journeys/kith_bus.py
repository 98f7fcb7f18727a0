# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility bus: hundreds of questions at once, and their answers.

A look at the screen asks some six hundred questions. Over GDBusConnection each costs Python several times
what it costs the program that answers; so the messages, which GIO writes and reads, go over a socket as one
piece, and those written once are kept.
"""

import functools
import json
import os
import socket
import struct
import time

import gi

gi.require_version("Gio", "2.0")
gi.require_version("Json", "1.0")
from gi.repository import Gio, GLib, Json  # noqa: E402

COMPONENT = "org.a11y.atspi.Component"
ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
IN_WINDOW = 1

LONGEST_WAIT = 10.0
HEADER = struct.Struct("=BBBBIII")
SERIAL = struct.Struct("=I")
SERIAL_AT = 8
REPLY, ERROR = 2, 3


@functools.lru_cache(maxsize=100000)
def written(peer, path, interface, method, signature, arguments):
    """A call as it goes over the bus, with a serial number to be put in."""
    message = Gio.DBusMessage.new_method_call(peer, path, interface, method)
    if signature:
        message.set_body(GLib.Variant(signature, arguments))
    message.set_serial(1)
    return bytearray(message.to_blob(Gio.DBusCapabilityFlags.NONE))


class Bus:
    """The accessibility bus: single calls, and many at once."""

    def __init__(self):
        self.tells_places = None
        self.roles = {}
        self.serial = 0
        self.unread = bytearray()
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, 0, -1, None).unpack()[0]
        words = dict(word.split("=", 1) for word in address.split(";")[0].split(":", 1)[1].split(","))
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(LONGEST_WAIT)
        self.socket.connect(words["path"] if "path" in words else "\0" + words["abstract"])
        self.socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        greeting = self.socket.recv(4096)
        if not greeting.startswith(b"OK "):
            raise OSError("the accessibility bus said %r" % greeting)
        self.socket.sendall(b"BEGIN\r\n")
        self.one("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")

    def many(self, calls):
        """The answers to calls, each (peer, path, interface, method) and, where it has any, the signature of
        its arguments and a tuple of them; None where it failed."""
        answers = [None] * len(calls)
        waiting = {}
        out = []
        for index, (peer, path, interface, method, *rest) in enumerate(calls):
            signature, arguments = rest or (None, ())
            self.serial = self.serial % 0xffffffff + 1
            message = written(peer, path, interface, method, signature, arguments)
            SERIAL.pack_into(message, SERIAL_AT, self.serial)
            waiting[self.serial] = index
            out.append(bytes(message))
        self.send(b"".join(out), waiting, answers)
        end = time.monotonic() + LONGEST_WAIT
        while waiting and time.monotonic() < end:
            self.receive(waiting, answers)
        return answers

    def send(self, data, waiting, answers):
        """Reads what comes meanwhile: the bus takes no more while its answers are not fetched."""
        self.socket.setblocking(False)
        try:
            sent = 0
            while sent < len(data):
                try:
                    sent += self.socket.send(memoryview(data)[sent:sent + 65536])
                except BlockingIOError:
                    self.socket.settimeout(LONGEST_WAIT)
                    self.receive(waiting, answers)
                    self.socket.setblocking(False)
        finally:
            self.socket.settimeout(LONGEST_WAIT)

    def receive(self, waiting, answers):
        try:
            data = self.socket.recv(1 << 20)
        except TimeoutError:
            return
        if not data:
            raise OSError("the accessibility bus is gone")
        self.unread += data
        at = 0
        while len(self.unread) - at >= HEADER.size:
            _, kind, _, _, body, _, fields = HEADER.unpack_from(self.unread, at)
            size = HEADER.size + (fields + 7) // 8 * 8 + body
            if len(self.unread) - at < size:
                break
            if kind in (REPLY, ERROR):
                message = Gio.DBusMessage.new_from_blob(bytes(self.unread[at:at + size]), Gio.DBusCapabilityFlags.NONE)
                index = waiting.pop(message.get_reply_serial(), None)
                if index is not None and kind == REPLY:
                    value = message.get_body()
                    # Many times as fast as unpack(), which takes values apart in Python.
                    answers[index] = json.loads(Json.gvariant_serialize_data(value)[0]) if value else []
            at += size
        del self.unread[:at]

    def one(self, *call):
        return self.many([call])[0]

    def unseen(self, nodes):
        """Those of them that are not on the screen: nothing is found at their middle."""
        extents = self.many([(node.peer, node.path, COMPONENT, "GetExtents", "(u)", (IN_WINDOW,)) for node in nodes])
        found = self.many([(node.peer, node.path, COMPONENT, "GetAccessibleAtPoint",
                            "(iiu)", (x + width // 2, y + height // 2, IN_WINDOW))
                           for node, ((x, y, width, height),) in zip(nodes, (e or ((0, 0, 0, 0),) for e in extents))])
        return [node for node, answer in zip(nodes, found) if not answer or answer[0][1].endswith("/null")]

    def processes(self):
        """Every program on this bus: (peer, path)."""
        answer = self.one("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")
        return answer[0] if answer else []

    def process_id(self, peer):
        answer = self.one("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          "GetConnectionUnixProcessID", "(s)", (peer,))
        return answer[0] if answer else 0
