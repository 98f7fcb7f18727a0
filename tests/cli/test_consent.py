# SPDX-License-Identifier: GPL-3.0-or-later
"""What people agree to, from a terminal: written down by the desk, read by those who may, taken back."""

import os
import sqlite3
import sys

from kithctl import check, main, same, sentence

SHARING = ("--kind", "sharing", "--recipient", "Legal aid", "--purpose", "housing", "--what", "notes, plans")


def prepare(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")
    return center.run("person", "add", "Rosa Martinez", account="Desk").json["id"]


def consents(center, person, **options):
    return center.run("consent", "list", person, account="Adi", **options).json["consents"]


def written_read_and_taken_back(center):
    rosa = prepare(center)
    added = center.run("consent", "add", rosa, *SHARING, "--until", "2026-04-01", "--signed-name", "Rosa M.", "--part2",
                       "--guardian", "Ana M.", "--guardian-who", "mother", account="Adi").json
    same((added["person"], added["kind"], added["wording"]), (rosa, "sharing", 1), "what was added")
    one = consents(center, rosa)[0]
    wanted = {"id": added["id"], "kind": "sharing", "state": "in-force", "wording": 1, "recipient": "Legal aid", "purpose": "housing",
              "what": ["notes", "plans"], "on": "2026-03-10", "until": "2026-04-01", "event": None, "signature": "typed",
              "signed_name": "Rosa M.", "part2": True, "guardian": "Ana M.", "guardian_who": "mother", "written": "2026-03-10",
              "at_desk": False, "revoked": None, "revoked_by": None, "revoked_note": None}
    same({name: one[name] for name in wanted}, wanted, "the consent")

    center.set_now("2026-04-02T15:00:00Z")
    same(consents(center, rosa)[0]["state"], "expired", "its state the day after")
    center.run("consent", "revoke", added["id"], "--by", "Rosa", "--note", "not any more", account="Adi")
    one = consents(center, rosa)[0]
    same((one["state"], one["revoked"], one["revoked_by"], one["revoked_note"]), ("revoked", "2026-04-02", "Rosa", "not any more"), "then")
    sentence(center.run("consent", "revoke", added["id"], account="Adi", expect=None), 1)
    events = [e["event"] for e in center.run("audit", account="Ruth S.").json["entries"]]
    for event in ("consent-added", "consent-read", "consent-ended"):
        check(event in events, f"{event} is in the log: {events}")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def the_desk_adds_and_cannot_read(center):
    rosa = prepare(center)
    added = center.run("consent", "add", rosa, "--kind", "contact", "--event", "a new number", account="Desk").json
    sentence(center.run("consent", "list", rosa, account="Desk", expect=None), 3)
    center.run("consent", "revoke", added["id"], account="Desk")
    one = consents(center, rosa)[0]
    same((one["at_desk"], one["event"], one["signature"], one["state"]), (True, "a new number", "aloud", "revoked"), "what the desk wrote")
    sentence(center.run("consent", "words", "contact", center.write("w", "Ours"), account="Desk", expect=None), 3)


def refused_in_a_sentence(center):
    rosa = prepare(center)
    for status, words in [
        (2, ["--recipient", "Legal aid"]),
        (1, ["--kind", "magic"]),
        (1, ["--kind", "sharing", "--recipient", "Legal aid"]),
        (1, [*SHARING]),
        (2, [*SHARING[:-1], "notes,dreams", "--until", "2026-04-01"]),
        (1, [*SHARING, "--until", "2026-03-01"]),
        (1, [*SHARING, "--until", "soon"]),
        (1, [*SHARING, "--until", "2026-04-01", "--part2"]),
        (1, [*SHARING, "--until", "2026-04-01", "--guardian", "Ana"]),
    ]:
        sentence(center.run("consent", "add", rosa, *words, account="Adi", expect=None), status)
    sentence(center.run("consent", "add", "12345", "--kind", "contact", account="Adi", expect=None), 1)
    sentence(center.run("consent", "revoke", "12345", account="Adi", expect=None), 1)
    same(consents(center, rosa), [], "nothing was written")


def words_keep_their_numbers(center):
    rosa = prepare(center)
    comes = center.run("consent", "words", "photo").json
    same((comes["wording"], comes["since"]), (0, None), "words that come with Kith")
    center.run("consent", "add", rosa, "--kind", "photo", account="Desk")
    same(center.run("consent", "words", "photo").json, dict(comes, wording=1, since="2026-03-10"), "once somebody agreed")
    ours = center.run("consent", "words", "photo", center.write("words", "Pictures\nOnly on our wall."), account="Ruth S.").json
    same((ours["wording"], ours["words"]), (2, "Pictures\nOnly on our wall."), "the center's own")
    center.run("consent", "add", rosa, "--kind", "photo", account="Adi")
    same([one["wording"] for one in consents(center, rosa)], [2, 1], "who read which")
    check("name to call you by" in center.run("setting", "consent.posted-notice").json["consent.posted-notice"], "the notice on the wall")
    center.run("setting", "consent.posted-notice", "Ask us.", account="Ruth S.")
    same(center.run("setting", "consent.posted-notice").json["consent.posted-notice"], "Ask us.", "the center's own notice")


def in_the_sample(center):
    found = []
    for name in ("one", "two"):
        store = os.path.join(center.folder, name + ".kith")
        center.run("sample", "--people", "300", "--visits", "600", "--years", "1", "--seed", "9", store=store)
        same(center.run("verify", store=store, account="coordinator").json["findings"], [], "what verify finds")
        with sqlite3.connect(store) as database:
            found.append([database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("consent", "consent_end", "consent_wording")])
            person = database.execute("SELECT person FROM consent ORDER BY id LIMIT 1").fetchone()[0]
        consents_of = center.run("consent", "list", person, store=store, account="advocate").json["consents"]
        same(consents_of[-1]["kind"], "peer-support", "what everybody in it agreed to")
    same(found[0], found[1], "the same seed, the same consents")
    check(found[0][0] > 60 and found[0][1] > 0 and found[0][2] == 5, f"some of each: {found[0]}")


if __name__ == "__main__":
    sys.exit(main([written_read_and_taken_back, the_desk_adds_and_cannot_read, refused_in_a_sentence, words_keep_their_numbers, in_the_sample]))
