#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The computer goes to sleep: Kith holds it up until everything is locked, and a PIN does not come back from it."""

import os
import re
import subprocess

import gi

import kith_journey

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

ENTRY = "Type a name or scan a card"
PIN = "271828"
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


def open_desk(journey, manager):
    clock = journey.clock()
    store = journey.center(clock=clock)
    kith = journey.start(store=store, clock=clock, environment={"DBUS_SYSTEM_BUS_ADDRESS": manager.address})
    kith.wait(manager.is_held_up, "the program to hold up sleep")
    journey.equal(manager.asked[0][0::3], ("sleep", "delay"), "what was asked of the login manager")
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    return kith


def set_pin(kith):
    kith.click(re.compile("^Dana · "), "button")
    kith.choose("Set a PIN for today…")
    kith.see(role="dialog")
    kith.type(PIN, "Tab")
    kith.type(PIN, "Return")
    kith.see("Your PIN is set for today.", "status")


def asleep(kith, manager):
    manager.tell(True)
    kith.wait(lambda: not manager.is_held_up(), "the computer to be allowed to sleep")


def sleep_locks(journey):
    """Sleep locks, ends the PIN, and begins only then; afterwards the next sleep is held up again"""
    manager = LoginManager()
    try:
        kith = open_desk(journey, manager)
        set_pin(kith)
        asleep(kith, manager)
        kith.has_focus("Passphrase")
        kith.not_there("PIN for today")
        manager.tell(False)
        kith.wait(manager.is_held_up, "the program to hold up the next sleep")
        kith.type(journey.PASSPHRASE, "Return")
        kith.has_focus(ENTRY)
    finally:
        manager.end()


def sleep_while_locked(journey):
    """A PIN that was set before a lock is gone after sleep as well"""
    manager = LoginManager()
    try:
        kith = open_desk(journey, manager)
        set_pin(kith)
        kith.key("ctrl+l")
        kith.has_focus("PIN for today")
        kith.wait(manager.is_held_up, "the program to hold up sleep")
        asleep(kith, manager)
        kith.has_focus("Passphrase")
        kith.not_there("PIN for today")
        kith.type(journey.PASSPHRASE, "Return")
        kith.has_focus(ENTRY)
    finally:
        manager.end()


kith_journey.run(__doc__, sleep_locks, sleep_while_locked)
