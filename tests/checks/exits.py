#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways out of the program: each stands in the list below with a reason, and every writer of pages is tried at the
gate by tests/report/test-gate.c."""

import re
import sys

import csource
import tap

# What lets bytes go: files, printers, the clipboard, other programs.
EXIT = re.compile(
    r"\b(cairo_(?:pdf|svg|ps|xml|script)_surface_create\w*|cairo_surface_write_to_png\w*|g_file_set_contents\w*"
    r"|g_file_(?:replace|create|append_to|open_readwrite|copy|move)\w*|gdk_clipboard_set\w*|gdk_content_provider_new\w*"
    r"|gtk_print_operation_run|gtk_show_uri\w*|gtk_uri_launcher_\w+|g_app_info_launch\w*|g_spawn\w*|g_subprocess\w*"
    r"|f?popen|g?_?fopen|system|g?_?creat|xmlSave\w*)\s*\(")
# Where one may stand, and why it needs no consent or how it asks.
KNOWN = {
    "src/cli/kith-cli-catalog.c": "the directory, which is about nobody who comes; core/catalog/kith-catalog-export.c spends a release",
    "src/core/report/kith-document.c": "spends a release before it draws",
    "src/core/report/kith-holding-json.c": "spends a release before it writes",
    "src/core/report/kith-reach-list.c": "spends a release before it writes",
    "src/core/session/kith-erasure-ledger.c": "random numbers of records that are gone, beside the store they were in",
    "src/app/shared/kith-link.c": "phone numbers and addresses of the directory, which are about nobody who comes",
    "src/app/shared/kith-listing-out.c": "what report/kith-listing.c spent a release on, without names",
    "src/app/shared/kith-printing.c": "prints documents that were released",
    "src/app/shared/kith-recovery-view.c": "the recovery code, which is about nobody",
}
# These write pages themselves and must spend a release.
WRITERS = {"src/core/report/kith-document.c", "src/core/report/kith-holding-json.c", "src/core/report/kith-reach-list.c"}
TRIED = "tests/report/test-gate.c"
MAKER = re.compile(r"^KithDocument \*\s*(kith_\w+) \(", re.MULTILINE)
ANY_MAKER = {"kith_document_new"}


def main():
    top = tap.root()
    check = tap.Check()
    unknown, silent = [], []
    for path in tap.files(top, ["src"], (".c",)):
        source = csource.without_strings(tap.text(top, path))
        for match in EXIT.finditer(source):
            if path not in KNOWN:
                line = source.count("\n", 0, match.start()) + 1
                unknown.append(f"{path}:{line}: {match.group(1)} lets something out past the gate")
        if path in WRITERS and not re.search(r"\bkith_release_spend \(", source):
            silent.append(f"{path} writes and spends no release")
    check.case("/checks/exits/all are known", unknown)
    check.case("/checks/exits/writers spend a release", silent)

    makers = set()
    for path in tap.files(top, ["src"], (".h",)):
        makers |= set(MAKER.findall(csource.without_comments(tap.text(top, path)))) - ANY_MAKER
    tried = set(re.findall(r'\{ "(kith_\w+)"', tap.text(top, TRIED))) if makers else set()
    check.case("/checks/exits/every writer of pages is tried at the gate", [
        f"{name} makes pages, and {TRIED} does not try it" for name in sorted(makers - tried)
    ] + [f"{TRIED} tries {name}, which is gone" for name in sorted(tried - makers)])
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
