# SPDX-License-Identifier: GPL-3.0-or-later
"""Just enough of C to read includes, string literals and declarations."""

import re

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def without_comments(source):
    """The source with every comment blanked; lines keep their numbers."""

    def blank(match):
        found = match.group(0)
        return re.sub(r"[^\n]", " ", found) if found.startswith(("/*", "//")) else found

    return TOKEN.sub(blank, source)


def without_strings(source):
    """The source with comments and literals blanked."""
    return TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), source)


def strings(source):
    """Yields (line, text) for every string literal that is not in a comment."""
    for match in TOKEN.finditer(source):
        if match.group(0).startswith('"'):
            yield source.count("\n", 0, match.start()) + 1, match.group(0)[1:-1]


def includes(source):
    """Yields (line, path, quoted) for every #include."""
    for number, line in enumerate(without_comments(source).splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if match:
            yield number, match.group(2), match.group(1) == '"'
