#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the includes and fails on an arrow that DESIGN.md does not draw."""

import os
import re
import sys

import csource
import tap

# Lowest first; rooms of one line do not know each other.
LAYERS = [
    ["base"],
    ["vault", "store"],
    ["session"],
    ["disclosure"],
    ["people"],
    ["notes", "goals", "groups", "incidents", "resources", "visits"],
    ["stats", "referrals"],
    ["desk", "report", "catalog"],
    ["sample"],
]
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}

# A library's headers, and the one room that may know them.
ONLY_IN = [
    (re.compile(r"^sqlite3"), "src/core/store/", "SQLite"),
    (re.compile(r"^sodium"), "src/core/vault/", "libsodium"),
    (re.compile(r"^libxml/"), "src/core/catalog/", "libxml2"),
    (re.compile(r"^(gtk|gdk|gsk|adwaita)"), "src/app/", "GTK"),
]
GENERATED = {"kith-config.h", "kith-core-resources.h", "kith-icons-resources.h"}
SQL = re.compile(
    r"^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|CREATE|DROP|ALTER|PRAGMA|VACUUM|ATTACH)\s+[\w*(\\\"%?.]"
)
ONE_ENGINE = re.compile(r"\bINSERT\s+OR\b|\browid\b|\bIFNULL\s*\(|\bGLOB\b|\bstrftime\s*\(|\bjulianday\s*\(", re.IGNORECASE)
NETWORK = re.compile(
    r"\b(g_socket_client_\w+|g_socket_connection_\w+|g_socket_listener_\w+|g_network_\w+|g_resolver_\w+|g_tcp_\w+"
    r"|g_inet_\w+|soup_\w+|curl_\w+|getaddrinfo)\b"
)
# What asks the machine for the time of day, and the one file that may.
NOW = re.compile(
    r"\b(g_get_real_time|g_date_time_new_now\w*|g_get_current_time|gettimeofday|localtime\w*|CLOCK_REALTIME\w*"
    r"|time \((NULL|0|&\w+)\))"
)
CLOCK = "src/core/base/kith-clock.c"


def room_of(path):
    parts = path.split("/")
    return parts[2] if len(parts) > 3 and parts[:2] == ["src", "core"] else None


def is_private(header):
    return header.endswith(("-private.h", "-queries.h"))


def main():
    top = tap.root()
    arrows, libraries, form, missing, sql, portable, network, unknown = [], [], [], [], [], [], [], []
    clocks = []
    sources = tap.files(top, ["src"], (".c", ".h"))
    rooms = {room_of(path) for path in sources} - {None}
    unknown += [f"src/core/{room}: a room that DESIGN.md does not have" for room in sorted(rooms - set(LEVEL))]

    for path in sources:
        source = tap.text(top, path)
        room = room_of(path)
        quoted = []
        for line, header, is_quoted in csource.includes(source):
            where = f"{path}:{line}"
            for pattern, home, library in ONLY_IN:
                if pattern.match(header) and not path.startswith(home):
                    libraries.append(f"{where}: <{header}>, but only {home} knows {library}")
            if not is_quoted:
                continue
            quoted.append(header)
            if header in GENERATED or header.endswith("-resources.h"):
                continue
            if "/" not in header:
                form.append(f'{where}: "{header}" should name its room: "room/{header}"')
                continue
            to = header.split("/")[0]
            in_core = os.path.exists(os.path.join(top, "src/core", header))
            in_app = path.startswith("src/app/") and os.path.exists(os.path.join(top, "src/app", header))
            in_cli = path.startswith("src/cli/") and to == "cli" and os.path.exists(os.path.join(top, "src", header))
            if not in_core and not in_app and not in_cli:
                missing.append(f'{where}: there is no "{header}"')
            elif room and to != room and LEVEL.get(to, 99) >= LEVEL.get(room, -1):
                arrows.append(f"{where}: {room} must not know {to}")
            if is_private(header) and in_core and to != room:
                arrows.append(f'{where}: "{header}" belongs to {to} alone')
        own = path.removeprefix("src/core/").removeprefix("src/app/").removeprefix("src/")[:-2] + ".h"
        if path.endswith(".c") and own in quoted and quoted[0] != own:
            form.append(f"{path}: its own header comes first")
        if path.endswith(".c") and NETWORK.search(csource.without_strings(source)):
            network.append(f"{path}: {NETWORK.search(csource.without_strings(source)).group(0)}")
        if path != CLOCK and NOW.search(csource.without_strings(source)):
            clocks.append(f"{path}: {NOW.search(csource.without_strings(source)).group(0)}, but only {CLOCK} knows now")

        may_hold_sql = path.endswith(("-queries.c", "-queries.h")) or path.startswith("src/core/store/")
        for line, literal in csource.strings(source):
            if SQL.match(literal) and not may_hold_sql:
                sql.append(f"{path}:{line}: SQL outside a -queries.c: {literal[:60]}")
            if path.endswith("-queries.c") and not path.startswith("src/core/store/"):
                found = ONE_ENGINE.search(literal)
                if found:
                    portable.append(f"{path}:{line}: {found.group(0)} is SQLite's alone")

    check = tap.Check()
    check.case("/checks/layering/rooms are those of the design", unknown)
    check.case("/checks/layering/a room knows only lower rooms", arrows)
    check.case("/checks/layering/each library is known in one room", libraries)
    check.case("/checks/layering/includes name the room, the own header first", form)
    check.case("/checks/layering/included headers exist", missing)
    check.case("/checks/layering/SQL stands in queries files", sql)
    check.case("/checks/layering/queries are portable", portable)
    check.case("/checks/layering/nothing opens a connection", network)
    check.case("/checks/layering/the time comes from the center's clock", clocks)
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
