# SPDX-License-Identifier: GPL-3.0-or-later
"""The toolkit's dialog for printing, once it is open."""

import os
import re
import subprocess


def print_to_file(kith, path):
    """The text of the pages, printed into the file @path, which is typed into the dialog."""
    kith.click("Print to File")
    kith.click(re.compile(r"output\.pdf$"), "button")
    kith.has_focus("Name:", "text")
    kith.key("ctrl+a")
    kith.type(path, "Return")
    kith.see(re.compile(re.escape(os.path.basename(path)) + "$"), "button")
    kith.click("Print", "button", inside=kith.see("Print", "dialog"))
    kith.gone(role="dialog")
    kith.wait(lambda: os.path.exists(path) and os.path.getsize(path), path)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def left(journey, store, clock, account="Dana", by=None):
    """What the log has of documents that left: each with what it was. @by: who printed it, where that is not @account."""
    rows = journey.ctl("audit", store=store, account=account, clock=clock)["entries"]
    left = [row for row in rows if row["event"] in ("printed", "exported")]
    journey.check(all(row["account"] == (by or account) for row in left), "printed by somebody else: %s" % left)
    return [(row["event"], sorted(re.findall("<'(.*?)'>", row["details"]))) for row in left]
