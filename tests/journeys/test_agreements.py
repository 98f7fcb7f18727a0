#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody agrees to: signed with the pointer, printed, taken back and then refused; and added at the desk, which
cannot read it."""

import os
import re
import shutil
import subprocess
import sys

import kith_journey
from kith_accounts import switch, unlock

ROBIN = "teapot meadow lantern"
PAD = ("Box to sign in", "image")
SIGNATURE = [[(0.1, 0.6), (0.2, 0.2), (0.3, 0.7), (0.4, 0.3), (0.5, 0.6), (0.7, 0.5)], [(0.8, 0.4), (0.9, 0.6)]]


def open_rosa(journey, more=None):
    clock = journey.clock()
    store = journey.center(clock=clock)
    if more:
        journey.account(store, "Robin", more, ROBIN, clock=clock)
    rosa = journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)["id"]
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana" if more else None)
    to_agreements(kith)
    return clock, store, rosa, kith


def to_agreements(kith):
    kith.key("ctrl+2")
    kith.has_focus(re.compile("^Find somebody"), "text")
    kith.type("rosa", "Return")
    kith.has_focus("Sign In", "button")
    kith.key("alt+g")


def type_in(kith, field, words):
    """Where the focus is; the toolkit does not tell where that is in these rows."""
    kith.type(words)
    kith.wait(lambda: kith.see(field, "text").text() == words, "%r in %s" % (words, field))


def add_sharing(kith):
    """Up to the signature."""
    kith.key("alt+a")
    kith.has_focus("What it is about")
    kith.key("space")
    kith.has_focus(role="row")
    kith.key("Down", "Return")
    kith.see("Sharing with someone", "heading")
    kith.see("Say who will receive it.", "status")
    kith.click("With whom", "text")
    type_in(kith, "With whom", "Legal Aid")
    kith.key("Tab")
    type_in(kith, "What for", "housing")
    kith.key(*6 * ["Tab"])
    kith.has_focus("notes", "check box")
    kith.key("space")
    kith.see("notes", "check box", states=("checked",))
    kith.scroll_to("1 year", "button")
    kith.click("1 year", "button")
    kith.see("Kept as a draft until you save it (Ctrl+S).", "status")


def choose_drawn(kith):
    """By keyboard; the box comes into sight with the focus."""
    kith.key("Tab", "Tab", "Tab", "Tab")
    kith.has_focus("None: it was said aloud", "check box")
    kith.key("Down", "Down")
    kith.has_focus("Drawn here", "check box")
    kith.see("The box for the signature is empty.", "status")
    kith.key("Tab")
    kith.has_focus(*PAD)


def draw(kith, strokes):
    """On the pad, with the pointer's button held."""
    pad = kith.see(*PAD)
    window, left, top = kith.place(pad.window())
    x, y, width, height = pad.extents()
    for stroke in strokes:
        points = [(str(left + x + round(a * width)), str(top + y + round(b * height))) for a, b in stroke]
        kith.screen.run("mousemove", "--window", window, *points[0], "mousedown", "1")
        for (ax, ay), (bx, by) in zip(points, points[1:]):
            for step in range(1, 9):
                kith.screen.run("mousemove", "--window", window, str(int(ax) + (int(bx) - int(ax)) * step // 8),
                                str(int(ay) + (int(by) - int(ay)) * step // 8))
        kith.screen.run("mouseup", "1")


def print_for(kith, whom, path):
    """Prints into a file, through the toolkit's dialog."""
    kith.click("Print: Sharing with someone", "button")
    kith.see("Whom Is the Copy For?")
    kith.click(whom)
    kith.click("Print…", "button")
    kith.see("Print to File")
    kith.click("Print to File")
    kith.click(re.compile(r"output\.pdf$"), "button")
    kith.has_focus("Name:", "text")
    kith.key("ctrl+a")
    kith.type(path, "Return")
    kith.see(re.compile(re.escape(os.path.basename(path)) + "$"), "button")
    kith.click("Print", "button")
    kith.gone(role="dialog")


def read_pdf(kith, path):
    kith.wait(lambda: os.path.exists(path) and os.path.getsize(path), path)
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


def kept(journey, store, rosa, clock):
    return journey.ctl("consent", "list", str(rosa), store=store, account="Dana", clock=clock)["consents"]


def signed_and_taken_back(journey):
    """Signed with the pointer, printed for whom it names, and refused once it is taken back"""
    clock, store, rosa, kith = open_rosa(journey)
    kith.see(re.compile("^Nothing is agreed to yet"))
    add_sharing(kith)
    choose_drawn(kith)
    kith.key("Tab")
    kith.has_focus("Clear", "button")
    kith.key("ctrl+s")
    kith.has_focus(*PAD)
    draw(kith, SIGNATURE)
    kith.see(*PAD, description=re.compile("^Signed"))
    kith.see("Kept as a draft until you save it (Ctrl+S).", "status")
    kith.key("Delete")
    kith.see(*PAD, description=re.compile("^Nothing is drawn"))
    draw(kith, SIGNATURE)
    kith.see(*PAD, description=re.compile("^Signed"))
    kith.key("ctrl+s")
    kith.see("Written down.", "status")
    kith.see("In force")
    kith.see("Signed by hand.")
    print_for(kith, "For Legal Aid", journey.path("first.pdf"))
    text = read_pdf(kith, journey.path("first.pdf"))
    journey.check("Legal Aid" in text and "housing" in text and "Rosa Martínez" in text, "on the paper:\n" + text)

    kith.click("Take back: Sharing with someone", "button")
    kith.see("Take This Back?")
    kith.type("Not any more")
    kith.click("Take Back", "button")
    kith.see(re.compile("^Taken back on "))
    kith.not_there("Take back: Sharing with someone", "button")
    print_for(kith, "For Legal Aid", journey.path("second.pdf"))
    kith.see(re.compile("^The person has taken back the consent for this"), "status")
    journey.check(not os.path.exists(journey.path("second.pdf")), "a copy left after it was taken back")
    kith.end()
    (consent,) = kept(journey, store, rosa, clock)
    journey.equal([consent[key] for key in ("kind", "state", "signature", "recipient", "what", "until", "wording",
                                            "revoked_note")],
                  ["sharing", "revoked", "drawn", "Legal Aid", ["notes"], "2027-11-18", 1, "Not any more"],
                  "what was kept")


def locked_while_typing(journey):
    """Locked in the middle, it is there again, with its signature"""
    clock, store, rosa, kith = open_rosa(journey)
    add_sharing(kith)
    choose_drawn(kith)
    draw(kith, SIGNATURE)
    kith.see(*PAD, description=re.compile("^Signed"))
    kith.key("ctrl+l")
    unlock(kith)
    to_agreements(kith)
    kith.see("Kept as a draft until you save it (Ctrl+S).", "status")
    kith.see(*PAD, shown=False, description=re.compile("^Signed"))
    kith.click("Save", "button")
    kith.see("Written down.", "status")
    kith.see("In force")
    kith.end()
    journey.equal([row["signature"] for row in kept(journey, store, rosa, clock)], ["drawn"], "what was kept")


def at_the_desk(journey):
    """The front desk writes down what somebody agrees to, and cannot read it"""
    clock, store, rosa, kith = open_rosa(journey, "front-desk")
    switch(kith, "Robin", ROBIN)
    to_agreements(kith)
    kith.see(re.compile("^Write down what they agree to"))
    kith.key("alt+a")
    kith.has_focus("What it is about")
    kith.scroll_to("Their name, typed by themself", "check box")
    kith.click("Their name, typed by themself", "check box")
    kith.see("A typed signature needs a name.", "status")
    kith.key("ctrl+s")
    type_in(kith, "Name, as a signature", "Rosa M.")
    kith.key("ctrl+s")
    kith.see("Written down for their peer advocate to read.", "status")
    kith.not_there("In force")
    kith.not_there(re.compile("^Print:"), "button")
    switch(kith, "Dana")
    to_agreements(kith)
    kith.see("In force")
    kith.see("Signed “Rosa M.”. Written down at the front desk.")
    kith.end()
    (consent,) = kept(journey, store, rosa, clock)
    journey.equal([consent["kind"], consent["signed_name"], consent["at_desk"]], ["peer-support", "Rosa M.", True],
                  "what was kept")


if not shutil.which("pdftotext"):
    sys.exit(kith_journey.skip("pdftotext is not installed"))
kith_journey.run(__doc__, signed_and_taken_back, locked_while_typing, at_the_desk)
