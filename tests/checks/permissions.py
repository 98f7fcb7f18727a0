#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the permission table with the services: each action is demanded somewhere, each service demands one."""

import re
import sys

import csource
import tap

TABLE = "src/core/session/kith-permission.h"
# Rooms that are built on this house later ask for these; the table is signed off as a whole.
NO_ROOM_YET = {"COUNT_ALL"}
ROOMS = ["session", "disclosure", "people", "visits", "groups", "resources", "notes", "goals", "incidents", "stats", "referrals", "desk", "report", "catalog"]
# What begins the write transaction.
GATES = re.compile(r"\bkith_(session|trust_turn)_begin \(")
DEMAND = re.compile(r"\bkith_session_demand(_record)? \(")
# The machinery that services are made of, not services; a job of the desk only carries out what services ask for.
MACHINERY = {
    "src/core/desk/kith-desk-job.c",
    "src/core/session/kith-change.c",
    "src/core/session/kith-session.c",
    "src/core/session/kith-setup.c",
    "src/core/session/kith-trust-turn.c",
}


def main():
    top = tap.root()
    check = tap.Check()
    actions = re.findall(r"ACTION \((\w+), \"", tap.text(top, TABLE))
    sources = {
        path: csource.without_comments(tap.text(top, path))
        for path in tap.files(top, ["src/core/" + room for room in ROOMS], (".c",))
    }
    everything = "\n".join(text for path, text in sources.items() if not path.endswith("kith-permission.c"))
    used = set(re.findall(r"\bKITH_ACTION_(\w+)", everything))
    check.case("/checks/permissions/the table is read", [] if len(actions) > 10 else ["no actions were found"])
    check.case("/checks/permissions/each action is demanded by a service", [
        f"{action} stands in the table and nothing demands it" for action in actions
        if action not in used and action not in NO_ROOM_YET
    ])
    check.case("/checks/permissions/none is demanded that is said to have no room", [
        f"{action} is demanded now: take it from the list in this check" for action in sorted(NO_ROOM_YET & used)
    ])
    check.case("/checks/permissions/what writes asks first", [
        f"{path} begins a change and demands nothing" for path, text in sources.items()
        if GATES.search(text) and not DEMAND.search(text) and path not in MACHINERY
    ])
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
