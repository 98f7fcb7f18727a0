#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every check must be able to fail: each is shown a small tree with one thing wrong, and one without."""

import os
import subprocess
import sys
import tempfile

import tap

HERE = os.path.dirname(os.path.abspath(__file__))
LICENCE = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"

# A tree in which all is well.
GOOD = {
    "src/core/base/kith-thing.h": LICENCE + "#include <glib.h>\n\nint kith_thing_count (void);\n",
    "src/core/base/kith-thing.c": LICENCE + '#include "base/kith-thing.h"\n\n'
    + "/**\n * kith_thing_count:\n *\n * Returns: a number\n */\nint\nkith_thing_count (void)\n{\n  return 1;\n}\n",
    ".clang-format": tap.text(tap.root(), ".clang-format"),
    "src/core/base/meson.build": "core_sources += files('kith-thing.c')\n",
    "src/core/visits/kith-visit.c": LICENCE + '#include "base/kith-thing.h"\n\nconst char *\nword (void)\n{\n  return _ ("Hello");\n}\n',
    "src/core/visits/meson.build": "core_sources += files('kith-visit.c')\n",
    "tests/base/test-thing.c": LICENCE,
    "tests/base/meson.build": "room_tests = ['thing']\n",
    "ui/kith-window.ui": "<interface/>\n",
    "ui/kith.gresource.xml": "<gresources><file>kith-window.ui</file></gresources>\n",
    "data/org.kithdesk.Kith.gschema.xml": '<schemalist><schema id="x" path="/x/"><key name="a" type="b">'
    "<default>true</default></key></schema></schemalist>\n",
    "po/POTFILES.in": "data/org.kithdesk.Kith.gschema.xml\nsrc/core/visits/kith-visit.c\n",
    "po/LINGUAS": "",
    "flatpak/org.kithdesk.Kith.json": '{"id": "org.kithdesk.Kith", "finish-args": ["--share=ipc"], "modules": []}\n',
    "dev": "true\n",
}

MANIFEST = '{"id": "org.kithdesk.Kith", "finish-args": [%s], "modules": [%s]}\n'

# check, what must be named in the output, what is changed in the good tree
BAD = [
    ("layering", "base must not know visits", {
        "src/core/base/kith-thing.h": LICENCE + '#include "visits/kith-visit.h"\n', "src/core/visits/kith-visit.h": LICENCE}),
    ("layering", "goals must not know visits", {
        "src/core/goals/kith-goal.c": LICENCE + '#include "visits/kith-visit.h"\n', "src/core/visits/kith-visit.h": LICENCE}),
    ("layering", "knows SQLite", {"src/core/base/kith-thing.h": LICENCE + "#include <sqlite3.h>\n"}),
    ("layering", "knows libsodium", {"src/core/base/kith-thing.h": LICENCE + "#include <sodium.h>\n"}),
    ("layering", "knows libxml2", {"src/app/kith-x.c": LICENCE + "#include <libxml/parser.h>\n"}),
    ("layering", "knows GTK", {"src/cli/main.c": LICENCE + "#include <gtk/gtk.h>\n"}),
    ("layering", "knows GTK", {"src/core/report/kith-x.c": LICENCE + "#include <adwaita.h>\n"}),
    ("layering", "a room that DESIGN.md does not have", {"src/core/attic/kith-x.c": LICENCE}),
    ("layering", "should name its room", {"src/core/visits/kith-visit.c": LICENCE + '#include "kith-thing.h"\n'}),
    ("layering", "belongs to base alone", {
        "src/core/base/kith-thing-private.h": LICENCE,
        "src/core/visits/kith-visit.c": LICENCE + '#include "base/kith-thing-private.h"\n'}),
    ("layering", 'there is no "base/kith-gone.h"', {
        "src/core/visits/kith-visit.c": LICENCE + '#include "base/kith-gone.h"\n'}),
    ("layering", "its own header comes first", {
        "src/core/base/kith-other.h": LICENCE,
        "src/core/base/kith-thing.c": LICENCE + '#include "base/kith-other.h"\n#include "base/kith-thing.h"\n'}),
    ("layering", "knows now", {
        "src/core/visits/kith-visit.c": LICENCE + "long\nnow (void)\n{\n  return g_get_real_time ();\n}\n"}),
    ("layering", "SQL outside a -queries.c", {
        "src/core/visits/kith-visit.c": LICENCE + 'const char *q = "SELECT id FROM visit";\n'}),
    ("layering", "is SQLite's alone", {
        "src/core/visits/kith-visits-queries.c": LICENCE + 'const char *q = "INSERT OR REPLACE INTO visit";\n'}),
    ("layering", "g_socket_client_new", {
        "src/core/visits/kith-visit.c": LICENCE + "void f (void) { g_socket_client_new (); }\n"}),
    ("sources", "1300 lines", {"src/core/base/kith-thing.c": LICENCE + "\n" * 1299}),
    ("sources", "no licence line", {"src/core/base/kith-thing.h": "int kith_thing_count (void);\n"}),
    ("sources", "kith_thing_more has no documentation", {
        "src/core/base/kith-thing.h": LICENCE + "int kith_thing_count (void);\nchar *kith_thing_more (int a,\n  int b);\n"}),
    ("sources", "a path of one machine", {"README.md": "see /ro" "ot/secret\n"}),
    ("sources", "a package registry", {"README.md": "from https://py" "pi.org\n"}),
    ("sources", "left for later", {"src/core/base/kith-thing.c": LICENCE + "/* TO" "DO: the rest */\n"}),
    ("potfiles", "lacks src/core/visits/kith-visit.c", {"po/POTFILES.in": "data/org.kithdesk.Kith.gschema.xml\n"}),
    ("potfiles", "which holds nothing to translate", {
        "po/POTFILES.in": "data/org.kithdesk.Kith.gschema.xml\nsrc/core/base/kith-thing.c\nsrc/core/visits/kith-visit.c\n"}),
    ("potfiles", "is not sorted", {
        "po/POTFILES.in": "src/core/visits/kith-visit.c\ndata/org.kithdesk.Kith.gschema.xml\n"}),
    ("potfiles", "po/LINGUAS has", {"po/LINGUAS": "de\n"}),
    ("potfiles", "xgettext sees only the first part", {
        "src/core/visits/kith-visit.c": LICENCE + 'f (_ ("%" G_GUINT64_FORMAT " visits"));\n'}),
    ("registered", "tests/base/test-more.c", {"tests/base/test-more.c": LICENCE}),
    ("registered", "tests/journeys/test_walk.py", {"tests/journeys/test_walk.py": ""}),
    ("registered", "src/core/base/kith-lone.c", {"src/core/base/kith-lone.c": LICENCE}),
    ("registered", "ui/kith-lone.ui", {"ui/kith-lone.ui": "<interface/>\n"}),
    ("manifest", "there is one", {"flatpak/org.kithdesk.Kith.json": None}),
    ("manifest", "--share=network is not among", {
        "flatpak/org.kithdesk.Kith.json": MANIFEST % ('"--share=network"', "")}),
    ("manifest", "--filesystem=home is not among", {
        "flatpak/org.kithdesk.Kith.json": MANIFEST % ('"--filesystem=home"', "")}),
    ("manifest", "has neither sha256 nor commit", {
        "flatpak/org.kithdesk.Kith.json":
            MANIFEST % ("", '{"name": "m", "sources": [{"type": "archive", "url": "https://example.org/m.tar.gz"}]}')}),
    ("icons", "there is no kith-gone-symbolic", {
        "ui/kith-window.ui": '<interface><property name="icon-name">kith-gone-symbolic</property></interface>\n'}),
    ("icons", "the installed theme has no nobody-draws-this-symbolic", {
        "src/app/kith-x.c": LICENCE + 'const char *icon = "nobody-draws-this-symbolic";\n'}),
    ("icons", "filled paths", {"ui/icons/kith-x-symbolic.svg": '<svg><path stroke="#000" d="M0 0"/></svg>\n'}),
    ("styles", "nothing gives .lost a look", {
        "ui/kith-window.ui": '<interface><style><class name="lost"/></style></interface>\n'}),
    ("styles", "nothing has the class .forgotten", {"ui/style.css": ".forgotten { color: red; }\n"}),
    ("exits", "g_file_set_contents lets something out", {
        "src/core/visits/kith-visit.c": LICENCE + 'void f (void) { g_file_set_contents ("x", "y", 1, NULL); }\n'}),
    ("exits", "writes and spends no release", {
        "src/core/report/kith-document.c": LICENCE + 'void f (void) { cairo_pdf_surface_create ("x", 1, 1); }\n'}),
    ("exits", "kith_letter_new makes pages", {
        "src/core/report/kith-letter.h": LICENCE + "KithDocument *kith_letter_new (void);\n",
        "tests/report/test-gate.c": LICENCE}),
    ("exits", "tries kith_gone_new, which is gone", {
        "src/core/report/kith-letter.h": LICENCE + "KithDocument *kith_letter_new (void);\n",
        "tests/report/test-gate.c": LICENCE + 'x = { { "kith_letter_new", 1 }, { "kith_gone_new", 1 } };\n'}),
    ("tools", "XML is well formed", {"ui/kith-window.ui": "<interface>\n"}),
    ("tools", "settings schema", {"data/org.kithdesk.Kith.gschema.xml": "<schemalist><schema/></schemalist>\n"}),
    ("tools", "shell scripts parse", {"dev": "if\n"}),
    ("tools", "manual pages", {"data/man/kith.1": ".TH\n.SH\n.nosuch\n.B\n"}),
    ("tools", "would change it", {"src/core/base/kith-thing.h": LICENCE + "int   kith_thing_count(void);\n"}),
]


def run(name, changes):
    with tempfile.TemporaryDirectory() as top:
        tree = {**GOOD, **changes}
        for path, content in tree.items():
            if content is None:
                continue
            os.makedirs(os.path.dirname(os.path.join(top, path)), exist_ok=True)
            with open(os.path.join(top, path), "w", encoding="utf-8") as stream:
                stream.write(content)
        arguments = [sys.executable, "-B", os.path.join(HERE, name + ".py"), top]
        done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=top,
                              timeout=60)
        return done.returncode, done.stdout


def main():
    check = tap.Check()
    for name in sorted({name for name, _, _ in BAD}):
        status, output = run(name, {})
        check.case(f"/checks/{name}/passes a good tree", [] if status == 0 else [output])
    for name, expected, changes in BAD:
        status, output = run(name, changes)
        case = f"/checks/{name}/fails: {expected}"
        lines = [line for line in output.splitlines() if expected in line]
        if not lines and "# SKIP" in output and status == 0:
            check.skip(case, "its tool is not installed")
        else:
            check.case(case, [] if status == 1 and lines else [f"exit status {status}", output])
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
