# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates for notes from a terminal: read by everybody, changed by coordinators, in order, with nothing lost on a refusal."""

import random
import sys

from kithctl import check, main, same, sentence

COORDINATOR = {"account": "Ruth S."}
ADVOCATE = {"account": "Maria G."}
NOT_PERMITTED, USAGE, FAILED = 3, 2, 1


def template(center, *more, **options):
    return center.run("note", "template", *more, **options)


def listed(center):
    return [(one["name"], one["text"]) for one in template(center).json["templates"]]


def put(center, name, text, *more, **options):
    return template(center, "set", name, "-", *more, stdin=text, **(options or COORDINATOR))


def as_it_came(center):
    center.init()
    center.add_account("Maria G.", "advocate")
    usual = template(center, "list").json
    same(usual["as_it_came"], True, "nothing was changed")
    check(len(usual["templates"]) >= 3, f"a few come with Kith: {usual}")
    out = template(center, as_json=False).out
    for name, text in listed(center):
        check(f"{name}\n{text}\n" in out, f"{name} in words: {out}")
    first = usual["templates"][0]["name"]
    for refused in (("set", "Walk", center.write("walk", "Where:")), ("move", first, "down"), ("remove", first), ("restore",)):
        sentence(template(center, *refused, expect=None, **ADVOCATE), NOT_PERMITTED)
    same(template(center).json, usual, "an advocate changed nothing")
    for name, _ in listed(center):
        template(center, "remove", name, **COORDINATOR)
    same(template(center).json, {"as_it_came": False, "templates": []}, "a center may have none")
    template(center, "restore", **COORDINATOR)
    same(template(center).json, usual, "as it came")


def changed(center):
    center.init()
    for name, _ in listed(center):
        template(center, "remove", name, **COORDINATOR)
    put(center, "Walk", "Where we went:\n\n# What they said:\n> and how\n")
    put(center, "  Talk ", "About:")
    same(listed(center), [("Walk", "Where we went:\n\n# What they said:\n> and how"), ("Talk", "About:")], "two")
    put(center, "WÄLK", "Where:")
    same(listed(center), [("WÄLK", "Where:"), ("Talk", "About:")], "case and accents do not matter")
    put(center, "walk", "Where to:", "--rename", "Way")
    same(listed(center), [("Way", "Where to:"), ("Talk", "About:")], "in its place")
    template(center, "move", "way", "down", **COORDINATOR)
    template(center, "move", "way", "down", **COORDINATOR)
    same([name for name, _ in listed(center)], ["Talk", "Way"], "moved, and not past the end")
    before = listed(center)
    for name, text, more in (("Talk", " \n", ()), ("...", "x", ()), ("n" * 61, "x", ()), ("Gone", "x", ("--rename", "New")),
                             ("Way", "x", ("--rename", "TALK")), ("Long", "x" * 100001, ())):
        sentence(template(center, "set", name, "-", *more, stdin=text, expect=None, **COORDINATOR), FAILED)
    for refused in (("remove", "Gone"), ("move", "Gone", "up")):
        sentence(template(center, *refused, expect=None, **COORDINATOR), FAILED)
    for wrong in (("move", "Way", "1"), ("move", "Way"), ("set", "Way"), ("remove",), ("restore", "x"), ("lists",),
                  ("remove", "Way", "--rename", "x")):
        template(center, *wrong, expect=USAGE, **COORDINATOR)
    same(listed(center), before, "nothing changed")
    same(center.run("verify", **COORDINATOR).json["findings"], [], "what verify finds")


def any_order(center):
    """Against a list of this language."""
    center.init()
    model = listed(center)
    chance = random.Random(64)
    for step in range(24):
        name = chance.choice([name for name, _ in model] + ["Walk", "Talk", "Tea"])
        there = [i for i, (other, _) in enumerate(model) if other == name]
        what = chance.choice(("put", "put", "up", "down", "remove"))
        if what == "put":
            put(center, name, f"Step {step}:")
            if there:
                model[there[0]] = (name, f"Step {step}:")
            else:
                model.append((name, f"Step {step}:"))
        elif not there:
            template(center, *(("remove", name) if what == "remove" else ("move", name, what)), expect=FAILED, **COORDINATOR)
        elif what == "remove":
            template(center, "remove", name, **COORDINATOR)
            del model[there[0]]
        else:
            template(center, "move", name, what, **COORDINATOR)
            model.insert(max(0, there[0] + (-1 if what == "up" else 1)), model.pop(there[0]))
        same(listed(center), model, f"after step {step}")
    same(center.run("verify", **COORDINATOR).json["findings"], [], "what verify finds")


if __name__ == "__main__":
    sys.exit(main([as_it_came, changed, any_order]))
