# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of a directory that comes in from a file: the plan, what was done, its sources, and what to look at."""

import re

from kith_catalog import agency, directory, houses
from kith_files import choose_file

LONG = ("Tea at every hour of the day, a sofa that nobody is sent away from, and somebody who listens; bring whoever you "
        "like, and stay as long as you like. Upstairs there are two quiet rooms, a library and a cupboard of warm coats.")
LATER = LONG.replace("two quiet rooms", "three quiet rooms")


def begin(tour, name, text):
    tour.click("Import", "row")
    tour.click(re.compile("^Import a Directory…"), "button")
    choose_file(tour.kith, tour.journey.write(name, text))
    tour.see("Import a Directory", "heading")


def leave(tour):
    tour.kith.key("Escape")
    tour.see("Parts of the settings", "list")


def first(tour):
    files = houses()
    files[0] = agency(1, "Teapot House", description=LONG)
    begin(tour, "harbor-helpline.xml", directory(files + ["<Agency><Key>99</Key></Agency>\n"]))
    tour.see("New", "row")
    tour.keep("catalog-plan")
    tour.click("New", "row")
    tour.see("Teapot House", "row")
    tour.keep("catalog-new")
    tour.kith.key("Escape")
    tour.kith.has_focus("New", "row")
    tour.click("Import", "button")
    tour.see(re.compile("^The directory is imported"), "heading")
    tour.keep("catalog-done")
    leave(tour)


def again(tour):
    files = houses(9)
    files[0] = agency(1, "Teapot House", description=LATER)
    files[4] = agency(5, "Lantern Kitchen", phone="555 09")
    begin(tour, "harbor-helpline.xml", directory(files))
    tour.see(re.compile("Is the file only a part"), "status")
    tour.keep("catalog-doubt")
    tour.click("Changed", "row")
    tour.see("Teapot House", "row")
    tour.keep("catalog-changed")
    tour.kith.key("Escape")
    tour.click("They Are Gone", "button")
    tour.click("Import", "button")
    tour.see(re.compile("^The directory is imported"), "heading")
    leave(tour)
    begin(tour, "harbor-helpline.xml", directory(houses())[:-300])
    tour.see("Choose Another File…", "button")
    tour.keep("catalog-refused")
    leave(tour)


def around(tour):
    kith = tour.kith
    tour.click(re.compile("^Sources"), "button")
    tour.see("Harbor Helpline", "row")
    tour.keep("catalog-sources")
    tour.click("Harbor Helpline", "row")
    tour.see("Imports", "heading")
    tour.keep("catalog-source")
    kith.key("Escape")
    kith.has_focus("Harbor Helpline", "row")
    leave(tour)
    tour.click(re.compile("^Review"), "button")
    tour.see("Not verified for long", "row")
    tour.keep("catalog-review")
    tour.click("Not verified for long", "row")
    tour.see("Not verified for", "combo box")
    tour.keep("catalog-unverified")
    kith.key("Escape")
    tour.click("No longer told by their source", "row")
    tour.see(re.compile("not told since"), shown=False)
    tour.keep("catalog-missing")
    kith.key("Escape")
    kith.has_focus("No longer told by their source", "row")
    tour.click("May be one and the same", "row")
    tour.click("Look Through the Directory", "button")
    tour.see(re.compile("more may be the same"), "status")
    tour.see(re.compile("^Organization · Hills Directory"), shown=False)
    tour.keep("catalog-pairs")
    kith.key("Escape")
    kith.has_focus("May be one and the same", "row")
    leave(tour)


def another(tour):
    begin(tour, "hills.xml", directory([agency(101, "Teapot House", phone="555 0")], "Hills Directory"))
    tour.click("Import", "button")
    tour.see(re.compile("^The directory is imported"), "heading")
    leave(tour)


def walk(tour):
    first(tour)
    again(tour)
    another(tour)
    around(tour)
