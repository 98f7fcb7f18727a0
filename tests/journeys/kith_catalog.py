# SPDX-License-Identifier: GPL-3.0-or-later
"""Directories of services for the journeys, as AIRS XML; all of it made up."""

HOUSES = ("Teapot House", "The Bread Table", "Harbor Beds", "Listening Line", "Lantern Kitchen", "Open Door Clinic",
          "Warm Coats", "Quiet Room", "Second Shelf Books", "Garden on the Roof", "Bicycle Works", "Night Bus")


def agency(number, name, phone="555 01", description="Tea, and somebody who listens.", service="Open hours"):
    """One with a place and a service at it."""
    return ("<Agency><Key>%d</Key><Name>%s</Name><AgencyDescription>%s</AgencyDescription>"
            "<Phone><PhoneNumber>%s%02d</PhoneNumber></Phone>"
            "<Site><Key>%d1</Key><Name>%s, upstairs</Name><SiteService><Key>%d2</Key><Name>%s of %s</Name>"
            "</SiteService></Site></Agency>\n" % (number, name, description, phone, number, number, name, number, service, name))


def directory(agencies, entity="Harbor Helpline"):
    return '<?xml version="1.0" encoding="UTF-8"?>\n<Source SourceEntity="%s">\n%s</Source>\n' % (entity, "".join(agencies))


def houses(n=12):
    return [agency(number, HOUSES[(number - 1) % len(HOUSES)] + (" %d" % number if number > len(HOUSES) else ""))
            for number in range(1, n + 1)]
