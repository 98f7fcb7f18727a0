#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody's own copy: what may be about somebody else is decided, then it is printed and saved; who has seen the record;
and the front desk, which may do neither."""

import json
import os
import re
import shutil
import subprocess
import sys

import kith_journey
from kith_accounts import unlock
from kith_files import save_file

ROBIN = "teapot meadow lantern"


def begin(journey):
    """Rosa, whom the desk was told to tell from a namesake by somebody else's name, and an agreement of a guardian."""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Robin", "front-desk", ROBIN, clock=clock)
    rosa = journey.ctl("person", "add", "Rosa Martinez", store=store, account="Dana", clock=clock)["id"]
    journey.ctl("person", "add", "Zebulon Fitch", store=store, account="Dana", clock=clock)
    journey.ctl("person", "edit", str(rosa), "--disambiguator", "comes with zebulon", store=store, account="Dana", clock=clock)
    journey.ctl("consent", "add", str(rosa), "--kind", "photo", "--guardian", "Ana Quill", "--guardian-who", "aunt", store=store,
                account="Dana", clock=clock)
    return clock, store, rosa, journey.start(store=store, clock=clock)


def to_menu(kith):
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.type("rosa", "Return")
    kith.has_focus("Sign In", "button")
    # A pointer that rests where the menu opens takes the focus.
    kith.screen.run("mousemove", "1", "1")
    kith.key("alt+m")
    kith.has_focus("Something to Hand Over…", "menu item")


def walk_menu(kith):
    """What is in the open menu, of which only what has the focus can be told for sure."""
    names = []
    at = kith.focused()
    while at.name not in names:
        names.append(at.name)
        before = at.path
        kith.key("Down")
        at = kith.wait(lambda: next((now for now in [kith.focused()] if now and now.path != before), None),
                       "the next of the menu")
    return [name for name in names if name]


def save(kith, way, path):
    kith.key("alt+" + way)
    save_file(kith, path)
    kith.see(re.compile("^Saved. It is for them alone"), "status")
    kith.wait(lambda: os.path.exists(path) and os.path.getsize(path), path)
    kith.has_focus("Print…", "button")


def decided_and_saved(journey):
    """Nothing leaves before each mark is decided, by keyboard; then just what was kept"""
    clock, store, rosa, kith = begin(journey)
    unlock(kith, "Dana")
    to_menu(kith)
    kith.choose("Everything We Hold…")
    kith.has_focus("Keep: What tells you from a namesake", "button")
    kith.see("3 entries may be about somebody else. Keep or leave out each.", "status")
    kith.see("Somebody else with a record here has a name like this.", shown=False)
    kith.not_there("Print…", "button")
    kith.key("ctrl+p")
    kith.not_there("Print to File", shown=False)
    kith.key("Tab")
    kith.has_focus("Leave out: What tells you from a namesake", "button")
    kith.key("space")
    kith.see("2 entries may be about somebody else. Keep or leave out each.", "status")
    kith.key("alt+n")
    kith.has_focus("Keep: Who agreed in your place", "button")
    kith.key("Tab", "space", "alt+n")
    kith.has_focus("Keep: Who that is to you", "button")
    kith.key("space")
    kith.see("All is decided. 2 entries are left out.", "status")
    kith.see("Print…", "button")

    # Theirs to read, with just what is in the copy; nothing else is within reach.
    kith.key("alt+r")
    kith.has_focus("Everything that is held")
    said = "\n".join(node.name for node in kith.see("Everything that is held", shown=False).below())
    for words, there in (("Rosa Martinez", True), ("aunt", True), ("Ana Quill", False), ("zebulon", False),
                         ("Left out, because it is about somebody else.", True)):
        journey.check((words in said) == there, "%s: %s\n%s" % (words, there, said))
    kith.not_there("Save as PDF…", "button")
    kith.key("Escape")
    kith.see("Give the Computer Back…", "button")
    kith.key("alt+g")
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.see("All is decided. 2 entries are left out.", "status")

    save(kith, "j", journey.path("copy.json"))
    save(kith, "d", journey.path("copy.pdf"))
    with open(journey.path("copy.json"), encoding="utf-8") as stream:
        text = stream.read()
    document = json.loads(text)
    journey.equal((document["name"], document["left_out"]), ("Rosa Martinez", 2), "the head of the file")
    printed = subprocess.run(["pdftotext", journey.path("copy.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    for words, there in (("Rosa Martinez", True), ("aunt", True), ("Ana Quill", False), ("zebulon", False)):
        journey.check((words in text) == there and (words in printed) == there, "%s: %s\n%s" % (words, there, printed))

    kith.key("Escape")
    kith.has_focus("Sign In", "button")
    kith.key("alt+m")
    kith.has_focus(role="menu item")
    kith.choose("Who Has Seen or Received This Record")
    kith.see("Dana saved everything we hold as a file, for the person themself.")
    kith.see("Dana read what was agreed to.")
    kith.key("Escape")
    kith.has_focus("Sign In", "button")
    kith.end()
    seen = journey.ctl("person", "seen", str(rosa), store=store, account="Dana", clock=clock)["seen"]
    journey.equal([(one["event"], one["what"], one["purpose"]) for one in seen[:2]], [("exported", "own-copy", "own-request")] * 2,
                  "what the log says")


def nothing_seen(journey):
    """A record that nobody has read says so"""
    _, _, _, kith = begin(journey)
    unlock(kith, "Dana")
    to_menu(kith)
    kith.choose("Who Has Seen or Received This Record")
    kith.see("Nobody has read it yet, and nothing of it was handed out.", "status")
    kith.has_focus("Back", "button")
    kith.key("Return")
    kith.has_focus("Sign In", "button")
    kith.end()


def not_at_the_desk(journey):
    """The front desk is offered neither"""
    _, _, _, kith = begin(journey)
    unlock(kith, "Robin", ROBIN)
    to_menu(kith)
    journey.equal(walk_menu(kith), ["Something to Hand Over…", "That’s Not Right…", "Something They Ask For…"], "what the menu has")
    kith.end()


if not shutil.which("pdftotext"):
    sys.exit(kith_journey.skip("pdftotext is not installed"))
kith_journey.run(__doc__, decided_and_saved, nothing_seen, not_at_the_desk)
