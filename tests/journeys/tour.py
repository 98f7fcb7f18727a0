#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the program and the sample center, and keeps a picture of each screen.

./dev run calls it where there is no screen, ./dev screenshots in every size and look. Under
tests/with-display.sh only.
"""

import argparse
import hashlib
import os
import re
import sys
import time

import kith_journey

LOOKS = {
    "light": {"ADW_DEBUG_COLOR_SCHEME": "prefer-light"},
    "dark": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"},
    "contrast": {"ADW_DEBUG_HIGH_CONTRAST": "1"},
}


class Tour:
    def __init__(self, options):
        options.shots, options.only, options.ctl = options.output, None, None
        self.options = options
        self.journey = kith_journey.Journey(options, kith_journey.Screen(), kith_journey.Bus(), "tour-stopped-here")
        self.environment = dict(LOOKS[options.theme])
        if options.rtl:
            self.environment["KITH_DIRECTION"] = "rtl"
        self.settings = {"text-scale": "uint32 %d" % round(100 * options.text_scale), "window-maximized": "true",
                         "public-screen": "false", "lock-minutes": "uint32 60", "desk-lock-minutes": "uint32 120",
                         "desk-cover-seconds": "uint32 600"}
        self.kith = None

    def start(self, *arguments):
        if self.kith is not None:
            self.kith.end()
        self.kith = self.journey.start(*arguments, clock=self.journey.clock("2026-11-18T17:40:00Z"),
                                       environment=self.environment, settings=self.settings)
        return self.kith

    def see(self, name, role=None, **kinds):
        """Waits for it; in large type it may lie below what fits."""
        if self.options.text_scale > 1:
            kinds["shown"] = False
        return self.kith.see(name, role, **kinds)

    def click(self, name, role=None):
        if self.options.text_scale > 1:
            self.kith.scroll_to(name, role)
        return self.kith.click(name, role)

    def keep(self, name):
        """Saves what the screen shows once it stands still."""
        path = os.path.join(self.options.output, name + ".png")
        self.journey.screen.run("mousemove", "9999", "9999")
        before = None
        for _ in range(25):
            self.kith.picture(path)
            with open(path, "rb") as picture:
                now = hashlib.sha256(picture.read()).digest()
            if now == before:
                break
            before = now
            time.sleep(0.12)
        print("  " + path, flush=True)

    def welcome(self):
        kith = self.start()
        self.see("Welcome to Kith")
        self.keep("welcome")
        self.click("Set up our center", "button")
        self.see("Name of the center")
        self.keep("set-up")

    def lock(self):
        kith = self.start("--practise")
        self.see("Who are you?", seconds=60)
        self.keep("lock")
        kith.key("ctrl+shift+h")
        self.see("Who to call")
        self.keep("crisis-help")
        self.click("Callers and officials", "button")
        self.see("Police and other officials")
        self.keep("callers-and-officials")
        kith.key("Escape")
        self.click(re.compile("^Coordinator"), "button")

    def front_desk(self):
        kith = self.kith
        self.see("Type a name or scan a card", "text", seconds=60)
        kith.has_focus("Type a name or scan a card")
        self.keep("front-desk")
        kith.type("mar")
        self.see("Matches", "list")
        self.keep("front-desk-search")
        kith.key("ctrl+a", "BackSpace")
        kith.type("Qwenzel Example", "Return")
        self.see(re.compile("Name to be called by"))
        self.keep("new-person")
        kith.key("Escape")
        kith.key("Escape")

    def paper_sheet(self):
        kith = self.kith
        self.see("Here now", "list")
        self.click("Paper, printing and the end of the day", "button")
        kith.has_focus("Enter a Paper Sheet", "menu item")
        kith.key("Return")
        self.see("Enter Sheet", "button")
        kith.type("Mar")
        self.keep("paper-sheet")
        kith.key("ctrl+a", "BackSpace")
        kith.key("Escape")
        self.see("Type a name or scan a card", "text")

    def people(self):
        kith = self.kith
        kith.key("ctrl+2")
        self.see("Nobody is listed until you type. Two letters are enough.")
        kith.key("ctrl+f")
        kith.type("mar")
        self.see(re.compile("Matches|Find"), "list")
        self.keep("people")
        kith.key("Down", "Return")
        self.see(re.compile("^Back to the search"), "button")
        self.keep("person")

    def find(self):
        kith = self.kith
        kith.key("ctrl+k")
        self.see("Find somebody and sign them in")
        kith.type("an")
        self.keep("find-a-person")
        kith.key("Escape")

    def sections(self):
        """Each section of the settings."""
        kith = self.kith
        kith.key("ctrl+6")
        self.see("Our center", "list")
        self.keep("settings")
        for row, name in (("What we offer", "services"), ("Accounts", "accounts"), ("Crisis help", "crisis-help"),
                          ("Backup", "backup"), ("This computer", "this-computer"), ("Log", "log")):
            self.click(row, "row")
            self.see(row, "row", states={"selected"})
            self.keep("settings-" + name)

    def help(self):
        kith = self.kith
        kith.key("ctrl+1", "F1")
        self.see("Somebody comes in")
        self.keep("help")
        kith.key("Escape")
        kith.key("ctrl+question")
        self.see(re.compile("While working|On every screen"))
        self.keep("keyboard-shortcuts")
        kith.key("Escape")
        kith.key("ctrl+l")
        self.see("Who are you?", seconds=60)
        self.keep("locked-again")

    def run(self):
        try:
            for part in (self.welcome, self.lock, self.front_desk, self.paper_sheet, self.people, self.find,
                         self.sections, self.help):
                part()
        except kith_journey.Failure as failure:
            print(failure, file=sys.stderr)
            return 1
        finally:
            self.journey.end()
        return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--app", required=True, help="the program")
    parser.add_argument("--output", required=True, help="where the pictures go")
    parser.add_argument("--size", default="1366x768", help="the screen's size, as with-display.sh made it")
    parser.add_argument("--theme", choices=LOOKS, default="light")
    parser.add_argument("--text-scale", type=float, default=1.0)
    parser.add_argument("--rtl", action="store_true", help="from right to left")
    options = parser.parse_args()
    os.makedirs(options.output, exist_ok=True)
    return Tour(options).run()


if __name__ == "__main__":
    sys.exit(main())
