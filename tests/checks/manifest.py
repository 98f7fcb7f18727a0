#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the Flatpak manifest: no network, no files, and the names agree everywhere."""

import glob
import json
import os
import sys

import tap

APPLICATION = "org.kithdesk.Kith"
ALLOWED = {"--share=ipc", "--socket=fallback-x11", "--socket=wayland", "--device=dri"}


def load(path):
    with open(path, encoding="utf-8") as stream:
        return json.load(stream)


def main():
    top = tap.root()
    check = tap.Check()
    paths = glob.glob(os.path.join(top, "flatpak", "*.json"))
    check.case("/checks/manifest/there is one", [] if paths else ["flatpak/ holds no manifest"])
    for path in paths:
        manifest = load(path)
        extra = [f"{argument} is not among what Kith may ask for"
                 for argument in manifest["finish-args"] if argument not in ALLOWED]
        check.case("/checks/manifest/no network, no files, no bus", extra)
        check.case("/checks/manifest/id", [] if manifest.get("id", manifest.get("app-id")) == APPLICATION else ["wrong id"])
        network = [m["name"] for m in manifest["modules"] if "--share=network" in str(m.get("build-options", ""))]
        check.case("/checks/manifest/nothing is fetched while building", network)
        loose = [
            f"{module['name']}: {source.get('url')} has neither sha256 nor commit"
            for module in manifest["modules"] for source in module.get("sources", [])
            if "url" in source and not (source.get("sha256") or source.get("commit"))
        ]
        check.case("/checks/manifest/sources are pinned", loose)

    names = []
    for path in tap.files(top, ["data"], (".in", ".in.in", ".gschema.xml", ".svg")):
        name = os.path.basename(path)
        if name.startswith("org.") and not name.startswith(APPLICATION):
            names.append(f"{path}: another id than {APPLICATION}")
    check.case("/checks/manifest/one id everywhere", names)
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
