# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour through groups, in the sample center."""

import re


def attend(tour, suffix=""):
    """Who came is ticked at the front desk."""
    kith = tour.kith
    tour.click(re.compile("^Cooking together, "), "row")
    kith.has_focus(role="row")
    kith.key("space", "Down", "space", "Down", "Down", "space")
    tour.see("3 of 6.", "status")
    tour.keep("group-attendance" + suffix)
    kith.key("Escape")
    tour.see("Type a name or scan a card", "text")
