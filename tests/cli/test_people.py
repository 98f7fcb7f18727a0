# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking in people from a table, and finding those who were written down twice."""

import sys

from kithctl import check, main, same

TABLE = """First name,Surname,DOB,Phone,Ref
Rosalind,Achterberg,1984-05-02,555 010 4711,A1
Petra,Vlietstra,1961-11-23,,A2
Rosalynd,Achterberg,1984-02-05,,A3
Uchenna,Okonkwo,,555 010 9000,A4
"""


def takes_in_a_table(center):
    center.init()
    table = center.write("people.csv", TABLE)
    looked = center.run("import", "people", table, "--dry-run", "--column", "Ref=code", account="Ruth S.").json
    same((looked["people"], looked["problems"]), (4, []), "what a dry run says")
    same([c["field"] for c in looked["columns"]], ["given", "family", "birth", "phone", "code"], "columns")
    same(center.run("person", "search", "petra", account="Ruth S.").json["matches"], [], "nobody yet")

    center.run("import", "people", table, "--column", "Ref=code", account="Ruth S.")
    found = center.run("person", "search", "A2", account="Ruth S.").json["matches"]
    same([m["name"] for m in found], ["Petra Vlietstra"], "found by the code")
    again = center.run("import", "people", table, "--column", "Ref=code", account="Ruth S.", expect=1)
    check("card code" in again.err, f"a code stands for one person: {again.err}")
    same(center.run("verify", account="Ruth S.").json["findings"], [], "what verify finds")


def takes_all_or_nobody(center):
    center.init()
    table = center.write("people.csv", TABLE + "Sam,Whitfield,1990-02-30,,A5\n,,1990,,A6\n")
    answer = center.run("import", "people", table, account="Ruth S.", expect=1).json
    same([(p["line"], p["column"]) for p in answer["problems"]], [(6, 3), (7, 0)], "problems")
    same(center.run("person", "search", "petra", account="Ruth S.").json["matches"], [], "nobody was taken")
    center.run("import", "people", table, "--column", "Hat=code", account="Ruth S.", expect=2)
    center.run("import", "people", table, "--dates", "later", account="Ruth S.", expect=2)


def asks_about_two_records(center):
    center.init()
    center.add_account("Adi", "advocate")
    center.add_account("Desk", "front-desk")
    table = center.write("people.csv", TABLE)
    center.run("import", "people", table, account="Desk", expect=3)
    center.run("import", "people", table, "--column", "Ref=code", account="Ruth S.")
    center.run("person", "duplicates", account="Desk", expect=3)

    # What an import leaves undecided is an open question at once; who was added by hand is looked for.
    for name, code in (("Maximilian Oberhauser", "B1"), ("Maximillian Oberhauser", "B2")):
        center.run("person", "add", name, "--code", code, account="Ruth S.")
    looked = center.run("person", "duplicates", "--dry-run", account="Adi").json["pairs"]
    same(sorted(sorted((p["person"]["code"], p["other"]["code"])) for p in looked), [["A1", "A3"], ["B1", "B2"]], "pairs")
    for code in ("A1", "A3", "B1", "B2"):
        center.run("sign-in", code, account="Ruth S.")
    day = ("--from", "2026-03-10", "--to", "2026-03-10")
    def people():
        return center.run("count", *day, account="Ruth S.").json["people"]

    same(people(), {"low": 3, "high": 4}, "people after only looking")
    center.run("person", "duplicates", account="Adi")
    same(people(), {"low": 2, "high": 4}, "people while both are open")
    for pair in looked:
        center.run("person", "distinct", pair["person"]["id"], pair["other"]["id"], account="Ruth S.")
    same(center.run("person", "duplicates", account="Ruth S.").json["pairs"], [], "pairs once it is decided")
    same(people(), {"low": 4, "high": 4}, "people then")


if __name__ == "__main__":
    sys.exit(main([takes_in_a_table, takes_all_or_nobody, asks_about_two_records]))
