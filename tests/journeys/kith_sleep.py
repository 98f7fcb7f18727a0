# SPDX-License-Identifier: GPL-3.0-or-later
"""The login manager's part in going to sleep."""

import os
import subprocess

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

MANAGER = "org.freedesktop.login1.Manager"
PATH = "/org/freedesktop/login1"
INTERFACE = """
<node>
  <interface name="org.freedesktop.login1.Manager">
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="h" direction="out"/>
    </method>
    <signal name="PrepareForSleep"><arg type="b"/></signal>
  </interface>
</node>
"""


class LoginManager:
    """What logind does about sleep, on a system bus of its own."""

    def __init__(self):
        self.bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"],
                                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.bus.stdout.readline().strip()
        self.asked = []
        self.held = None
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.connection = Gio.DBusConnection.new_for_address_sync(self.address, flags, None, None)
        self.connection.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0],
                                        self.called, None, None)
        self.connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "RequestName", GLib.Variant("(su)", ("org.freedesktop.login1", 0)), None, 0, -1, None)

    def called(self, connection, sender, path, interface, method, arguments, invocation):
        """Hands out one end of a pipe; the other tells when it is let go."""
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        self.asked.append(arguments.unpack())
        self.forget()
        self.held = ours
        handed = Gio.UnixFDList.new()
        handed.append(theirs)
        os.close(theirs)
        invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), handed)

    def work(self):
        while GLib.MainContext.default().iteration(False):
            pass

    def is_held_up(self):
        self.work()
        if self.held is None:
            return False
        try:
            return os.read(self.held, 1) != b""
        except BlockingIOError:
            return True

    def tell(self, going):
        self.connection.emit_signal(None, PATH, MANAGER, "PrepareForSleep", GLib.Variant("(b)", (going,)))
        self.connection.flush_sync(None)

    def forget(self):
        if self.held is not None:
            os.close(self.held)
        self.held = None

    def end(self):
        self.forget()
        self.connection.close_sync(None)
        self.bus.terminate()
        self.bus.wait()


def asleep(kith, manager):
    manager.tell(True)
    kith.wait(lambda: not manager.is_held_up(), "the computer to be allowed to sleep")
