#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up test logs: summary.py "LABEL:build/meson-logs/testlog.json" ...

Each case that a test program reports (TAP) counts as one; a program that reports none counts
as one by its exit. A program that died after its cases passed adds one failure. What was
skipped is listed with its reason. The last line is "N passed, N failed".
"""

import json
import re
import sys

TAP_LINE = re.compile(r"^(?:# )?(not )?ok\b\s*(\d+)?\s*(?:- )?(.*)$")
SKIP = re.compile(r"#\s*SKIP\b\s*(.*)$", re.IGNORECASE)
BAD = {"FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"}


def cases(output):
    """Yields (name, passed, skip reason or None) of top-level TAP lines."""
    for line in output.splitlines():
        if not line.startswith(("ok", "not ok")):
            if line.startswith("1..0"):
                found = SKIP.search(line)
                yield "", True, (found.group(1) if found else "") or "no reason given"
            continue
        match = TAP_LINE.match(line)
        name = match.group(3)
        skip = SKIP.search(name)
        reason = None
        if skip:
            name = name[: skip.start()].strip()
            reason = skip.group(1).strip() or "no reason given"
        yield name, match.group(1) is None, reason


def read(path):
    passed, failed, skipped, failures = 0, 0, [], []
    with open(path, encoding="utf-8") as log:
        for line in log:
            test = json.loads(line)
            name = test["name"]
            result = test["result"]
            found = list(cases(test.get("stdout") or ""))
            bad_here = 0
            for case, ok, reason in found:
                if reason is not None:
                    skipped.append(f"{name} {case}".strip() + f": {reason}")
                elif ok:
                    passed += 1
                else:
                    bad_here += 1
                    failures.append(f"{name} {case}")
            if result in BAD and bad_here == 0:
                bad_here = 1
                failures.append(f"{name}: {result.lower()}, exit status {test.get('returncode')}")
            elif not found and result == "SKIP":
                reason = (test.get("stderr") or test.get("stdout") or "").strip().splitlines()
                skipped.append(f"{name}: {reason[-1] if reason else 'no reason given'}")
            elif not found and result not in BAD:
                passed += 1
            failed += bad_here
    return passed, failed, skipped, failures


def main(arguments):
    all_passed = all_failed = 0
    print()
    for argument in arguments:
        label, path = argument.split(":", 1)
        try:
            passed, failed, skipped, failures = read(path)
        except FileNotFoundError:
            passed, failed, skipped, failures = 0, 1, [], [f"no log of this run ({path})"]
        print(f"{label}: {passed} passed, {failed} failed, {len(skipped)} skipped")
        for text in failures:
            print(f"  failed   {text}")
        for text in skipped:
            print(f"  skipped  {text}")
        all_passed += passed
        all_failed += failed
    print(f"{all_passed} passed, {all_failed} failed")
    return 1 if all_failed or not all_passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
