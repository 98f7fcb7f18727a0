# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of an import: what the columns are, what is wrong, who may have a record already, and what was done."""

import re

from kith_files import choose_file

PEOPLE = ("Name,Known as,Date of birth,Telephone,Shoe size\n"
          "Josephine Adler,Jo,14/3/1979,555 0142,38\nMarcus Oyelaran,,2/11/1985,,\n"
          "Wilhelmina Brandt,Willa,30/6/1961,555 0177,\nTobias Lindqvist,,9/9/1990,,44\n"
          "Brandt Wilhelmine,,30/6/1961,,\n")
ODD = "Name,Date of birth\nJosephine Adler,14/13/1979\nMarcus Oyelaran,last spring\n,1984\n"
TOTALS = "Month,Visits,People,Guests,Weather\n2019-01,412,88,17,snow\n2019-02,390,81,,\n2019-03,455,93,22,mild\n"


def begin(tour, button, name, text):
    tour.click("Import", "row")
    tour.click(re.compile("^" + button), "button")
    choose_file(tour.kith, tour.journey.write(name, text))


def leave(tour):
    tour.kith.key("Escape")
    tour.see("Parts of the settings", "list")


def walk(tour):
    begin(tour, "Import People…", "problems.csv", ODD)
    tour.see(re.compile("Nothing Can Be Imported Yet"))
    tour.keep("import-problems")
    leave(tour)
    begin(tour, "Import Past Totals…", "totals.csv", TOTALS)
    tour.see(re.compile("^How 3 Months"))
    tour.keep("import-totals")
    leave(tour)
    begin(tour, "Import People…", "picture.csv", "\0\0\0")
    tour.see("Choose Another File…", "button")
    tour.keep("import-refused")
    leave(tour)
    begin(tour, "Import People…", "members.csv", PEOPLE)
    tour.see(re.compile("^How 5 People"))
    tour.keep("import-people")
    tour.click("Continue", "button")
    tour.see("Import 5 People", "button")
    tour.keep("import-who-is-there")
    tour.click("Import 5 People", "button")
    tour.see("5 people are imported.", "heading")
    tour.keep("import-done")
    tour.kith.key("Escape")
