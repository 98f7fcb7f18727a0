#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a file keeps back, in whichever of its forms, no command tells: not found, shown, counted, exported, printed."""

import itertools
import json
import os
import re
import sqlite3
import subprocess
import sys

from kithctl import check, main, same


class Marks:
    """Words that stand nowhere else: those of what may be shown, and those of what may not."""

    def __init__(self):
        self.n = itertools.count(1)
        self.hidden = []
        self.shown = []
        self.apart = []
        self.between = []

    def collect(self):
        """Between those who collect: it goes to them in an export, and to nobody else."""
        self.between.append(f"zqhid{next(self.n):03}")
        return self.between[-1]

    def name(self):
        """Of what is in no directory: who takes a file in is told of it, and nobody else."""
        self.apart.append(f"zqhid{next(self.n):03}")
        return self.apart[-1]

    def hide(self):
        self.hidden.append(f"zqhid{next(self.n):03}")
        return self.hidden[-1]

    def show(self):
        self.shown.append(f"zqsee{next(self.n):03}")
        return self.shown[-1]


def airs31_address(word, name, flag):
    return (f'<{name} Confidential="{flag}"><PreAddressLine>{word()}</PreAddressLine><Line1>{word()}</Line1><Line2>{word()}</Line2>'
            f"<City>{word()}</City><County>{word()}</County><State>{word()}</State><ZipCode>{word()}</ZipCode></{name}>")


def airs_phone(word, flag):
    return (f'<Phone TollFree="false" Confidential="{flag}"><PhoneNumber>555 {word()}</PhoneNumber><Description>{word()}</Description></Phone>')


def airs31(marks):
    """AIRS 3.1 with a value under each of its flags, and a like one without."""
    def phones():
        return airs_phone(marks.hide, "true") + airs_phone(marks.show, "false") + airs_phone(marks.hide, "1")

    def service(key, word=None, flags="", info="", more=""):
        word = word or marks.show
        name = word()
        return (f"<SiteService {flags}><Name>{name}</Name><Key>{key}</Key><Description>{word()} and company</Description>{more}"
                f"<Taxonomy><Code>ZQ-{key}</Code></Taxonomy>{info}</SiteService>")

    hidden_place = ("<Site><Key>11</Key><Name>{name}</Name>{address}{other}<CrossStreet>{hide1}</CrossStreet>{phones}"
                    "<PhysicalLocationDescription>{hide2}</PhysicalLocationDescription>{service}"
                    "<SpatialLocation><Description>{hide3}</Description><Latitude>+41.90{n}</Latitude><Longitude>-71.90{n}</Longitude>"
                    "</SpatialLocation></Site>").format(
                        name=marks.show(), address=airs31_address(marks.hide, "PhysicalAddress", "true"),
                        other=airs31_address(marks.hide, "OtherAddress", "true") 
                        + airs31_address(marks.hide, "OtherAddress", "false"),
                        hide1=marks.hide(), hide2=marks.hide(), hide3=marks.hide(), n="1234", phones=phones(),
                        service=service(12, more=phones()))
    marks.hidden += ["41.901234", "71.901234"]
    excluded = (f'<Site ExcludeFromDirectory="true"><Key>13</Key><Name>{marks.name()}</Name>{airs31_address(marks.hide, "PhysicalAddress", "false")}'
                f"{airs_phone(marks.hide, 'false')}{service(14, marks.name)}</Site>")
    wrong = (f'<Site><Key>15</Key><Name>{marks.show()}</Name>'
             f'<PhysicalAddress Confidential="true"><Line1>{marks.hide()}</Line1><ZipCode>{marks.hide()} {"9" * 60}</ZipCode><Unheard>{marks.hide()}</Unheard></PhysicalAddress>'
             f'<Phone TollFree="{marks.hide()}" Confidential="true"><PhoneNumber>call {marks.hide()}</PhoneNumber></Phone>'
             f'{service(16)}<SpatialLocation><Latitude>{marks.hide()}</Latitude><Longitude>{marks.hide()}</Longitude></SpatialLocation></Site>')
    places = (f'<Site><Key>17</Key><Name>{marks.show()}</Name>{airs31_address(marks.show, "PhysicalAddress", "false")}'
              + service(18, marks.name, 'delete="1"')
              + service(19, marks.name, info='<ResourceInfo AvailableForDirectory="false"/>')
              + service(20, marks.name, 'Status="inactive"')
              + service(21, info=f"<ResourceInfo><Contact Type=\"Staff\"><Title>{marks.collect()}</Title><Name>{marks.collect()}</Name></Contact>"
                                 f"<ResourceSpecialist>{marks.collect()}</ResourceSpecialist></ResourceInfo>") + "</Site>")
    return ('<Source xmlns="http://www.airs.org/schema/3_1/AIRS.xsd" SourceEntity="Quiet County" SourceID="1" '
            'OriginTimestamp="2026-01-02T03:04:05Z" SoftwareVendor="None" SoftwareVersion="1" TaxonomyVersion="2026-01-01T00:00:00Z" '
            f'SchemaVersion="3.1"><Agency><Key>1</Key><Name>{marks.show()}</Name><AgencyDescription>{marks.show()}</AgencyDescription>'
            f"<AKA><Name>{marks.hide()}</Name><Confidential>true</Confidential><Description>{marks.hide()}</Description></AKA>"
            f"<AKA><Name>{marks.show()}</Name><Confidential>false</Confidential></AKA>"
            f'<AgencyLocation><Key>10</Key><Name>{marks.show()}</Name>{airs31_address(marks.hide, "MailingAddress", "true")}{phones()}</AgencyLocation>{phones()}'
            f'<Contact Type="Director"><Title>{marks.show()}</Title><Name>{marks.show()}</Name>{phones()}</Contact>'
            f"{hidden_place}{excluded}{wrong}{places}"
            f'<ResourceInfo><Contact Type="Staff"><Name>{marks.collect()}</Name><Email><Address>{marks.collect()}@example.org</Address></Email></Contact></ResourceInfo></Agency>'
            f'<Agency ExcludeFromWebsite="true"><Key>2</Key><Name>{marks.name()}</Name><AgencyDescription>{marks.hide()}</AgencyDescription>'
            f'<Site><Key>22</Key><Name>{marks.name()}</Name>{service(23, marks.name)}</Site></Agency>'
            f'<Agency Status="defunct"><Key>3</Key><Name>{marks.name()}</Name><Site><Key>24</Key><Name>{marks.name()}</Name>{service(25, marks.name)}</Site></Agency>'
            "</Source>")


def airs30(marks):
    """iCarol's dialect of AIRS 3.0: no namespace, and flags of it."""
    return (f'<Source SourceEntity="Quiet Line"><Agency><Key>1</Key><Name>{marks.show()}</Name>'
            f"<AKA><Name>{marks.hide()}</Name><Confidential>1</Confidential></AKA>{airs_phone(marks.hide, '1')}{airs_phone(marks.show, '0')}"
            f"<Site><Key>1</Key><Name>{marks.show()}</Name>{airs31_address(marks.hide, 'PhysicalAddress', '1')}"
            f"{airs31_address(marks.hide, 'MailingAddress', 'true')}<SiteService><Key>1</Key><Name>{marks.show()}</Name>"
            f"<Description>{marks.show()}</Description>{airs_phone(marks.hide, 'true')}<Taxonomy><Code>ZQ-1</Code></Taxonomy></SiteService>"
            f"<SpatialLocation><Latitude>41.907777</Latitude><Longitude>-71.907777</Longitude></SpatialLocation></Site></Agency></Source>")


def airs40(marks):
    """AIRS 4.0-rc1: flat, and its flags are elements, in whichever words."""
    def address(word, flag):
        return (f"<PhysicalAddress><Line1>{word()}</Line1><City>{word()}</City><PostalCode>{word()}</PostalCode><Confidential>{flag}</Confidential>"
                f"<Description>{word()}</Description></PhysicalAddress>")

    def phone(word, flag, name="Phone"):
        return f"<{name}><Phone>555 {word()}</Phone><Confidential>{flag}</Confidential><Description>{word()}</Description></{name}>"

    def phones(name="Phone"):
        return "".join(phone(marks.hide, flag, name) for flag in ("true", "1", "yes", "TRUE", "ask first")) + phone(marks.show, "false", name)

    def contact():
        return f"<Contact><ID>c</ID><Title>{marks.show()}</Title><Name>{marks.show()}</Name>{phones('ContactPhone')}</Contact>"
    return ('<Source xmlns="http://www.airs.org/schema/4_0_0/AIRS.xsd" SourceEntity="Quiet Four" SchemaVersion="4.0.0">'
            f"<Agency><AgencyID>a1</AgencyID><AgencyName>{marks.show()}</AgencyName>{phones()}{contact()}"
            f"<AlternateName><AlternateName>{marks.hide()}</AlternateName><Confidential>true</Confidential></AlternateName></Agency>"
            f"<Agency><AgencyID>a2</AgencyID><AgencyName>{marks.name()}</AgencyName><ExcludeFromWebsite>yes</ExcludeFromWebsite></Agency>"
            f"<Site><ID>s1</ID><AgencyID>a1</AgencyID><Title>{marks.show()}</Title><Directions>{marks.hide()}</Directions>"
            f"{address(marks.hide, 'true')}{phones()}</Site>"
            f"<Site><ID>s2</ID><AgencyID>a1</AgencyID><Title>{marks.show()}</Title>{address(marks.show, 'false')}</Site>"
            f"<Service><ID>v1</ID><Title>{marks.show()}</Title><Description>{marks.show()}</Description><AgencyID>a1</AgencyID>{phones()}</Service>"
            f"<Service><ID>v2</ID><Title>{marks.name()}</Title><AgencyID>a2</AgencyID>{phone(marks.name, 'false')}</Service>"
            f"<SiteService><ID>t1</ID><SiteID>s1</SiteID><ServiceID>v1</ServiceID><AgencyID>a1</AgencyID>{phones()}{contact()}</SiteService>"
            "</Source>")


def osm(marks):
    """A refuge of OpenStreetMap: where it stands is nobody's business, though its telephone is."""
    def tags(*pairs):
        return "".join(f'<tag k="{key}" v="{value}"/>' for key, value in pairs)
    refuge = tags(("amenity", "social_facility"), ("social_facility", "shelter"), ("social_facility:for", "abused"), ("name", marks.show()),
                  ("phone", f"+1 555 010 {4711}"), ("addr:street", marks.hide()), ("addr:housenumber", "7"), ("addr:city", marks.hide()),
                  ("addr:postcode", marks.hide()), ("operator", marks.show()))
    marks.hidden += ["41.905555", "-71.905555"]
    kitchen = tags(("amenity", "social_facility"), ("social_facility", "soup_kitchen"), ("name", marks.show()), ("addr:city", marks.show()))
    return ('<osm version="0.6" generator="none">'
            f'<node id="1" lat="41.905555" lon="-71.905555" user="{marks.hide()}" uid="9">{refuge}</node>'
            f'<node id="2" lat="41.5" lon="-71.5" user="{marks.hide()}" uid="9">{kitchen}</node></osm>')


FORMS = {"airs-3.1": airs31, "airs-3.0": airs30, "airs-4.0": airs40, "osm": osm}


class Said:
    """All that the commands say, to be searched for what they must not."""

    def __init__(self, center, marks):
        self.center = center
        self.marks = marks
        self.everything = ""

    def take(self, what, text, but=()):
        text = text.lower()
        for word in set(self.marks.hidden + self.marks.apart + self.marks.between) - set(but):
            at = text.find(word)
            check(at < 0, f"{what} tells {word}: …{text[max(at - 300, 0):at + 80]}…")
        self.everything += text

    def run(self, *words, **how):
        answer = self.center.run(*words, **how)
        who_imports = words[:2] in (("catalog", "import"), ("catalog", "problems"))
        self.take(" ".join(map(str, words)), answer.out + answer.err, self.marks.apart + self.marks.between if who_imports else ())
        return answer


def ids(center):
    with sqlite3.connect(f"file:{center.store}?mode=ro", uri=True) as database:
        return [row[0] for row in database.execute("SELECT id FROM resource ORDER BY id")]


def look_for(center, marks):
    """Neither by a word of it nor near to it is anything found."""
    def found(word):
        answer = center.run("resource", "search", word.lstrip("-"), account="Desk").json
        return answer["found"], answer["described"]

    # The search looks for what begins with the word: one asks for all of a kind, and a few are asked for whole.
    check(found("zqsee")[0] > 0, "what may be shown is not found by its beginning")
    kept = marks.hidden + marks.apart + marks.between
    for word in ["zqhid"] + [one for one in kept if not one.startswith("zqhid")] + kept[::9]:
        same(found(word), (0, 0), f"found by {word}")
    for word in marks.hidden[::7]:
        check(center.run("resource", "search", "--near", word.lstrip("-"), account="Desk", expect=None).status != 0, f"{word} is a place to be near to")


def sweep(center, said, marks):
    """Everything that can be asked of the directory."""
    for words in (("--facets", "500"), ("--limit", "500"), ("--open",)):
        said.run("resource", "search", *words, account="Ruth S.")
    shown = [one for one in ids(center) if said.run("resource", "show", one, account="Ruth S.", expect=None).status == 0]
    check(len(shown) > 1, "hardly an entry is shown")
    for one in shown:
        said.run("resource", "hours", one, "--at", "2026-11-27 10:00", account="Desk", expect=None)
    out = os.path.join(center.folder, "handout.pdf")
    for one in shown:
        if said.run("handout", one, "--out", out, account="Desk", expect=None).status == 0:
            said.take("the handout", subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True).stdout)
            os.unlink(out)
    for form in ("airs-3.1", "kith"):
        path = os.path.join(center.folder, f"out-{form}.xml")
        said.run("catalog", "export", path, "--format", form, account="Ruth S.")
        with open(path, encoding="utf-8") as stream:
            said.take(f"the export as {form}", stream.read(), marks.between)
        os.unlink(path)
    for words in (("sources",), ("runs",), ("problems",)):
        said.run("catalog", *words, account="Adi", expect=None)


def case(form):
    def told(center):
        marks = Marks()
        center.init()
        center.add_account("Desk", "front-desk")
        center.add_account("Adi", "advocate")
        text = FORMS[form](marks)
        said = Said(center, marks)
        path = center.write("quiet.xml", text)
        said.run("catalog", "import", path, "--source", "Quiet", "--dry-run", account="Ruth S.")
        run = said.run("catalog", "import", path, "--source", "Quiet", account="Ruth S.").json["run"]
        said.run("catalog", "problems", run, account="Ruth S.", expect=None)
        sweep(center, said, marks)
        look_for(center, marks)
        for word in marks.shown:
            check(word in said.everything, f"{word} may be shown, and is nowhere")
        # Each value changes: what it was is as much nobody's business as what it is.
        later = center.write("later.xml", re.sub(r"zqhid(\d+)", r"zqhidnew\1", text))
        for words in (marks.hidden, marks.apart, marks.between):
            words += [word.replace("zqhid", "zqhidnew") for word in words]
        for options in (("--dry-run",), ()):
            answer = said.run("catalog", "import", later, "--source", "Quiet", *options, account="Ruth S.").json
            check(answer["changed"]["all"] > 0, f"nothing changed: {json.dumps(answer)[:300]}")
        said.run("catalog", "undo", answer["run"], account="Ruth S.")
        sweep(center, said, marks)

    told.__doc__ = f"What {form} keeps back is told by no command"
    told.__name__ = "told_of_" + re.sub(r"\W", "_", form)
    return told


if __name__ == "__main__":
    sys.exit(main([case(form) for form in FORMS]))
