# SPDX-License-Identifier: GPL-3.0-or-later
"""A directory that nobody has, as AIRS XML 3.1, for the journeys and the tour."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def hours(days, opens, closes):
    return "<TimeOpen>%s</TimeOpen>" % "".join(
        "<%s><From>%s</From><To>%s</To></%s>" % (day, opens, closes, day) for day in days)


def phone(number, note=None, confidential=False):
    return '<Phone Confidential="%s"><PhoneNumber>%s</PhoneNumber>%s</Phone>' % (
        "true" if confidential else "false", number, "<Description>%s</Description>" % note if note else "")


def address(street, city, postcode):
    return ("<PhysicalAddress><Line1>%s</Line1><City>%s</City><State>IL</State><ZipCode>%s</ZipCode>"
            "</PhysicalAddress>" % (street, city, postcode))


def service(key, name, inside="", code="RX-8450", kind="Mutual Support"):
    return ("<SiteService><Key>%s</Key><Name>%s</Name>%s<Taxonomy><Code>%s</Code><Name>%s</Name></Taxonomy>"
            "</SiteService>" % (key, name, inside, code, kind))


def site(key, name, inside, services):
    return "<Site><Key>%s</Key><Name>%s</Name>%s%s</Site>" % (key, name, inside, services)


def agency(key, name, inside):
    return ('<Agency><Key>%s</Key><Name>%s</Name>%s<ResourceInfo DateLastVerified="2026-08-03"/></Agency>'
            % (key, name, inside))


DETOX = (
    hours(WEEKDAYS, "08:00", "17:00") + phone("(555) 010-4420", "main line") + phone("(555) 010-4499", "after hours")
    + phone("(555) 010-6666", "not for callers", confidential=True)
    + "<Description>Seven days in a quiet house with a nurse by day and a peer by night.</Description>"
    + "<URL><Address>https://detox.example.org/</Address></URL><URL><Address>javascript:alert(1)</Address></URL>"
    + "<DocumentsRequired><DocumentsRequired>Photo ID if you have one</DocumentsRequired></DocumentsRequired>"
    + "<ApplicationProcess><Step>Call or walk in before 15:00</Step></ApplicationProcess>"
    + "<FeeStructure>Free</FeeStructure><GeneralEligibility>Adults, with or without insurance</GeneralEligibility>"
    + "<Languages><Name>English</Name><Name>Spanish</Name></Languages>")

AGENCIES = (
    agency("1", "Northside Health Alliance", (
        site("11", "Alder Street", address("1840 N Alder St", "Chicago", "60614")
             + "<DisabilitiesAccess>Wheelchair accessible</DisabilitiesAccess><BusServiceAccess>Bus 72</BusServiceAccess>",
             service("101", "Northside Detoxification Center", DETOX, "RX-1700", "Withdrawal Management")
             + service("102", "Recovery Coaching", hours(("Monday", "Thursday"), "09:00", "12:00")
                       + "<Description>Somebody to walk along for the first ninety days.</Description>"
                       + phone("(555) 010-4430")))
        + site("12", "Harbor Road", address("12 Harbor Rd", "Evanston", "60201"),
               service("102", "Recovery Coaching", phone("(555) 010-4431"))))),
    agency("2", "County Line", site("21", "Office", address("1 Court Sq", "Springfield", "62701"), service(
        "201", "Night Owl Warm Line", hours(WEEKDAYS + ("Saturday", "Sunday"), "00:00", "24:00")
        + phone("1-800-555-0142")
        + "<Description>Peers who listen when a crisis keeps somebody awake.</Description><FeeStructure>No charge</FeeStructure>",
        "RP-1500", "Warmlines"))),
    agency("3", "St. Brigid House", site("31", "House", address("7 Elm Ct", "Oak Park", "60302"), service(
        "301", "Evening Meal", "<TimeOpen><Notes>Most evenings, ask at the door</Notes></TimeOpen>"
        + "<Description>A warm meal and a table to sit at; there is a quiet room.</Description>",
        "BD-5000", "Meals"))),
    agency("4", "Second Step", site("41", "Clinic", address("300 Lake St", "Chicago", "60601"), service(
        "401", "Second Step Counseling", hours(("Friday",), "13:00", "20:00") + phone("(555) 010-7700")
        + "<FeeStructure>Sliding scale</FeeStructure>", "RF-2000", "Counseling"))),
)


def airs_file():
    """The whole file."""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<Source SourceEntity="City Directory" '
            'OriginTimestamp="2026-11-02T08:00:00">%s</Source>\n' % "".join(AGENCIES))
