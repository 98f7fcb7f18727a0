#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every statement of the program, prepared by a PostgreSQL server: that another engine may come is only true while it
understands what is asked of the first. The server is started for this, on a socket in a folder of its own."""

import glob
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile

# What SQLite is asked about itself; the seam to another engine has words of its own for it.
OF_THE_ENGINE = {"KITH_SQL_CHECK_SCHEMA", "KITH_SQL_CHECK_TABLE"}
STRING = r'"(?:[^"\\]|\\.)*"'


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as stream:
        return stream.read()


def joined(text, names):
    """C string literals, and names that stand for such, in one."""
    parts = re.findall(STRING + r"|\w+", text)
    return "".join(part[1:-1].replace('\\"', '"').replace("\\\\", "\\") if part[0] == '"' else names[part] for part in parts)


def constants(source):
    macros = {}
    for name, text in re.findall(r"^#define (\w+)\s((?:.*\\\n)*.*)$", source, re.M):
        if '"' in text:
            macros[name] = joined(text.replace("\\\n", ""), macros)
    found = re.findall(r"const char \*const (\w+)\s*=\s*((?:" + STRING + r"|\w+|\s)+);", source)
    named = re.findall(r"const char \*const (\w+)", source)
    assert len(found) == len(named), f"not read: {set(named) - {name for name, _ in found}}"
    return {name: joined(text, macros) for name, text in found}


def arguments(text):
    """The arguments of a call, by the commas that stand in no string and no other call."""
    return [part.strip() for part in re.findall(r"(?:" + STRING + r"|\([^()]*\)|[^,\"()])+", text)]


def told_of(condition, column, table, versioned):
    """What a function of the source says of a table."""
    if "is_versioned" in condition:
        return table in versioned
    return table == "audit" if "g_str_equal" in condition else value_of(condition, column, table, versioned)


def value_of(expression, column, table, versioned):
    """What one of the arguments is, for a sealed column or a table."""
    if expression.startswith('"'):
        return joined(expression, {})
    if "?" in expression:
        condition, yes, no = re.split(r"\s[?:]\s", expression)
        return value_of(yes if told_of(condition, column, table, versioned) else no, column, table, versioned)
    return {"column->table": column[0], "column->column": column[1], "column->person_column": column[2], "table": table}[expression]


def made(source, columns, tables, signed, versioned):
    """The statements that functions put together, for everything they may be asked for."""
    for name, parameter, body in re.findall(r"^(kith_\w+) \(const (\w+) \*\w+\)\n\{\n(.*?)^\}", source, re.M | re.S):
        call = re.search(r"return (g_strdup_printf|g_strconcat) \((.*)\);", body, re.S)
        first, *rest = arguments(re.sub(r"\s+", " ", call[2]))
        if parameter == "KithSealedColumn":
            cases = [(column, column[0]) for column in columns if (column[3] or name != "kith_sql_reseal") and (column[2] or name not in ("kith_sql_left_of_erased", "kith_sql_sealed_about"))]
        else:
            cases = [((None,) * 4, table) for table in (signed if name == "kith_sql_proofs" else tables)]
        for column, table in cases:
            values = [value_of(part, column, table, versioned) for part in rest if part != "NULL"]
            text = joined(first, {})
            yield f"{name} ({table})", text + "".join(values) if call[1] == "g_strconcat" else text % tuple(values)


def sealed_columns(top):
    rows = re.findall(r'\{ "(\w+)", "(\w+)", \w+, \w+, ("\w+"|NULL), (\w+) \}', read(top, "src/core/session/kith-sealed-columns.c"))
    return [(table, column, None if person == "NULL" else person.strip('"'), resealed == "TRUE") for table, column, person, resealed in rows]


def statements(top, tables, versioned):
    found = {}
    for path in sorted(glob.glob(os.path.join(top, "src/core/*/*-queries.c"))):
        source = read(path)
        found.update(constants(source))
        found.update(made(source, sealed_columns(top), tables, ["audit", "checkpoint"], versioned))
    # The scratch database of an import is always the same engine: kith-catalog-stage.c.
    return {name: text for name, text in found.items() if name not in OF_THE_ENGINE and not name.startswith("KITH_SQL_STAGE_")}


def schema(top):
    """The migrations in the other engine's types."""
    text = "".join(read(path) for path in sorted(glob.glob(os.path.join(top, "data/migrations/sqlite/*.sql"))))
    text = re.sub(r"--.*", "", text)
    # Full text is each engine's own: kith-full-text-sqlite.c.
    text = re.sub(r"CREATE VIRTUAL TABLE [^;]*;", "", text)
    for ours, theirs in ((r"\bINTEGER\b", "bigint"), (r"\bBLOB\b", "bytea"), (r"\bREAL\b", "double precision"), (r"\)\s*STRICT\s*;", ");")):
        text = re.sub(ours, theirs, text)
    return text


class Server:
    """A server for this test alone; never as root, which PostgreSQL refuses."""

    def __init__(self, programs):
        self.programs = programs
        self.folder = tempfile.mkdtemp(prefix="kith-pg-")
        self.prefix = []
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self.prefix = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]

    def run(self, program, *words, **how):
        return subprocess.run(self.prefix + [os.path.join(self.programs, program), *words], cwd=self.folder, text=True, stdin=subprocess.DEVNULL,
                              env={"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": self.folder}, timeout=120, check=False, **how)

    def __enter__(self):
        with open(os.path.join(self.folder, "said"), "w", encoding="utf-8") as said:
            for words in (["initdb", "-D", "data", "-U", "kith", "-A", "trust", "-E", "UTF8", "--no-sync"],
                          ["pg_ctl", "-D", "data", "-w", "-l", "server-said", "-o", f"-F -k {self.folder} -c listen_addresses=''", "start"]):
                if self.run(*words, stdout=said, stderr=said).returncode != 0:
                    raise AssertionError(read(said.name))
        return self

    def __exit__(self, *_):
        self.run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop", stdout=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def script(self, text):
        """Runs it, and gives what went wrong: {line: message}."""
        path = os.path.join(self.folder, "script.sql")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text)
        os.chmod(path, 0o644)
        done = self.run("psql", "-X", "-q", "-h", self.folder, "-U", "kith", "-d", "postgres", "-f", path, capture_output=True)
        wrong = re.findall(r"^psql:.*?:(\d+): ERROR:\s+(.*)$", done.stderr, re.M)
        assert wrong or not done.stderr, done.stderr
        return {int(line): message for line, message in wrong}


def main():
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    if not programs:
        print("1..0 # SKIP no PostgreSQL server is installed (Debian: postgresql)")
        return 0
    top = os.path.abspath(sys.argv[1])
    text = schema(top)
    tables = re.findall(r"CREATE TABLE (\w+) \((.*?)\);", text, re.S)
    versioned = {name for name, columns in tables if re.search(r"^\s*version\b", columns, re.M)}
    wanted = statements(top, [name for name, columns in tables], versioned)
    with Server(os.path.dirname(programs[-1])) as server:
        print(f"1..{len(wanted) + 1}")
        wrong = server.script(text)
        print(("not " if wrong else "") + "ok 1 schema" + "".join(f"\n# line {line}: {message}" for line, message in wrong.items()))
        lines = [f"PREPARE p{number} AS " + re.sub(r"\?(\d+)", r"$\1", " ".join(query.split())) + ";" for number, query in enumerate(wanted.values())]
        refused = server.script("\n".join(lines) + "\n")
    for number, name in enumerate(wanted, 1):
        if number in refused:
            print(f"# {lines[number - 1]}\n# {refused[number]}")
        print(("not " if number in refused else "") + f"ok {number + 1} {name}")
    return 1 if wrong or refused else 0


if __name__ == "__main__":
    sys.exit(main())
