# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody has the file and SQLite, and may write it back. Each attack is a row: its name, what it does, the table that
verify must name, and the row of it (a query on the file as it was). What unlocking and a change of roles must refuse is
tried as well, and that nothing hostile ends in a crash."""

import hashlib
import os
import shutil
import sqlite3
import struct
import sys

from kithctl import check, main, same

BIG = 4 << 20

# name, SQL, table, row
EDITS = [
    # Who is who.
    ("role", "UPDATE account SET role = 3 WHERE name = 'desk'", "account", "SELECT id FROM account WHERE name = 'desk'"),
    ("account name", "UPDATE account SET name = 'desk ' WHERE name = 'desk'", "account", "SELECT id FROM account WHERE name = 'desk'"),
    ("names exchanged", "UPDATE account SET name = CASE name WHEN 'desk' THEN 'x' ELSE name END; UPDATE account SET name = 'desk' WHERE name = 'coordinator';"
     "UPDATE account SET name = 'coordinator' WHERE name = 'x'", "account", "SELECT id FROM account WHERE name = 'desk'"),
    ("retired account back", "UPDATE account SET state = 1 WHERE name = 'old'", "account", "SELECT id FROM account WHERE name = 'old'"),
    ("account retired", "UPDATE account SET state = 2 WHERE name = 'desk'", "account", "SELECT id FROM account WHERE name = 'desk'"),
    ("bundle of another", "UPDATE account SET bundle = (SELECT bundle FROM account WHERE name = 'desk') WHERE name = 'coordinator'",
     "account", "SELECT id FROM account WHERE name = 'coordinator'"),
    ("bundle cut", "UPDATE account SET bundle = substr(bundle, 1, 80) WHERE name = 'desk'", "account", "SELECT id FROM account WHERE name = 'desk'"),
    ("account added", "INSERT INTO account SELECT 77, 'mallory', 3, 1, bundle, 1 FROM account WHERE name = 'desk'", "account", "SELECT 77"),
    ("account deleted", "DELETE FROM account WHERE name = 'advocate'", "account", "SELECT id FROM account WHERE name = 'advocate'"),
    ("recovery's bundle gone", "UPDATE account SET bundle = NULL WHERE role = 4", "account", "SELECT id FROM account WHERE role = 4"),
    ("account version", "UPDATE account SET version = version + 1 WHERE name = 'desk'", "account", "SELECT id FROM account WHERE name = 'desk'"),
    # What was signed about them.
    ("trust row deleted", "DELETE FROM trust WHERE id = 5", "trust", None),
    ("trust log cut", "DELETE FROM trust WHERE id = (SELECT max(id) FROM trust)", "trust", None),
    ("trust rows exchanged", "UPDATE trust SET id = -1 WHERE id = 5; UPDATE trust SET id = 5 WHERE id = 6; UPDATE trust SET id = 6 WHERE id = -1", "trust", None),
    ("trust row repeated", "INSERT INTO trust SELECT (SELECT max(id) + 1 FROM trust), kind, body, issuer, previous, signature FROM trust WHERE id = 7", "trust", None),
    ("public key changed", "UPDATE trust SET body = CAST(substr(body, 1, length(body) - 40) ||"
     " CASE substr(body, length(body) - 39, 1) WHEN x'00' THEN x'01' ELSE x'00' END || substr(body, length(body) - 38) AS BLOB) WHERE id = 1", "trust", None),
    ("trust issuer", "UPDATE trust SET issuer = (SELECT id FROM account WHERE name = 'desk') WHERE id = 8", "trust", None),
    ("trust log gone", "DELETE FROM trust", "trust", None),
    ("root key", "UPDATE store_meta SET root_public = randomblob(32)", "store_meta", "SELECT 1"),
    ("root key missing", "UPDATE store_meta SET root_public = NULL", "store_meta", "SELECT 1"),
    ("store's number", "UPDATE store_meta SET store_id = store_id + 1", "store_meta", "SELECT 1"),
    ("grant given to another", "UPDATE key_grant SET account = (SELECT id FROM account WHERE name = 'desk') WHERE id ="
     " (SELECT max(g.id) FROM key_grant g JOIN account a ON a.id = g.account WHERE a.name = 'advocate' AND record_key NOT IN"
     " (SELECT record_key FROM key_grant JOIN account ON account.id = account WHERE name = 'desk'))", "key_grant", None),
    ("grant copied", "UPDATE key_grant SET sealed = (SELECT sealed FROM key_grant ORDER BY id LIMIT 1) WHERE id = (SELECT max(id) FROM key_grant)",
     "key_grant", "SELECT max(id) FROM key_grant"),
    ("grant of another key", "UPDATE key_grant SET record_key = 12345 WHERE id = (SELECT max(id) FROM key_grant)", "key_grant", "SELECT max(id) FROM key_grant"),
    ("grant deleted", "DELETE FROM key_grant WHERE id = (SELECT max(id) FROM key_grant)", "key_grant", None),
    # What is sealed.
    ("cards exchanged", "UPDATE person SET card = (SELECT card FROM person ORDER BY id DESC LIMIT 1) WHERE id = (SELECT min(id) FROM person)",
     "person", "SELECT min(id) FROM person"),
    ("card among details", "UPDATE person SET details = card WHERE id = (SELECT min(id) FROM person)", "person", "SELECT min(id) FROM person"),
    ("person renumbered", "UPDATE person SET id = id - 1 WHERE id = (SELECT min(id) FROM person)",
     "person", "SELECT min(id) FROM person"),
    ("words to another person", "UPDATE waiting SET person = (SELECT max(id) FROM person WHERE id <> waiting.person) WHERE id = (SELECT min(id) FROM waiting)",
     "waiting", "SELECT min(id) FROM waiting"),
    ("words into a notice", "UPDATE desk_notice SET words = (SELECT words FROM waiting WHERE words IS NOT NULL LIMIT 1)", "desk_notice", "SELECT min(id) FROM desk_notice"),
    ("notice as its answer", "UPDATE desk_notice SET answer = words", "desk_notice", "SELECT min(id) FROM desk_notice"),
    ("notice lapsed", "UPDATE desk_notice SET review_day = 0", "desk_notice", "SELECT min(id) FROM desk_notice"),
    ("keep apart ended", "UPDATE keep_apart SET state = 2", "keep_apart", "SELECT min(id) FROM keep_apart"),
    ("keep apart deleted", "DELETE FROM keep_apart", "keep_apart", "SELECT min(id) FROM keep_apart"),
    ("forged deposit", "INSERT INTO intake_deposit SELECT 9, p.id, 20000, a.id, CAST(x'0102' || randomblob(200) AS BLOB), 1 FROM person p, account a LIMIT 1",
     "intake_deposit", "SELECT 9"),
    ("forged draft", "INSERT INTO draft SELECT 9, id, 1, NULL, CAST(x'0102' || randomblob(200) AS BLOB), 0, 1 FROM account WHERE name = 'coordinator'", "draft", "SELECT 9"),
    # What counts.
    ("visit of another person", "UPDATE visit SET person = (SELECT id FROM person WHERE id NOT IN (SELECT person FROM visit WHERE day = 20522) LIMIT 1) WHERE id = (SELECT max(id) FROM visit)",
     "visit", "SELECT max(id) FROM visit"),
    ("visit of another day", "UPDATE visit SET day = day - 1000 WHERE id = (SELECT max(id) FROM visit)", "visit", "SELECT max(id) FROM visit"),
    ("visit voided", "UPDATE visit SET voided = 1 - voided WHERE id = (SELECT max(id) FROM visit)", "visit", "SELECT max(id) FROM visit"),
    ("visit's author", "UPDATE visit SET account = (SELECT min(id) FROM account WHERE id <> visit.account) WHERE id = (SELECT max(id) FROM visit)", "visit", "SELECT max(id) FROM visit"),
    ("visit put in", "INSERT INTO visit SELECT 99, person, day - 900, arrived_minute, left_minute, utc, utc_offset, 3, source, account, 0, 1 FROM visit LIMIT 1",
     "visit", "SELECT 99"),
    ("visit deleted", "DELETE FROM visit_service WHERE visit = (SELECT min(id) FROM visit); DELETE FROM visit WHERE id = (SELECT min(id) FROM visit)",
     "visit", "SELECT min(id) FROM visit"),
    ("service taken", "UPDATE visit_service SET voided = 1 - voided WHERE id = (SELECT max(id) FROM visit_service)", "visit_service", "SELECT max(id) FROM visit_service"),
    ("more guests", "UPDATE guest SET number = 900 WHERE id = (SELECT max(id) FROM guest)", "guest", "SELECT max(id) FROM guest"),
    ("fewer meals", "DELETE FROM guest_service WHERE id = (SELECT max(id) FROM guest_service)", "guest_service", "SELECT max(id) FROM guest_service"),
    ("times seen", "UPDATE person_presence SET times_seen = times_seen + 1 WHERE id = (SELECT min(id) FROM person_presence)",
     "person_presence", "SELECT min(id) FROM person_presence"),
    ("day closed", "INSERT INTO day_close SELECT 20000, 0, id, 1 FROM account LIMIT 1", "day_close", "SELECT 20000"),
    ("answer made up", "INSERT INTO question_choice VALUES (77, 'gender', 'x', 'X', 1, 0, 1, 1)", "question_choice",
     "SELECT 77"),
    ("past total made up", "INSERT INTO past_total VALUES (202403, 900, 90, 0, 0, 1)", "past_total", "SELECT 202403"),
    ("referral further", "UPDATE referral SET state = state % 6 + 1 WHERE id = (SELECT min(id) FROM referral)", "referral", "SELECT min(id) FROM referral"),
    ("referral of another", "UPDATE referral SET person = (SELECT max(id) FROM person WHERE id <> referral.person) WHERE id = (SELECT min(id) FROM referral)", "referral", "SELECT min(id) FROM referral"),
    ("referral put off", "UPDATE referral SET due_day = 90000 WHERE id = (SELECT min(id) FROM referral)", "referral", "SELECT min(id) FROM referral"),
    ("incident taken back", "UPDATE incident SET state = 0", "incident", "SELECT min(id) FROM incident"),
    ("entry of an incident gone", "DELETE FROM incident_entry", "incident_entry", "SELECT min(id) FROM incident_entry"),
    ("words of an incident in another's place", "UPDATE incident_entry SET words = own", "incident_entry", "SELECT min(id) FROM incident_entry"),
    ("debrief done", "UPDATE debrief SET state = state % 3 + 1", "debrief", "SELECT min(id) FROM debrief"),
    ("goal reached", "UPDATE goal SET state = 4 - (state = 4) WHERE id = (SELECT min(id) FROM goal)", "goal", "SELECT min(id) FROM goal"),
    ("goal of another", "UPDATE goal SET person = (SELECT max(id) FROM person WHERE id <> goal.person) WHERE id = (SELECT min(id) FROM goal)", "goal", "SELECT min(id) FROM goal"),
    ("entry of a goal gone", "DELETE FROM goal_entry WHERE id = (SELECT max(id) FROM goal_entry)", "goal_entry", "SELECT max(id) FROM goal_entry"),
    ("check-in put off", "UPDATE check_in SET due_day = 90000 WHERE id = (SELECT min(id) FROM check_in)", "check_in", "SELECT min(id) FROM check_in"),
    ("check-in by another", "UPDATE check_in SET worker = (SELECT min(id) FROM account WHERE id <> worker) WHERE id = (SELECT min(id) FROM check_in)", "check_in",
     "SELECT min(id) FROM check_in"),
    ("step of a referral gone", "DELETE FROM referral_step WHERE id = (SELECT max(id) FROM referral_step)", "referral_step", "SELECT max(id) FROM referral_step"),
    ("step taken back", "UPDATE referral_step SET voided = 1 - voided WHERE id = (SELECT max(id) FROM referral_step)", "referral_step", "SELECT max(id) FROM referral_step"),
    ("duplicates made up", "INSERT INTO duplicate_pair SELECT 5, min(id), max(id), 1, 1 FROM person", "duplicate_pair", "SELECT 5"),
    ("merge", "INSERT INTO person_merge SELECT 5, min(id), max(id), 0, NULL, 1 FROM person", "person_merge", "SELECT 5"),
    ("merges in a circle", "INSERT INTO person_merge SELECT 5, min(id), max(id), 0, NULL, 1 FROM person;"
     "INSERT INTO person_merge SELECT 6, max(id), min(id), 0, NULL, 1 FROM person", "person_merge", "SELECT 6"),
    ("merged into itself", "INSERT INTO person_merge SELECT 5, min(id), min(id), 0, NULL, 1 FROM person", "person_merge", "SELECT 5"),
    ("person hidden", "UPDATE person SET state = 9 WHERE id = (SELECT min(id) FROM person)", "person", "SELECT min(id) FROM person"),
    # What the center goes by.
    ("zone", "UPDATE setting SET value = 'Asia/Tokyo' WHERE name = 'center.timezone'", "setting", "SELECT id FROM setting WHERE name = 'center.timezone'"),
    ("setting put in", "INSERT INTO setting VALUES (4, 'code.prefix', 'K', 1)", "setting", "SELECT 4"),
    ("setting gone", "DELETE FROM setting WHERE name = 'center.name'", "setting", "SELECT id FROM setting WHERE name = 'center.name'"),
    ("crisis number", "UPDATE crisis_number SET number = '555-0199' WHERE id = (SELECT min(id) FROM crisis_number)", "crisis_number", "SELECT min(id) FROM crisis_number"),
    ("crisis number checked", "UPDATE crisis_number SET checked_day = 20000", "crisis_number", "SELECT min(id) FROM crisis_number"),
    ("crisis numbers gone", "DELETE FROM crisis_number", "crisis_number", "SELECT min(id) FROM crisis_number"),
    ("service renamed", "UPDATE service SET label = 'x' WHERE id = (SELECT min(id) FROM service)", "service", "SELECT min(id) FROM service"),
    # The log of it all.
    ("entry changed", "UPDATE audit SET subject = 4 WHERE id = (SELECT max(id) FROM audit)", "audit", "SELECT max(id) FROM audit"),
    ("entry's author", "UPDATE audit SET account = (SELECT id FROM account WHERE name = 'coordinator') WHERE id = (SELECT max(id) FROM audit)",
     "audit", "SELECT max(id) FROM audit"),
    ("a session's log deleted", "DELETE FROM audit WHERE chain = (SELECT chain FROM audit WHERE kind = 40)", "audit", None),
    ("a session deleted altogether", "DELETE FROM checkpoint WHERE chain = (SELECT chain FROM audit WHERE kind = 30);"
     "DELETE FROM audit WHERE chain = (SELECT chain FROM audit WHERE kind = 30)", "checkpoint", None),
    ("log cut", "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)", "audit", None),
    ("log and checkpoint cut", "DELETE FROM audit WHERE chain = (SELECT chain FROM audit WHERE id = (SELECT max(id) FROM audit WHERE kind = 40));"
     "DELETE FROM checkpoint WHERE id = (SELECT max(id) FROM checkpoint)", "visit", "SELECT max(id) FROM visit"),
    ("changes left out", "UPDATE audit SET changes = NULL WHERE kind = 40", "audit", "SELECT id FROM audit WHERE kind = 40"),
    ("log signature gone", "UPDATE audit SET signature = NULL", "audit", None),
    ("log gone", "DELETE FROM audit; DELETE FROM checkpoint", "person", None),
    ("details of another entry", "UPDATE audit SET details = (SELECT details FROM audit WHERE kind = 11) WHERE kind = 10", "audit", "SELECT min(id) FROM audit WHERE kind = 10"),
    ("checkpoint deleted", "DELETE FROM checkpoint WHERE id = (SELECT min(id) FROM checkpoint)", "checkpoint", None),
    ("checkpoints exchanged", "UPDATE checkpoint SET id = -1 WHERE id = (SELECT min(id) FROM checkpoint);"
     "UPDATE checkpoint SET id = (SELECT max(id) + 1 FROM checkpoint) WHERE id = -1", "checkpoint", None),
    ("checkpoint of another", "UPDATE checkpoint SET account = (SELECT id FROM account WHERE name = 'advocate') WHERE id = (SELECT max(id) FROM checkpoint)",
     "checkpoint", "SELECT max(id) FROM checkpoint"),
    # The schema.
    ("trigger", "CREATE TRIGGER t AFTER INSERT ON visit BEGIN DELETE FROM audit; END", None, None),
    ("view for a table", "ALTER TABLE crisis_number RENAME TO crisis_kept; CREATE VIEW crisis_number AS SELECT * FROM crisis_kept", None, None),
    ("column added", "ALTER TABLE visit ADD COLUMN why TEXT", None, None),
]

# Sizes, numbers and texts that nobody would write: every command answers or refuses, and verify names the table.
HOSTILE = [
    ("huge card", f"UPDATE person SET card = zeroblob({BIG})", "person"),
    ("huge bundle", f"UPDATE account SET bundle = zeroblob({BIG})", "account"),
    ("bundle that asks for a terabyte", "UPDATE account SET bundle = CAST(x'01010000000300000100000000000000' || substr(bundle, 17) AS BLOB)", "account"),
    ("huge trust row", f"UPDATE trust SET body = zeroblob({BIG}), signature = zeroblob({BIG}), previous = zeroblob({BIG}) WHERE id = 3", "trust"),
    ("huge grant", f"UPDATE key_grant SET sealed = zeroblob({BIG})", "key_grant"),
    ("huge changes", f"UPDATE audit SET changes = zeroblob({BIG}), details = zeroblob({BIG}) WHERE id = (SELECT max(id) FROM audit)", "audit"),
    ("huge hashes", f"UPDATE audit SET hash = zeroblob({BIG}), signature = zeroblob({BIG})", "audit"),
    ("huge checkpoint", f"UPDATE checkpoint SET previous = zeroblob({BIG}), audit_head = zeroblob(0), signature = zeroblob({BIG})", "checkpoint"),
    ("huge names", f"UPDATE account SET name = hex(randomblob({BIG}))||name; UPDATE setting SET value = hex(zeroblob({BIG})); UPDATE crisis_number SET number = hex(zeroblob({BIG}))", "setting"),
    ("broken text", "UPDATE setting SET value = CAST(x'ff80c3280000' AS TEXT); UPDATE service SET label = CAST(x'c0af' AS TEXT), code = CAST(x'ed' AS TEXT) || code;"
     "UPDATE crisis_number SET number = CAST(x'fe' AS TEXT), label = CAST(x'ff00ff' AS TEXT)", "setting"),
    ("no text", "UPDATE setting SET value = ''; UPDATE crisis_number SET number = '', label = ''; UPDATE service SET label = ''", "setting"),
    ("rollover of a year", "UPDATE setting SET value = '99999999999999999999' WHERE name = 'center.rollover'", "setting"),
    ("largest numbers", "UPDATE visit SET day = 9223372036854775807 - id % 1000000007, arrived_minute = 9223372036854775807, left_minute = 9223372036854775807,"
     "utc = 9223372036854775807, utc_offset = 9223372036854775807, state = 9223372036854775807, source = 9223372036854775807, version = 9223372036854775807", "visit"),
    ("smallest numbers", "UPDATE visit SET day = -9223372036854775808 + rowid % 1000000007, arrived_minute = -9223372036854775808, left_minute = -9223372036854775808,"
     "utc = -9223372036854775808, utc_offset = -9223372036854775808, state = -9223372036854775808, source = -1", "visit"),
    ("visits today with odd minutes", "UPDATE visit SET voided = 1 WHERE day = 20522; UPDATE visit SET day = 20522, arrived_minute = -1, left_minute = 2147483648, utc_offset = 2147483647, state = 1, voided = 0"
     " WHERE id IN (SELECT max(id) FROM visit GROUP BY person)", "visit"),
    ("guests without end", "UPDATE guest SET number = 9223372036854775807, day = 20522, arrived_minute = -5, state = 1, voided = 0", "guest"),
    ("fewer than no guests", "UPDATE guest SET number = -9223372036854775808; UPDATE guest_service SET number = -1", "guest"),
    ("seen without end", "UPDATE person_presence SET times_seen = 9223372036854775807, first_day = 9223372036854775807, last_day = -9223372036854775808", "person_presence"),
    ("odd people", "UPDATE person SET state = -9223372036854775808, created_day = 9223372036854775807, details = x''", "person"),
    ("waiting for ever", "UPDATE waiting SET kind = 9223372036854775807, day = 9223372036854775807, expires_day = 9223372036854775807, state = 1, words = x'01';"
     "UPDATE desk_notice SET day = -9223372036854775808, review_day = 9223372036854775807, shown_day = -9223372036854775808, state = 1", "waiting"),
    ("referrals beyond all days", "UPDATE referral SET kind = 9223372036854775807, day = 9223372036854775807, state = id % 5, reason = -9223372036854775808,"
     "state_day = -9223372036854775808, due_day = 9223372036854775807; UPDATE referral_step SET state = -1, reason = 9223372036854775807, day = -9223372036854775808,"
     "due_day = -5000000000, voided = 9223372036854775807", "referral"),
    ("goals beyond all days", "UPDATE goal SET area = 9223372036854775807, day = -9223372036854775808, state = id % 6, state_day = 9223372036854775807,"
     "target_day = 9223372036854775807; UPDATE goal_entry SET state = -1, day = 9223372036854775807, voided = 9223372036854775807", "goal"),
    ("check-ins beyond all days", "UPDATE check_in SET day = 9223372036854775807, due_day = -9223372036854775808, worker = (SELECT max(id) FROM account), state = 1", "check_in"),
    ("merges in a ring", "INSERT INTO person_merge SELECT id, id, COALESCE((SELECT min(id) FROM person q WHERE q.id > p.id), (SELECT min(id) FROM person)), 0, x'', 1 FROM person p", "person_merge"),
    ("all are one", "INSERT INTO duplicate_pair SELECT id, (SELECT min(id) FROM person), id, 1, 1 FROM person", "duplicate_pair"),
    ("services of nothing", "UPDATE visit_service SET visit = id, service = -1; UPDATE service SET position = 9223372036854775807, pinned = -1, active = 1", "service"),
    ("days closed in the future", "INSERT INTO day_close SELECT 9223372036854775807, 9223372036854775807, min(id), 1 FROM account", "day_close"),
    ("the highest id is taken", "UPDATE audit SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM audit)", "audit"),
    ("negative ids", "UPDATE audit SET id = -id, chain = -chain, seq = -seq, kind = -1, account = -1, utc = -9223372036854775808", "audit"),
    ("checkpoint of the far future", "UPDATE checkpoint SET id = 9223372036854775807, seq = 9223372036854775807, trust_seq = 9223372036854775807"
     " WHERE id = (SELECT max(id) FROM checkpoint)", "checkpoint"),
    ("time of the log", "UPDATE audit SET utc = 9223372036854775807 WHERE id = (SELECT max(id) FROM audit)", "audit"),
    ("roles and states that are none", "UPDATE account SET role = 9223372036854775807, state = -1 WHERE name = 'advocate'", "account"),
]

# name, SQL; what only the file says, and unlocking takes nobody's word for
REFUSED = [
    ("role", "UPDATE account SET role = 3 WHERE name = 'desk'"),
    ("account name", "UPDATE account SET name = 'desk', id = id WHERE name = 'desk'; UPDATE account SET name = 'was' WHERE name = 'advocate';"
     "UPDATE account SET name = 'advocate' WHERE name = 'desk'; UPDATE account SET name = 'desk' WHERE name = 'was'"),
    ("trust row changed", "UPDATE trust SET body = (SELECT body FROM trust WHERE id = 6) WHERE id = 7"),
    ("trust log cut", "DELETE FROM trust WHERE id = (SELECT max(id) FROM trust)"),
    ("trust log gone", "DELETE FROM trust"),
    ("root key", "UPDATE store_meta SET root_public = randomblob(32)"),
    ("bundle of another", "UPDATE account SET bundle = (SELECT bundle FROM account WHERE name = 'coordinator') WHERE name = 'desk'"),
    ("newest checkpoint", "UPDATE checkpoint SET signature = zeroblob(64) WHERE id = (SELECT max(id) FROM checkpoint)"),
]

# name, SQL; a change of roles by an honest coordinator must not seal a key to any of it
NOT_SEALED_TO = [
    ("role", "UPDATE account SET role = 3 WHERE name = 'desk'"),
    ("state", "UPDATE account SET state = 1 WHERE name = 'old'"),
    ("account added", "INSERT INTO account SELECT 77, 'mallory', 3, 1, bundle, 1 FROM account WHERE name = 'desk'"),
    ("account deleted", "DELETE FROM account WHERE name = 'desk'"),
]


def content(db):
    text = hashlib.blake2b()
    for line in db.iterdump():
        text.update(line.encode("utf-8", "surrogateescape"))
    return text.digest()


def edit(path, sql):
    """The sample is another each time: an edit that by chance writes what is there already proves nothing."""
    db = sqlite3.connect(path)
    db.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    before = content(db)
    db.executescript(sql)
    check(content(db) != before, f"nothing was changed: {sql}")
    db.commit()
    db.close()


def ask(path, sql):
    db = sqlite3.connect(path)
    try:
        found = db.execute(sql).fetchone()
        return found[0] if found else None
    finally:
        db.close()


whole = []


def fill(center):
    """A center with all that there is to attack, made once; returns a copy to begin each attack from."""
    master = os.path.join(center.folder, "master")
    if whole:
        with open(master, "wb") as stream:
            stream.write(whole[0])
        again(center, master)
        return master
    center.run("sample", "--people", 60, "--visits", 400, "--years", 1)
    center.run("account", "add", "old", "--role", "front-desk", "--new-passphrase-file", center.passphrase, account="coordinator")
    center.run("account", "retire", "old", account="coordinator")
    answer = center.run("person", "add", "Zed Zorn", account="desk").json
    center.run("sign-in", "--id", answer["id"], account="desk")
    shutil.copy(center.store, master)
    with open(master, "rb") as stream:
        whole.append(stream.read())
    return master


def again(center, master):
    for end in ("-wal", "-shm"):
        if os.path.exists(center.store + end):
            os.unlink(center.store + end)
    shutil.copy(master, center.store)


def findings(center, **options):
    """None: refused in one sentence as a damaged file."""
    answer = center.run("verify", expect=None, **options)
    check(answer.status in (0, 5), f"status {answer.status}: {answer.err}")
    if not answer.out.strip():
        same(len(answer.err.strip().splitlines()), 1, f"lines of the error: {answer.err}")
        return None
    return answer.json["findings"]


def names(found, table, row):
    return found is None or any(f["table"] == table and (row is None or f["row"] == str(row)) for f in found)


def unsaid(found, table, row):
    shown = [(f["table"], f["row"], f["sentence"]) for f in found[:6]]
    return f"{table} {row} is not named among {shown}"


def every_edit_is_named(center):
    master = fill(center)
    same(findings(center), [], "findings before")
    same(findings(center, account="coordinator"), [], "findings before, with keys")
    missed = []
    for name, sql, table, row in EDITS:
        again(center, master)
        id = ask(center.store, row) if row else None
        check(row is None or id is not None, f"{name}: there is no such row")
        edit(center.store, sql)
        found = findings(center)
        if not names(found, table, id) or found == []:
            missed.append(f"{name}: {unsaid(found, table, id)}")
    check(not missed, "\n".join(missed))


def sealed_values_are_named_with_a_key(center):
    """Swapped where the log's digests cannot tell: the log is deleted with its checkpoints."""
    master = fill(center)
    for sql, table, row in (
            ("UPDATE person SET card = (SELECT card FROM person ORDER BY id DESC LIMIT 1) WHERE id = (SELECT min(id) FROM person)", "person", "SELECT min(id) FROM person"),
            ("UPDATE waiting SET words = (SELECT card FROM person LIMIT 1)", "waiting", "SELECT min(id) FROM waiting WHERE words IS NOT NULL")):
        again(center, master)
        id = ask(center.store, row)
        edit(center.store, sql)
        found = findings(center, account="desk")
        check(any(f["table"] == table and f["row"] == str(id) and "does not open" in f["sentence"] for f in found), unsaid(found, table, id))
        said = center.run("here", account="desk").err
        same("1 person" in said and "verify" in said, table == "person", f"a record that is left out is told of: {said}")


def unlocking_refuses(center):
    master = fill(center)
    for name, sql in REFUSED:
        again(center, master)
        edit(center.store, sql)
        answer = center.run("here", account="desk", expect=None)
        check(answer.status in (4, 5), f"{name}: status {answer.status} {answer.err}")
        same(len(answer.err.strip().splitlines()), 1, f"{name}: lines of the error: {answer.err}")


def nothing_is_sealed_to_what_nobody_signed(center):
    master = fill(center)
    for name, sql in NOT_SEALED_TO:
        again(center, master)
        edit(center.store, sql)
        before = ask(center.store, "SELECT count(*) || ' ' || max(id) FROM key_grant")
        answer = center.run("account", "role", "advocate", "front-desk", account="coordinator", expect=None)
        check(answer.status == 5, f"{name}: status {answer.status} {answer.err}")
        same(ask(center.store, "SELECT count(*) || ' ' || max(id) FROM key_grant"), before, f"{name}: grants")


def hash_of(domain, *parts):
    hasher = hashlib.blake2b(digest_size=32)
    hasher.update(struct.pack(">q", len(domain)) + domain)
    for part in parts:
        hasher.update(part)
    return hasher.digest()


def blob(value):
    return struct.pack(">q", -1) if value is None else struct.pack(">q", len(value)) + value


def row_digest(db, table, id):
    """As kith_rows_serialise() writes it."""
    cursor = db.execute(f"SELECT * FROM {table} WHERE id = ?", (id,))
    values = cursor.fetchone()
    out = table.encode() + b"\0"
    for column, value in zip(cursor.description, values):
        if value is None:
            continue
        out += column[0].encode() + b"\0"
        if isinstance(value, int):
            out += b"i" + struct.pack(">q", value)
        else:
            data = value.encode() if isinstance(value, str) else value
            out += (b"t" if isinstance(value, str) else b"b") + struct.pack(">q", len(data)) + data
    return hashlib.blake2b(out, digest_size=16).digest()


CODES = {"setting": 2, "visit": 12, "crisis_number": 20}


def forge_entry(db, table, id, account, kind, chained=True):
    """An entry of the log that names a changed row, as good as can be made without a key."""
    db.row_factory = None
    if chained:
        point = db.execute("SELECT id, chain, seq, utc, account, previous, audit_head, trust_seq, trust_head, signature FROM checkpoint ORDER BY id DESC").fetchone()
        body = struct.pack(">qqqqq", *point[:5]) + point[5] + point[6] + struct.pack(">q", point[7]) + point[8]
        previous = hash_of(b"checkpoint", blob(body), point[9])
        entry = point[0] + 1
        chain, seq, signature = entry, 1, bytes(64)
    else:
        chain, seq, previous, signature = db.execute("SELECT chain, seq, hash, signature FROM audit ORDER BY id DESC").fetchone()
        entry = db.execute("SELECT max(id) + 1 FROM (SELECT id FROM audit UNION SELECT id FROM checkpoint)").fetchone()[0]
        seq += 1
    changes = bytes([CODES[table]]) + struct.pack(">q", id) + row_digest(db, table, id)
    numbers = (entry, chain, seq, kind, 1773154000, account, 0)
    digest = hash_of(b"audit row", previous, signature, struct.pack(">qqqqqqq", *numbers), blob(None), blob(changes))
    db.execute("INSERT INTO audit (id, chain, seq, kind, utc, account, subject, details, changes, hash, signature) VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?,"
               " (SELECT signature FROM audit ORDER BY id DESC))", numbers[:6] + (changes, digest))
    return entry


def forged_entries_are_named(center):
    """A change with an entry of the log to match, which needs no secret but a signature."""
    master = fill(center)
    for table, sql, who, kind in (("crisis_number", "UPDATE crisis_number SET number = '555-0199' WHERE id = ?", "coordinator", 22),
                                  ("setting", "UPDATE setting SET value = 'Asia/Tokyo' WHERE id = ?", "coordinator", 20),
                                  ("visit", "UPDATE visit SET voided = 1 WHERE id = ?", "desk", 42)):
        for chained in (True, False):
            again(center, master)
            db = sqlite3.connect(center.store)
            id = db.execute(f"SELECT min(id) FROM {table}").fetchone()[0]
            db.execute(sql, (id,))
            account = db.execute("SELECT id FROM account WHERE name = ?", (who,)).fetchone()[0]
            entry = forge_entry(db, table, id, account, kind, chained)
            db.commit()
            db.close()
            found = findings(center)
            check(not any(f["table"] == table for f in found), f"the forgery of {table} is well made: {found}")
            check(names(found, "audit", entry), unsaid(found, "audit", entry))
    # An honest session signs what it finds; the forged entry stays named.
    center.run("guest", account="desk")
    check(names(findings(center), "audit", entry), "named after a later checkpoint")


def an_older_file_is_named_against_a_backup(center):
    master = fill(center)
    backup = os.path.join(center.folder, "b.kith-backup")
    center.run("guest", account="desk")
    center.run("backup", backup, account="coordinator")
    same(center.run("verify", "--against", backup).json["clean"], True, "against its own backup")
    again(center, master)
    same(findings(center), [], "an older file alone looks whole")
    answer = center.run("verify", "--against", backup, expect=5).json
    check(names(answer["findings"], "audit", None), "the older file is named")


def nothing_hostile_crashes(center):
    master = fill(center)
    referred = ask(center.store, "SELECT min(person) FROM referral")
    aims = ask(center.store, "SELECT min(person) FROM goal")
    missed = []
    for name, sql, table in HOSTILE:
        again(center, master)
        edit(center.store, sql)
        found = findings(center)
        if not names(found, table, None) or found == []:
            missed.append(f"{name}: {unsaid(found, table, None)}")
        # Whatever it answers, it is an answer; the harness fails on a crash, on warnings and on running too long.
        for words, who in ((("here",), "desk"), (("count", "--from", "2026-01-01", "--to", "2026-12-31", "--by", "month"), "coordinator"),
                           (("referral", "list", "--open"), "advocate"), (("referral", "list", referred), "advocate"), (("goal", "list", aims), "advocate"),
                           (("checkin", "due", "--all"), "advocate"), (("checkin", "missed"), "advocate")):
            answer = center.run(*words, account=who, expect=None, timeout=60)
            said = [line for line in answer.err.strip().splitlines() if line and "** Message" not in line and "left out" not in line]
            # A key to care that is gone is told as what it is.
            if answer.status not in (0, 1, 4, 5) + (3,) * (words[0] in ("referral", "goal", "checkin")) or len(said) > (answer.status != 0):
                missed.append(f"{name}: {words[0]}: status {answer.status} {answer.err[:300]}")
    check(not missed, "\n".join(missed))


if __name__ == "__main__":
    sys.exit(main([every_edit_is_named, sealed_values_are_named_with_a_key, unlocking_refuses, nothing_is_sealed_to_what_nobody_signed,
                   forged_entries_are_named, an_older_file_is_named_against_a_backup, nothing_hostile_crashes]))
