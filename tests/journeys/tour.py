#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through every screen, most of them in the sample center, and keeps a picture of each.

./dev run calls it where there is no screen, ./dev screenshots in every size and look. Under
tests/with-display.sh only.
"""

import argparse
import os
import re
import subprocess
import sys

import kith_journey
import tour_catalog
import tour_groups
import tour_imports
import tour_incidents
import tour_notes
import tour_resources
from kith_journey import Failure, Journey, Skipped
from kith_keys import tab_to

MORNING = "2026-11-18T10:40:00"
LOOKS = {
    "light": {"ADW_DEBUG_COLOR_SCHEME": "prefer-light"},
    "dark": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"},
    "contrast": {"ADW_DEBUG_HIGH_CONTRAST": "1"},
}
ENTRY = "Type a name or scan a card"
# What the test runner takes for a test that was not run.
SKIPPED = 77


class Tour:
    def __init__(self, journey, chosen):
        self.journey = journey
        self.output = chosen.output
        self.is_large = chosen.text_scale > 1
        self.clock = journey.clock(MORNING)
        self.environment = dict(LOOKS[chosen.theme])
        if chosen.rtl:
            self.environment["KITH_DIRECTION"] = "rtl"
        journey.set(text_scale="uint32 %d" % round(100 * chosen.text_scale), lock_minutes="uint32 60",
                    desk_lock_minutes="uint32 120", desk_cover_seconds="uint32 600")
        self.kith = None

    def start(self, *arguments):
        if self.kith is not None:
            self.kith.end()
        self.kith = self.journey.start(*arguments, clock=self.clock, environment=self.environment)
        return self.kith

    def see(self, name=None, role=None, **kinds):
        """Waits for it; in large type it may lie below what fits."""
        if self.is_large:
            kinds["shown"] = False
        return self.kith.see(name, role, **kinds)

    def click(self, name=None, role=None, **kinds):
        if self.is_large:
            self.kith.scroll_to(name, role, inside=kinds.get("inside"))
        return self.kith.click(name, role, **kinds)

    def keep(self, name):
        """Saves what the screen shows, once it stands still."""
        path = os.path.join(self.output, name + ".png")
        self.journey.screen.run("mousemove", "9999", "9999")
        self.kith.settle()
        self.kith.picture(path)
        print("  " + path, flush=True)

    def first_run(self):
        kith = self.start()
        self.see("Welcome to Kith")
        self.keep("welcome")
        kith.key("Return")
        self.see("Name of the center", "text")
        kith.type("Harbor House", "Tab")
        kith.type("Dana K.", "Tab")
        kith.type(Journey.PASSPHRASE, "Tab")
        kith.type(Journey.PASSPHRASE)
        self.keep("set-up")
        kith.key("Return")
        code = kith.recovery_code()
        self.keep("recovery-code")
        kith.type(code[-1], "Return")
        kith.has_focus("Open the front desk", "button")
        self.keep("check-the-numbers")
        kith.key("Return")
        kith.has_focus(ENTRY)
        self.keep("front-desk-empty")

    def own_center(self):
        kith = self.kith
        kith.type("Amina Yusuf", "Return")
        self.see("Save and Sign In", "button")
        self.keep("new-person")
        kith.key("Return")
        self.see(re.compile("is signed in"), "status")
        self.keep("signed-in")
        self.click(re.compile("^Dana K. · "), "button")
        kith.choose("Set a PIN for today…")
        self.see(role="dialog")
        self.keep("pin")
        kith.key("Escape")
        kith.gone(role="dialog")
        kith.key("ctrl+l")
        self.see("Passphrase", "text")
        self.keep("locked")
        kith.type("not this one", "Return")
        self.see(re.compile("That passphrase"))
        self.keep("wrong-passphrase")
        kith.key("ctrl+shift+h")
        self.see("With the person")
        self.keep("crisis-help-while-locked")

    def lock(self):
        self.start("--practise")
        self.see(re.compile("^Choose a role"), seconds=90)
        self.keep("lock")

    def as_front_desk(self):
        kith = self.kith
        self.click(re.compile("^Front desk"), "button", seconds=60)
        kith.has_focus(ENTRY)
        self.keep("front-desk")
        kith.type("ma")
        self.see("Matches", "list")
        self.keep("front-desk-search")
        kith.key("Return")
        kith.has_focus(role="row")
        self.keep("front-desk-choosing")
        kith.key("Return")
        self.see(re.compile("is (signed in|already here)"), "status")
        self.keep("front-desk-signed-in")
        kith.key("ctrl+g")
        self.see(re.compile("^Guest, since"), "row")
        self.keep("front-desk-guest")
        self.click(re.compile("for Several…$"), "button")
        self.see("Who takes it", "list")
        self.keep("front-desk-several")
        kith.key("Escape")
        tour_groups.attend(self)
        self.paper_sheet()
        self.help()
        kith.key("ctrl+2")
        self.people("-front-desk")

    def paper_sheet(self):
        kith = self.kith
        self.click("Paper, printing and the end of the day", "button")
        kith.has_focus(role="menu item")
        self.keep("desk-menu")
        kith.choose("Enter a Paper Sheet")
        self.see("Enter a paper sheet", "heading")
        kith.type("Lucia", "Tab")
        self.keep("paper-sheet")
        kith.key("ctrl+a", "BackSpace", "Escape")
        self.see(ENTRY, "text")

    def help(self):
        kith = self.kith
        kith.key("ctrl+k")
        self.see("Find somebody and sign them in")
        kith.type("an")
        self.keep("find-a-person")
        kith.key("Escape", "Escape")
        kith.key("ctrl+shift+h")
        self.see("Who to call")
        self.keep("crisis-help")
        self.click("Callers and officials", "button")
        self.see("Police and other officials")
        self.keep("callers-and-officials")
        kith.key("Escape")
        kith.key("F1")
        self.see("Somebody comes in")
        self.keep("help")
        kith.key("Escape")
        kith.key("ctrl+question")
        self.see(re.compile("While working|On every screen"), shown=False)
        self.keep("keyboard-shortcuts")
        kith.key("Escape")

    def people(self, suffix):
        kith = self.kith
        self.see(re.compile("^Nobody is listed until you type"))
        self.keep("people" + suffix)
        kith.type("jo")
        self.see("Matches", "list")
        self.keep("people-search" + suffix)
        # The first is here already; somebody who is not has more buttons.
        kith.key("Down", "Down")
        kith.key("Return")
        self.see("Edit…", "button")
        self.keep("person" + suffix)
        self.agreements(suffix)
        if not suffix:
            self.plan()

    def plan(self):
        """What they want to reach, and when they are asked; a goal and a check-in as they are typed."""
        kith = self.kith
        kith.key("alt+p")
        self.see("Add a Goal…", "button")
        self.keep("plan-empty")
        kith.key("alt+d")
        self.see("A Goal", "heading")
        kith.type("A room of my own, with a window to the yard", "Tab")
        kith.has_focus("What part of life it is about", "combo box")
        kith.key("space", "Home", "Down", "Return")
        tab_to(kith, "Steps on the way, one a line", "text")
        kith.type("call the housing office", "Return")
        kith.type("bring my papers", "Return")
        kith.type("see the room", "Tab")
        kith.type("the first night there")
        self.keep("plan-goal")
        kith.key("ctrl+s")
        kith.has_focus(re.compile("^(Add a Goal…|How is it going)"), "button")
        self.see("First: call the housing office")
        self.click("call the housing office", "check box")
        self.see(re.compile("^1 of 3 steps done"))
        kith.key("alt+c")
        self.see("Plan a Check-in", "heading")
        self.see("Who asks", "combo box", shown=False)
        self.keep("plan-check-in")
        kith.key("ctrl+s")
        self.see(re.compile("^Ask how they are on"), "heading")
        self.keep("plan")
        self.click(re.compile("^Check-in done"), "button")
        self.see("How the Check-in Went", "heading")
        self.keep("plan-asked")
        kith.key("ctrl+s")
        kith.has_focus(re.compile("^(Add a Goal…|How is it going)"), "button")
        self.own_plan()

    def own_plan(self):
        """A plan from a template as it is typed, and as it is read."""
        kith = self.kith
        kith.key("alt+a")
        kith.choose("Stress Plan")
        kith.has_focus("What weighs on me", "text")
        kith.type("forms with a deadline", "Tab")
        kith.type("my jaw hurts", "Return")
        kith.type("I say yes to everything")
        self.keep("plan-own")
        kith.key("ctrl+s")
        self.see(re.compile("^Written down with"))
        self.click("Stress Plan", "button")
        self.see("my jaw hurts\nI say yes to everything")
        self.keep("plan-own-read")

    def check_ins(self):
        """Whom to ask how they are, and who is missed; what would be handed over."""
        kith = self.kith
        kith.key("ctrl+2", "ctrl+f", "alt+a")
        self.see("Whom to Ask How They Are", "heading")
        kith.key("alt+o")
        self.see(re.compile("^(Overdue|Due This Week|Nobody is to be asked this week.*)$"))
        kith.key("alt+m")
        self.see(re.compile("last here on|^Nobody is missed"), shown=False)
        self.keep("check-ins")
        self.click("More about check-ins", "button")
        kith.choose("Hand Over Follow-ups…")
        self.see("Who asks from now on", "combo box")
        self.keep("check-ins-hand-over")
        kith.key("Escape", "Escape")

    def agreements(self, suffix):
        """What they agreed to, and a new agreement with the box to sign in."""
        kith = self.kith
        kith.key("alt+g")
        self.see(re.compile("^(In force$|Nothing is agreed to yet)" if not suffix else "^Write down what they agree to"))
        self.keep("agreements" + suffix)
        kith.key("alt+a")
        kith.has_focus("What it is about")
        self.keep("agreement" + suffix)
        self.click("Drawn here", "check box")
        kith.key("Tab")
        kith.has_focus("Box to sign in")
        self.keep("agreement-signature" + suffix)
        kith.key("alt+d")
        kith.has_focus("Add an Agreement…", "button")

    def as_coordinator(self):
        kith = self.kith
        kith.key("ctrl+1", "ctrl+l")
        self.click(re.compile("^Coordinator"), "button")
        kith.has_focus(ENTRY)
        self.keep("front-desk-coordinator")
        tour_groups.walk(self)
        kith.key("ctrl+2")
        self.people("")
        self.own_copy()
        self.arrival()
        self.erasing()
        self.states()
        self.resources()
        self.check_ins()
        kith.key("ctrl+6")
        self.settings()
        self.account()
        tour_incidents.walk(self)

    def resources(self):
        """The directory: what there is in the sample center, and the form for something new."""
        kith = self.kith
        kith.key("ctrl+4")
        self.see(re.compile(r"^(The directory is empty|[0-9]+ found\.)$"))
        self.keep("resources")
        kith.key("alt+a")
        self.see("What it is called", "text")
        self.keep("resources-add")
        kith.key("Escape")

    def own_copy(self):
        """Everything that is held about them, who has seen it, and who may."""
        kith = self.kith
        self.click(re.compile("^More( about this person)?$"), "button")
        kith.choose("Everything We Hold…")
        self.see(re.compile("^(Next to Decide|Print…)$"), "button")
        self.keep("everything-we-hold")
        kith.key("Escape")
        self.click(re.compile("^More( about this person)?$"), "button")
        kith.choose("Who Has Seen or Received This Record")
        self.see("Who has seen or received this record", "list")
        self.keep("who-has-seen")
        kith.key("Escape")
        self.click(re.compile("^More( about this person)?$"), "button")
        kith.choose("Who May Open This Record…")
        self.see("Open to", "list")
        self.keep("who-may-open")
        kith.key("Escape")
        self.see("Edit…", "button")

    def arrival(self):
        """Something is waiting, and a notice is to be read, when this person comes."""
        kith = self.kith
        self.click(re.compile("^More( about this person)?$"), "button")
        kith.has_focus(role="menu item")
        self.keep("person-menu")
        kith.choose("Something to Hand Over…")
        self.see(re.compile("^Waiting for"))
        self.click("What to say, or where it lies", "text")
        kith.type("A letter from the library, in the top drawer")
        self.keep("something-to-hand-over")
        kith.key("Return")
        kith.gone(re.compile("^Waiting for"), "dialog")
        self.click(re.compile("^More( about this person)?$"), "button")
        kith.choose("Desk Notice…")
        self.see(re.compile("^Desk Notice About"))
        self.click("What the desk should do, never why", "text")
        kith.type("Before they come in, please call Dana.")
        self.keep("desk-notice")
        kith.key("Return")
        kith.gone(re.compile("^Desk Notice About"), "dialog")
        self.click("Sign In", "button")
        kith.key("ctrl+1")
        self.see("Seen", "button")
        self.keep("front-desk-notice")

    def erasing(self):
        """A record that the law keeps for a while is erased, and that is stopped."""
        kith = self.kith
        # Whoever comes back to the people finds nobody's record open.
        kith.key("ctrl+2")
        self.see(re.compile("^Nobody is listed until you type"))
        kith.type("jose castillo")
        self.see("Matches", "list")
        kith.key("Down", "Return")
        self.see("Edit…", "button")
        self.click(re.compile("^More( about this person)?$"), "button")
        kith.choose("Legal Hold…")
        kith.see(re.compile("^Last day it is kept"), "text")
        kith.type("2027-01-31", "Tab")
        kith.type("Letter of the court of 12 November")
        self.keep("legal-hold")
        kith.key("Return")
        self.see(re.compile("^Legal hold until"), shown=False)
        self.click(re.compile("^More( about this person)?$"), "button")
        kith.choose("Erase This Record…")
        self.see(re.compile("^Erase the Record of"))
        self.keep("erase-a-record")
        kith.key("alt+e")
        kith.has_focus("Stop Erasing", "button")
        self.keep("person-being-erased")
        kith.key("ctrl+f")
        self.see("Being erased")
        self.keep("people-being-erased")
        self.click(re.compile("^Stop erasing"), "button")
        kith.gone("Being erased")

    def states(self):
        """Somebody is away for a while; what follows from somebody's death is said before it is written down."""
        kith = self.kith
        kith.key("ctrl+2", "ctrl+f")
        self.see(re.compile("^Nobody is listed until you type"))
        kith.type("jose castillo")
        self.see("Matches", "list")
        kith.key("Down", "Return")
        self.see("Edit…", "button")
        self.click(re.compile("^More( about this person)?$"), "button")
        kith.choose("Away…")
        kith.see(re.compile("^Last day away"), "text")
        kith.type("2027-01-31")
        self.keep("person-away-form")
        kith.key("Return")
        self.see("They Are Back", "button")
        self.keep("person-away")
        self.click("They Are Back", "button")
        kith.gone("They Are Back")
        self.click(re.compile("^More( about this person)?$"), "button")
        kith.choose("Has Died…")
        self.see(re.compile("^Has .* Died"))
        self.keep("person-died-question")
        kith.key("alt+d")
        self.see("They have died.")
        self.keep("person-died")
        self.click("That Is a Mistake", "button")
        kith.gone("They have died.")

    def settings(self):
        """Each part of the settings."""
        parts = self.see("Parts of the settings", "list")
        for name in [node.name for node in parts.children if node.role == "row"]:
            self.click(name, "row")
            self.see(name, "row", states={"selected"})
            self.keep("settings-" + name.lower().replace(" ", "-"))
            if name == "Accounts":
                self.lost()
            if name == "Questions":
                self.question()
            if name == "Writing notes":
                tour_notes.templates(self)
        tour_imports.walk(self)
        tour_catalog.walk(self)
        tour_resources.walk(self)

    def question(self):
        """What can be done to an answer, and a question of the center's own."""
        kith = self.kith
        self.click("Change Woman", "button")
        kith.has_focus(role="menu item")
        self.keep("settings-questions-menu")
        kith.key("Escape")
        kith.has_focus("Change Woman", "button")
        self.click("Add a question", "button")
        self.see("In your words", "text")
        kith.type("How did you come here today?")
        self.keep("settings-questions-add")
        kith.key("Escape")
        kith.gone("In your words", "text")

    def lost(self):
        """A computer was lost, as far as nothing is changed yet."""
        kith = self.kith
        self.click(re.compile("^This Computer Was Lost…"), "button")
        kith.has_focus("Cancel", "button")
        self.keep("settings-lost")
        kith.key("Tab")
        kith.key("Return")
        kith.type(kith.recovery_code()[-1], "Return")
        kith.has_focus("Go On", "button")
        self.keep("settings-lost-slips")
        kith.key("Escape")
        kith.gone("For everybody else")

    def account(self):
        kith = self.kith
        kith.key("ctrl+1")
        kith.has_focus(ENTRY)
        self.click(re.compile("Coordinator$"), "button")
        kith.has_focus(role="menu item")
        self.keep("account-menu")
        kith.key("Escape")

    def cover(self):
        """Nobody touches anything for a while."""
        self.journey.set(desk_cover_seconds="uint32 10")
        kith = self.start("--practise")
        self.click(re.compile("^Front desk"), "button", seconds=90)
        kith.has_focus(ENTRY)
        self.see(re.compile("^Names are covered"))
        self.keep("covered")

    def walk(self):
        self.first_run()
        self.own_center()
        self.lock()
        self.as_front_desk()
        tour_notes.walk(self)
        self.as_coordinator()
        self.cover()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--app", required=True, help="the program")
    parser.add_argument("--output", required=True, help="where the pictures go")
    parser.add_argument("--size", default="1366x768", help="the screen's size, as with-display.sh made it")
    parser.add_argument("--theme", choices=LOOKS, default="light")
    parser.add_argument("--text-scale", type=float, default=1.0)
    parser.add_argument("--rtl", action="store_true", help="from right to left")
    chosen = parser.parse_args()
    chosen.shots = chosen.output
    os.makedirs(chosen.output, exist_ok=True)
    # Menus have rounded corners only where something puts them together with what lies below.
    compositor = subprocess.Popen(["xcompmgr", "-n"], stderr=subprocess.DEVNULL)
    journey = Journey(chosen, kith_journey.Screen(), kith_journey.Bus(), "tour-stopped-here")
    try:
        Tour(journey, chosen).walk()
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    except Skipped as reason:
        print("The tour goes no farther: %s." % reason)
        return SKIPPED
    finally:
        journey.end()
        compositor.terminate()
        compositor.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
