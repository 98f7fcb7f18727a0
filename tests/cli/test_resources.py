#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory from a terminal: what is found, one entry with its phones first, when it is open, and words that mean
the same."""

import json
import os
import re
import shutil
import subprocess
import sys

from kithctl import check, main, same, sentence

HERE = os.path.dirname(os.path.abspath(__file__))

DIRECTORY = """<?xml version="1.0" encoding="UTF-8"?>
<Source xmlns="http://www.airs.org/schema/3_1/AIRS.xsd" SourceEntity="Fictional County" SourceID="1"
  OriginTimestamp="2026-01-02T03:04:05Z" SoftwareVendor="None" SoftwareVersion="1"
  TaxonomyVersion="2026-01-01T00:00:00Z" SchemaVersion="3.1">
 <Agency>
  <Key>1</Key><Name>River House</Name>
  <Phone TollFree="false" Confidential="false"><PhoneNumber>555-0100</PhoneNumber></Phone>
  <Phone TollFree="false" Confidential="true"><PhoneNumber>555-0999</PhoneNumber></Phone>
  <Site>
   <Key>2</Key><Name>Bridge Street</Name>
   <PhysicalAddress Confidential="false"><Line1>3 Bridge Street</Line1><City>Harborview</City><State>OR</State>
    <ZipCode>97001</ZipCode><Country>US</Country></PhysicalAddress>
   <SiteService>
    <Name>Breakfast</Name><Key>3</Key><Description>Porridge for whoever comes</Description>
    <Phone TollFree="false" Confidential="false"><PhoneNumber>555-0101</PhoneNumber></Phone>
    <TimeOpen><Monday><From>09:00:00</From><To>17:00:00</To></Monday><Tuesday><From>09:00:00</From>
     <To>17:00:00</To></Tuesday></TimeOpen>
    <Taxonomy><Code>BD-1</Code></Taxonomy>
    <Languages><Name>Spanish</Name></Languages>
    <FeeStructure>Free</FeeStructure>
   </SiteService>
  </Site>
  <Site>
   <Key>4</Key><Name>Market Hall</Name>
   <PhysicalAddress Confidential="false"><City>Millbrook</City></PhysicalAddress>
   <SiteService>
    <Name>Laundry</Name><Key>5</Key><Taxonomy><Code>BD-2</Code></Taxonomy>
    <TimeOpen><Notes>call for hours, it depends</Notes></TimeOpen>
   </SiteService>
  </Site>
 </Agency>
 <Agency>
  <Key>10</Key><Name>Green Door Refuge</Name>
  <Site>
   <Key>11</Key><Name>House</Name>
   <PhysicalAddress Confidential="true"><City>Quietford</City></PhysicalAddress>
   <SiteService><Name>Shelter beds</Name><Key>12</Key><Taxonomy><Code>BH-1</Code></Taxonomy></SiteService>
  </Site>
 </Agency>
 <Agency ExcludeFromDirectory="true">
  <Key>20</Key><Name>Unlisted Office</Name>
  <Site>
   <Key>21</Key><Name>Annex</Name><PhysicalAddress Confidential="false"><City>Farham</City></PhysicalAddress>
   <SiteService><Name>Filing cabinet</Name><Key>22</Key><Description>Walnut drawers</Description>
    <Taxonomy><Code>BX-1</Code></Taxonomy></SiteService>
  </Site>
 </Agency>
 <Agency>
  <Key>30</Key><Name>Night Owls</Name>
  <Site>
   <Key>31</Key><Name>Office</Name><NoPhysicalAddress><Explanation>By phone</Explanation></NoPhysicalAddress>
   <SiteService>
    <Name>Crisis hotline</Name><Key>32</Key>
    <Phone TollFree="true" Confidential="false"><PhoneNumber>1-800-555-0130</PhoneNumber></Phone>
    <Taxonomy><Code>RP-1</Code></Taxonomy>
   </SiteService>
  </Site>
 </Agency>
</Source>
"""


def fill(center):
    center.init()
    path = center.write("county.xml", DIRECTORY)
    center.run("catalog", "import", path, "--source", "County", account="Ruth S.")


def search(center, *words, **options):
    return center.run("resource", "search", *words, account="Ruth S.", **options).json


def names(found):
    return [one["name"] for one in found["results"]]


def test_found(center):
    fill(center)
    same(names(search(center, "breakfst")), ["Breakfast"], "with a slip")
    same(names(search(center, "river")), ["Breakfast", "Laundry"], "by its organization")
    same(names(search(center, "harborview")), ["Breakfast"], "by its city")
    same(names(search(center, "helpline")), ["Crisis hotline"], "by a synonym")
    found = search(center, "porridge")
    same(found["found"], 0, "by name")
    same([(one["name"], one["by"]) for one in found["results"]], [("Breakfast", "description")], "by description")
    same(len(search(center, "--limit", "2")["results"]), 2, "a limit")
    same(search(center)["found"], 4, "all")
    one = search(center, "breakfast")["results"][0]
    same((one["organization"], one["city"]), ("River House", "Harborview"), "whose and where")


def test_filters(center):
    fill(center)
    # The center's clock stands on a Tuesday, 10:00.
    same(names(search(center, "--open")), ["Breakfast"], "open now")
    same(names(search(center, "--open-at", "2026-03-11 10:00")), [], "on a Wednesday")
    same(names(search(center, "--free")), ["Breakfast"], "free")
    same(names(search(center, "--language", "SPANISH")), ["Breakfast"], "in a language")
    same(names(search(center, "--kind", "BD-2")), ["Laundry"], "of a kind")
    same(names(search(center, "--near", "Millbrook")), ["Crisis hotline", "Laundry"], "near, and what is of every place")
    facets = {(one["filter"], one["code"]): one["found"] for one in search(center, "--facets", "5")["facets"]}
    same(facets[("free", "free")], 1, "counted: free")
    same(facets[("language", "spanish")], 1, "counted: Spanish")
    same(facets[("open", "open")], 1, "counted: open")
    sentence(center.run("resource", "search", "--near", "Nowhere", account="Ruth S.", expect=None), 1, 2, 3, 4)
    sentence(center.run("resource", "search", "--language", "Klingon", account="Ruth S.", expect=None), 1, 2, 3, 4)
    sentence(center.run("resource", "search", "--limit", "0", account="Ruth S.", expect=None), 2)


def test_hidden(center):
    fill(center)
    for words in ["quietford", "unlisted", "filing", "farham", "walnut"]:
        found = search(center, words)
        same((found["found"], found["described"], found["results"]), (0, 0, []), f"found: {words}")
    for place in ["Quietford", "Farham"]:
        sentence(center.run("resource", "search", "--near", place, account="Ruth S.", expect=None), 1, 2, 3, 4)
    shown = center.run("resource", "show", search(center, "shelter beds")["results"][0]["id"], account="Ruth S.")
    check("Quietford" not in shown.out, "the city of a refuge is not shown")
    text = center.run("resource", "show", search(center, "breakfast")["results"][0]["id"], account="Ruth S.", as_json=False).out
    check("555-0999" not in text, "a confidential phone is not shown")


def test_shown(center):
    fill(center)
    identity = search(center, "breakfast")["results"][0]["id"]
    shown = center.run("resource", "show", identity, account="Ruth S.").json
    same(shown["name"], "Breakfast", "its name")
    same(shown["organization"]["name"], "River House", "whose it is")
    same(len(shown["places"]), 1, "places")
    place = shown["places"][0]
    same(place["location"]["name"], "Bridge Street", "where")
    same((place["state"], place["said"]), ("open", "Open until 17:00"), "whether it is open")
    check(any("9:00" in line for line in place["hours"]), f"hours in words: {place['hours']}")
    lines = center.run("resource", "show", identity, account="Ruth S.", as_json=False).out.splitlines()
    same(lines[:6], ["Breakfast", "River House", "", "Bridge Street", "Open until 17:00", "Phone: 555-0101"], "phones first")
    organization = center.run("resource", "show", shown["organization"]["id"], account="Ruth S.").json
    same(sorted(one["name"] for one in organization["services"]), ["Breakfast", "Laundry"], "its services")
    alone = center.run("resource", "show", place["id"], account="Ruth S.").json
    same((alone["id"], len(alone["places"])), (identity, 1), "a service at a place")
    sentence(center.run("resource", "show", "99", account="Ruth S.", expect=None), 1, 2, 3, 4)


def test_hours(center):
    fill(center)
    identity = search(center, "breakfast")["results"][0]["id"]

    def said(*words):
        return center.run("resource", "hours", *words, account="Ruth S.").json["places"][0]["said"]

    same(said(identity), "Open until 17:00", "now")
    check(said(identity, "--at", "2026-03-10 18:00").startswith("Closed, opens Monday"), "in the evening")
    laundry = search(center, "laundry")["results"][0]["id"]
    same(said(laundry, "--at", "2026-03-10 12:00"), "Hours not certain: call first", "in words that say nothing")
    text = center.run("resource", "hours", identity, account="Ruth S.", as_json=False).out
    same(text, "Bridge Street\tOpen until 17:00\n", "in words")
    sentence(center.run("resource", "hours", identity, "--at", "noonish", account="Ruth S.", expect=None), 1, 2, 3, 4)


def test_words(center):
    fill(center)

    def words(*more, **options):
        return center.run("resource", "words", *more, account="Ruth S.", **options)

    usual = words().json
    same(usual["as_it_came"], True, "as it came")
    check(any("food pantry" in group["words"] for group in usual["groups"]), "what comes with Kith")
    check(all(group["heading"] for group in usual["groups"]), "each has a heading")
    same(names(search(center, "washhouse")), [], "before it was added")
    same(words("add", "Washhouse, laundry").json["groups"][0]["words"], ["Washhouse", "laundry"], "added")
    same(names(search(center, "washhouse")), ["Laundry"], "the search goes by it")
    listed = words("list", "wash").json
    same((listed["as_it_came"], [group["words"] for group in listed["groups"]]), (False, [["Washhouse", "laundry"]]), "listed")
    same(words("list", "wash", as_json=False).out, "Washhouse, laundry\n", "as text")
    same(len(words().json["groups"]), len(usual["groups"]) + 1, "the others are there")

    sentence(words("add", "laundry, WASHHOUSE", expect=None), 1, 2, 3, 4)
    sentence(words("add", "alone", expect=None), 1, 2, 3, 4)
    sentence(words("add", "a, b\nc, d", expect=None), 1, 2, 3, 4)
    sentence(words("remove", "laundry", expect=None), 1, 2, 3, 4)
    sentence(words("remove", "no such word", expect=None), 1, 2, 3, 4)
    for wrong in [["remove"], ["burn"], ["restore", "all"], ["add", "a, b", "c, d"]]:
        refused = words(*wrong, expect=2)
        check("kithctl resource words [list" in refused.err, f"how it is said: {refused.err}")
    words("remove", "washhouse")
    same(names(search(center, "washhouse")), [], "after it was taken out")
    same(words().json["as_it_came"], False, "it is the center's list now")
    words("remove", "laundry, laundromat")
    same(words("list", "laundromat", as_json=False).out, "", "nothing has it")
    words("restore")
    same(words().json, usual, "as it came again")

    center.add_account("Mara", "advocate")
    same(len(center.run("resource", "words", account="Mara").json["groups"]), len(usual["groups"]), "an advocate reads it")
    sentence(center.run("resource", "words", "add", "a, b", account="Mara", expect=None), 1, 2, 3, 4)
    same(words().json, usual, "and changes nothing")


def squeeze(text):
    """Without blanks: on paper lines end elsewhere, and digits stand apart."""
    return re.sub(r"[\s\u2000-\u200f\u2066-\u2069]", "", text)


def facts(shown):
    """What it says at each place, a paragraph each."""
    return [(part["part"], paragraph) for place in shown["places"] for part in place["lines"]
            for paragraph in part["text"].splitlines()]


def test_same_facts(center):
    """The terminal in words, as JSON and on paper says the same."""
    fill(center)
    shared = os.environ.get("KITH_SHARED_DATA") or os.path.join(HERE, "..", "..", "..", "shared", "data")
    agency = os.path.join(shared, "icarol-xml-bc211", "BC211_data_one_agency.xml")
    if os.path.exists(agency):
        center.run("catalog", "import", agency, "--source", "Agency", account="Ruth S.")
    results = search(center)["results"]
    paper = os.path.join(center.folder, "handout.pdf")
    center.run("handout", *[one["id"] for one in results], "--out", paper, account="Ruth S.")
    printed = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    seen = set()
    for one in results:
        shown = center.run("resource", "show", one["id"], account="Ruth S.").json
        text = center.run("resource", "show", one["id"], account="Ruth S.", as_json=False).out
        same(shown["places"][0]["state"], one["state"], f"open or not: {one['name']}")
        for part, paragraph in facts(shown):
            check(part in ("name", "by") or paragraph in text, f"{one['name']}: in words: {part}: {paragraph}")
            if part in ("name", "phone", "call-first", "hours", "address"):
                check(squeeze(paragraph) in squeeze(printed), f"{one['name']}: on paper: {part}: {paragraph}")
            seen.add(part)
        for secret in ["555-0999", "Quietford"]:
            check(secret not in text and secret not in json.dumps(shown), f"told: {secret}")
    check({"name", "by", "phone", "call-first", "hours", "address", "what"} <= seen, f"facts: {sorted(seen)}")
    check("Quietford" not in printed and squeeze("555-0999") not in squeeze(printed), "nothing confidential on paper")


if not shutil.which("pdftotext"):
    print("1..0 # SKIP pdftotext is not installed")
    sys.exit(0)
main([test_same_facts, test_found, test_filters, test_hidden, test_shown, test_hours, test_words])
