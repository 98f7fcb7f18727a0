# SPDX-License-Identifier: GPL-3.0-or-later
"""A day is the center's day: rollover, both daylight-saving changes, a moved zone, a clock set back. Counts agree throughout."""

import sqlite3
import sys

from kithctl import check, main, same

WHO = "Ruth S."


def person(center, name):
    return center.run("person", "add", name, account=WHO).json["id"]


def sign_in(center, who, now=None):
    if now:
        center.set_now(now)
    return center.run("sign-in", "--id", who, account=WHO).json


def counts(center, first, last=None, by="day"):
    found = center.run("count", "--from", first, "--to", last or first, "--by", by, account=WHO).json
    same(sum(part["visits"] for part in found["parts"]), found["visits"], "the parts' visits and the whole's")
    same(sum(part["guests"] for part in found["parts"]), found["guests"], "the parts' guests and the whole's")
    return found


def rows(center):
    with sqlite3.connect(center.store) as db:
        return db.execute("SELECT person, day, arrived_minute, utc, utc_offset FROM visit WHERE voided = 0 ORDER BY utc").fetchall()


def the_night_belongs_to_the_day_before(center):
    """23:59, 00:30 and 03:59 are one day; 04:00 is the next."""
    center.init(zone="America/Chicago")
    rosa, sam, mei, tunde = (person(center, n) for n in ("Rosa Martinez", "Sam Weaver", "Mei Chen", "Tunde Okafor"))
    sign_in(center, rosa, "2026-02-11T05:59:00Z")  # 23:59 on the 10th
    sign_in(center, sam, "2026-02-11T06:30:00Z")   # 00:30
    sign_in(center, mei, "2026-02-11T09:59:00Z")   # 03:59
    same(sign_in(center, rosa)["arrival"], "already", "still the same day at 03:59")
    sign_in(center, tunde, "2026-02-11T10:00:00Z")  # 04:00
    same(sign_in(center, rosa)["arrival"], "new", "a new day, a new visit")
    same(counts(center, "2026-02-10")["visits"], 3, "visits of the 10th")
    same(counts(center, "2026-02-11")["visits"], 2, "visits of the 11th")
    both = counts(center, "2026-02-10", "2026-02-11")
    same((both["visits"], both["people"]["high"], both["first_timers"]), (5, 4, 4), "both days")
    same([minute for _, _, minute, _, _ in rows(center)], [1439, 1470, 1679, 240, 240], "wall minutes from the day's midnight")
    same(center.run("here", account=WHO).json["day"], "2026-02-11", "today")


def spring_forward_and_fall_back(center):
    """2026-03-08 has no 02:30, 2026-11-01 has two 01:30: one day each, 24 hours of wall clock."""
    center.init(zone="America/Chicago")
    rosa, sam = person(center, "Rosa Martinez"), person(center, "Sam Weaver")
    sign_in(center, rosa, "2026-03-08T07:50:00Z")  # 01:50, day of the 7th
    sign_in(center, sam, "2026-03-08T08:10:00Z")   # 03:10 daylight time, still the 7th
    same(sign_in(center, sam, "2026-03-08T09:00:00Z")["arrival"], "new", "04:00 daylight time begins the 8th")
    same(counts(center, "2026-03-07")["visits"], 2, "visits of the 7th of March")
    same(counts(center, "2026-03-08")["visits"], 1, "visits of the 8th of March")
    sign_in(center, rosa, "2026-11-01T06:30:00Z")  # 01:30 daylight time, day of 31 October
    same(sign_in(center, rosa, "2026-11-01T07:30:00Z")["arrival"], "already", "01:30 again, an hour later")
    same(sign_in(center, rosa, "2026-11-01T10:00:00Z")["arrival"], "new", "04:00 standard time begins the 1st")
    same(counts(center, "2026-10-31")["visits"], 1, "visits of 31 October")
    same(counts(center, "2026-11-01")["visits"], 1, "visits of 1 November")
    year = counts(center, "2026-01-01", "2026-12-31", by="month")
    same((year["visits"], year["people"]["high"]), (5, 2), "the whole year")


def a_moved_zone_moves_no_visit(center):
    """The day is stored when it happens: another zone later changes no count."""
    center.init(zone="America/Chicago")
    rosa = person(center, "Rosa Martinez")
    sign_in(center, rosa, "2026-02-11T05:59:00Z")
    before = (rows(center), counts(center, "2026-02-01", "2026-02-28"))
    with sqlite3.connect(center.store) as db:
        names = [n for (n,) in db.execute("SELECT name FROM setting WHERE value = 'America/Chicago'")]
    same(len(names), 1, "the zone is one setting")
    center.run("setting", names[0], "Asia/Kathmandu", account=WHO)
    same((rows(center), counts(center, "2026-02-01", "2026-02-28")), before, "rows and counts after the move")
    center.set_now("2026-02-11T12:00:00Z")
    same(sign_in(center, rosa)["arrival"], "new", "the new zone's day is the 11th")
    same(counts(center, "2026-02-11")["visits"], 1, "visits of the 11th")
    check(center.run("verify", account=WHO).json["clean"], "clean after the move")


def a_clock_set_back_loses_nothing(center):
    """The machine's clock jumps a week back and forward again: ids keep rising, nobody is counted twice."""
    center.init(zone="Europe/Berlin")
    rosa, sam = person(center, "Rosa Martinez"), person(center, "Sam Weaver")
    first = sign_in(center, rosa, "2026-05-20T09:00:00Z")["visit"]
    second = sign_in(center, sam, "2026-05-13T09:00:00Z")["visit"]
    check(int(second) > int(first), "ids rise although the clock went back")
    sign_in(center, rosa)
    third = sign_in(center, rosa, "2026-05-20T10:00:00Z")
    same(third["arrival"] in ("already", "reopened"), True, "the visit of the 20th goes on")
    same(third["visit"], first, "and is the same one")
    whole = counts(center, "2026-05-01", "2026-05-31")
    same((whole["visits"], whole["people"]["high"], whole["first_timers"]), (3, 2, 2), "May")
    check(center.run("verify", account=WHO).json["clean"], "clean")


def rollover_ends_the_day_without_inventing_times(center):
    center.init(zone="Europe/Berlin")
    rosa = person(center, "Rosa Martinez")
    sign_in(center, rosa, "2026-05-20T09:00:00Z")
    center.run("guest", "--count", "2", account=WHO)
    center.set_now("2026-05-21T08:00:00Z")
    today = center.run("here", account=WHO).json
    same((today["here"], today["visits"], today["guests"]), ([], 0, 0), "nobody is here in the morning")
    with sqlite3.connect(center.store) as db:
        same(db.execute("SELECT left_minute, state FROM visit").fetchall(), [(None, 4)], "the visit is closed, its end unknown")
        same(db.execute("SELECT left_minute, state FROM guest").fetchall(), [(None, 4)], "the guests as well")
    same(counts(center, "2026-05-20")["guests"], 2, "guests of the day before")


if __name__ == "__main__":
    sys.exit(main([
        the_night_belongs_to_the_day_before,
        spring_forward_and_fall_back,
        a_moved_zone_moves_no_visit,
        a_clock_set_back_loses_nothing,
        rollover_ends_the_day_without_inventing_times,
    ]))
