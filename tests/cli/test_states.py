#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Away, has died, not seen for years: who is told, who is found, and that no total ever changes by it."""

import sys

from kithctl import check, main, same, sentence

SPAN = ("--from", "2026-01-01", "--to", "2026-12-31")


def people(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")
    person = center.run("person", "add", "Sam Whitfield", account="Desk").json["id"]
    center.run("sign-in", "--id", person, account="Desk")
    return person


def counts(center):
    answer = center.run("count", *SPAN, account="Ruth S.").json
    return {key: value for key, value in answer.items() if key in ("visits", "people", "guests", "first_timers")}


def standing(center, person, account="Adi"):
    answer = center.run("person", "show", person, account=account).json
    return answer.get("state"), answer.get("away_until")


def has_died_and_is_taken_back(center):
    person = people(center)
    before = counts(center)
    sentence(center.run("person", "state", person, "died", account="Desk", expect=None), 3)
    center.run("person", "state", person, "died", account="Adi")
    same(counts(center), before, "totals")
    same(center.run("person", "search", "sam", account="Desk").json["matches"], [], "what the desk finds")
    same(len(center.run("person", "search", "sam", account="Adi").json["matches"]), 1, "what an advocate finds")
    refused = center.run("sign-in", "--id", person, account="Desk", expect=None)
    sentence(refused, 1, 2)
    check("died" not in refused.err, f"the desk is told: {refused.err}")
    same(standing(center, person, "Desk"), (None, None), "what the desk is shown")
    same(standing(center, person), ("died", None), "what an advocate is shown")
    center.run("person", "state", person, "active", account="Adi")
    same(len(center.run("person", "search", "sam", account="Desk").json["matches"]), 1, "what the desk finds again")
    events = [row["event"] for row in center.run("audit", account="Ruth S.").json["entries"]]
    same(events.count("standing-changed"), 2, "entries of the log")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "findings")


def away_until_a_day(center):
    person = people(center)
    sentence(center.run("person", "state", person, "away", "--until", "2020-01-01", account="Adi", expect=None), 1, 2)
    sentence(center.run("person", "state", person, "gone", account="Adi", expect=None), 2)
    today = center.run("person", "state", person, "away", "--until", "2030-01-31", account="Adi").json
    same((today["state"], today["away_until"]), ("away", "2030-01-31"), "what is answered")
    center.run("sign-in", "--id", person, account="Desk")
    center.set_now("2030-02-01T15:00:00Z")
    same(standing(center, person), ("active", None), "the day after")


def survives_an_erasure_that_is_stopped(center):
    person = people(center)
    other = center.run("person", "add", "Ada Brook", account="Desk").json["id"]
    center.run("person", "state", person, "died", account="Adi")
    center.run("person", "state", other, "away", "--until", "2030-01-31", account="Adi")
    before = counts(center)
    for one in (person, other):
        center.run("person", "erase", one, account="Ruth S.")
        center.run("person", "erase", one, "--stop", account="Ruth S.")
    same(standing(center, person), ("died", None), "of whom had died")
    same(standing(center, other), ("away", "2030-01-31"), "of whom is away")
    same(counts(center), before, "totals")


def a_rule_proposes_and_erases_nothing(center):
    person = people(center)
    kept = center.run("person", "add", "Ada Brook", account="Desk").json["id"]
    sentence(center.run("setting", "people.keep-years", "soon", account="Ruth S.", expect=None), 1, 2)
    sentence(center.run("person", "retention", account="Adi", expect=None), 3)
    same(center.run("person", "retention", account="Ruth S.").json["proposed"], [], "while the rule is off")
    center.run("setting", "people.keep-years", "3", account="Ruth S.")
    center.set_now("2036-02-01T15:00:00Z")
    center.run("person", "hold", kept, "--until", "2040-01-01", "--reason", "a court's order", account="Ruth S.")
    before = counts(center)
    found = center.run("person", "retention", account="Ruth S.").json
    same((found["years"], {p["person"]: p["held-until"] for p in found["proposed"]}), (3, {person: None, kept: "2040-01-01"}), "proposed")
    same(center.run("person", "erasures", account="Ruth S.").json["erasures"], [], "what is erased")
    center.run("person", "erase", person, account="Ruth S.")
    found = center.run("person", "retention", account="Ruth S.").json["proposed"]
    same([p["person"] for p in found], [kept], "proposed after one is erased")
    same(counts(center), before, "totals")


if __name__ == "__main__":
    sys.exit(main([has_died_and_is_taken_back, away_until_a_day, survives_an_erasure_that_is_stopped, a_rule_proposes_and_erases_nothing]))
