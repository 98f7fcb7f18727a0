/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened: written down by anybody, read by who may, added to, taken back, emptied; what the file
 * holds. */

#include <string.h>

#include "base/kith-error.h"
#include "incidents/incident-fixture.h"
#include "people/kith-erasures.h"
#include "session/kith-guards.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

#define WORDS "SELECT id, words FROM incident_entry WHERE incident = ?1"
#define OWN "SELECT id, own FROM incident_entry WHERE incident = ?1"
#define NAMED "SELECT id, sealed FROM incident_person WHERE incident = ?1"

static gint64
add (KithSession *session, const char *words, gint64 one, gint64 another)
{
  g_autoptr (GError) error = NULL;
  gint64 id = incident_fixture_add (session, words, one, another, &error);

  g_assert_no_error (error);
  return id;
}

static KithIncident *
get (KithSession *session, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KithIncident *incident = kith_incidents_get (session, id, &error);

  g_assert_no_error (error);
  return incident;
}

static const char *
said (const KithIncident *incident, guint i)
{
  return ((const KithIncidentEntry *) g_ptr_array_index (incident->entries, i))
      ->texts[KITH_INCIDENT_TEXT_HAPPENED];
}

static KithIncidentDone *
apply (KithSession *session, KithIncidentCommand *command)
{
  g_autoptr (KithIncidentCommand) held = command;
  g_autoptr (GError) error = NULL;
  KithIncidentDone *done = kith_incidents_apply (session, command, &error);

  g_assert_no_error (error);
  return done;
}

static guint
count_findings (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings->len;
}

/* Everything an entry can say, in every combination, comes out of its content again; so does what is unknown.
 */
static void
test_content (void)
{
  for (guint said_parts = 0; said_parts < 1U << KITH_N_INCIDENT_TEXTS; said_parts++)
    {
      g_autoptr (KithIncidentEntry) entry = kith_incident_entry_new ();
      g_autoptr (KithIncidentEntry) read = kith_incident_entry_new ();
      g_autoptr (GVariant) content = NULL;
      g_autoptr (GVariant) again = NULL;

      for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
        if (said_parts >> i & 1)
          kith_incident_entry_set (entry, (KithIncidentText) i,
                                   kith_incident_text_label ((KithIncidentText) i));
      entry->minute = (int) said_parts * 22 - 1;
      entry->about = said_parts % 2 && entry->minute != KITH_INCIDENT_NO_MINUTE;
      g_variant_unref (entry->extras);
      entry->extras = g_variant_ref_sink (g_variant_new_parsed ("{'newer': <%u>}", said_parts));
      content = g_variant_ref_sink (kith_incident_entry_to_content (entry));
      g_assert_true (kith_incident_entry_take_content (read, content, NULL));
      for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
        g_assert_cmpstr (read->texts[i], ==, entry->texts[i]);
      g_assert_cmpint (read->minute, ==, entry->minute);
      g_assert_cmpint (read->about, ==, entry->about);
      g_assert_true (g_variant_equal (read->extras, entry->extras));
      again = g_variant_ref_sink (kith_incident_entry_to_content (read));
      g_assert_cmpuint (g_variant_n_children (again), ==, g_variant_n_children (content));
    }
}

/* Somebody else than who wrote it, and no coordinator: no service and no key hands out a word. */
static void
assert_closed_to (KithSession *session, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) own = kith_incidents_list_own (session, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < own->len; i++)
    g_assert_cmpint (((KithIncident *) g_ptr_array_index (own, i))->id, !=, id);
  g_assert_null (kith_incidents_get (session, id, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_incidents_list (session, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (incident_fixture_entry (session, id, 1, "me too", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_assert_cmpint (incident_fixture_opens (session, WORDS, id), ==, 0);
  g_assert_cmpint (incident_fixture_opens (session, OWN, id), ==, 0);
  g_assert_cmpint (incident_fixture_opens (session, NAMED, id), ==, 0);
}

/* Desk and advocate each write; who may, reads; the other cannot, with any key they hold. */
static void
test_who_reads (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  KithSession *const authors[] = { desk, advocate };
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");

  for (guint i = 0; i < G_N_ELEMENTS (authors); i++)
    {
      gint64 id = add (authors[i], "somebody shouted at the door", rosa, rosa);
      g_autoptr (KithIncident) mine = get (authors[i], id);
      g_autoptr (KithIncident) all = get (fixture->session, id);
      g_autofree char *when = kith_incident_describe (all);

      g_assert_cmpstr (said (mine, 0), ==, "somebody shouted at the door");
      g_assert_cmpuint (mine->people->len, ==, 0);
      g_assert_cmpstr (said (all, 0), ==, "somebody shouted at the door");
      g_assert_cmpstr (kith_incident_get_first (all)->texts[KITH_INCIDENT_TEXT_PLACE], ==, "the kitchen");
      g_assert_true (g_str_has_suffix (when, "about 10:15"));
      /* Named twice is named once. */
      g_assert_cmpuint (all->people->len, ==, 1);
      g_assert_cmpint (g_array_index (all->people, gint64, 0), ==, rosa);
      g_assert_cmpint (all->due_day, ==, kith_clock_today (fixture->clock) + 7);
      g_assert_cmpint (incident_fixture_opens (authors[i], WORDS, id), ==, 0);
      g_assert_cmpint (incident_fixture_opens (authors[i], NAMED, id), ==, 0);
      g_assert_cmpint (incident_fixture_opens (authors[i], OWN, id), ==, KITH_PURPOSE_DRAFT);
      g_assert_cmpint (incident_fixture_opens (fixture->session, WORDS, id), ==, KITH_PURPOSE_AUDIT);
      g_assert_cmpint (incident_fixture_opens (fixture->session, NAMED, id), ==, KITH_PURPOSE_AUDIT);
      g_assert_cmpint (incident_fixture_opens (fixture->session, OWN, id), ==, 0);
      assert_closed_to (authors[1 - i], id);
    }
  /* No row of the log says in clear whom it names, and only coordinators' reading is in it. */
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind BETWEEN 170 AND 172 "
                                                "AND subject <> 0"),
                   ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 172"), ==, 2);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* What happened does not change: something is added, and a mistake stays to be seen as one. */
static void
test_added_to (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  gint64 id = add (desk, "a window broke", 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithIncidentDone) first = incident_fixture_entry (desk, id, 1, "glass swept up", &error);
  g_autoptr (KithIncidentDone) second = NULL;
  g_autoptr (KithIncidentDone) back = NULL;
  g_autoptr (KithIncident) read = NULL;
  guint due = 9;

  g_assert_no_error (error);
  second = incident_fixture_entry (fixture->session, id, first->version, "glazier came", &error);
  g_assert_no_error (error);
  /* Somebody was faster. */
  g_assert_null (incident_fixture_entry (desk, id, first->version, "late", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_clear_error (&error);
  back = apply (fixture->session, kith_incident_command_take_back (id, second->version));
  read = get (fixture->session, id);
  g_assert_cmpuint (read->entries->len, ==, 3);
  g_assert_cmpstr (said (read, 0), ==, "a window broke");
  g_assert_cmpstr (said (read, 2), ==, "glazier came");
  g_assert_true (((KithIncidentEntry *) g_ptr_array_index (read->entries, 2))->taken_back);
  /* An entry without a day says that nothing more is to be done. */
  g_assert_cmpint (read->due_day, ==, KITH_DAY_NONE);
  g_assert_true (kith_incidents_count_due (fixture->session, read->day + 99, &due, &error));
  g_assert_cmpuint (due, ==, 0);

  /* The author sees that somebody added something, and what they wrote themself. */
  g_clear_pointer (&read, kith_incident_free);
  read = get (desk, id);
  g_assert_cmpstr (said (read, 1), ==, "glass swept up");
  g_assert_null (said (read, 2));
  g_assert_false (((KithIncidentEntry *) g_ptr_array_index (read->entries, 2))->readable);
  g_assert_false (kith_incidents_count_due (desk, read->day, &due, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

/* Random doings and their undoing, last first: all is as it was after each. */
static void
test_undo (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261128);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) inverses = g_ptr_array_new ();
  gint64 id = 0, version = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (KithIncidentEntry) entry = kith_incident_entry_new ();
      g_autoptr (KithIncident) incident = kith_incident_new ();
      g_autoptr (KithIncidentDone) done = NULL;
      gboolean fresh = id == 0 || g_rand_boolean (rand);

      if (g_rand_boolean (rand))
        entry->due_day = kith_clock_today (fixture->clock) + g_rand_int_range (rand, 0, 30);
      kith_incident_entry_set (entry, KITH_INCIDENT_TEXT_HAPPENED, "something");
      g_ptr_array_add (dumps, visits_fixture_dump (fixture));
      done = apply (fixture->session, fresh ? kith_incident_command_add (incident, entry)
                                            : kith_incident_command_entry (id, version, entry));
      g_ptr_array_add (inverses, kith_incident_command_ref (done->inverse));
      id = done->incident;
      version = done->version;
    }
  while (inverses->len > 0)
    {
      g_autoptr (KithIncidentDone) done =
          apply (fixture->session, g_ptr_array_steal_index (inverses, inverses->len - 1));
      g_autofree char *now = visits_fixture_dump (fixture);

      g_assert_cmpstr (now, ==, g_ptr_array_index (dumps, dumps->len - 1));
      g_ptr_array_remove_index (dumps, dumps->len - 1);
      /* The one before it on the same incident has an older version now. */
      if (inverses->len > 0 && done->inverse != NULL)
        {
          g_autoptr (KithIncident) left = get (fixture->session, done->incident);
          KithIncidentCommand *next = kith_incident_command_take_back (left->id, left->version);

          if (left->state == KITH_INCIDENT_STANDS)
            {
              kith_incident_command_unref (g_ptr_array_steal_index (inverses, inverses->len - 1));
              g_ptr_array_add (inverses, next);
            }
          else
            kith_incident_command_unref (next);
        }
    }
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  KithDay today = kith_clock_today (fixture->clock);
  const struct
  {
    const char *words;
    KithDay day;
    int minute;
    KithDay due;
    KithIncidentPart part;
  } cases[] = {
    { " \n", KITH_DAY_NONE, -1, KITH_DAY_NONE, KITH_INCIDENT_PART_HAPPENED },
    { NULL, KITH_DAY_NONE, -1, KITH_DAY_NONE, KITH_INCIDENT_PART_HAPPENED },
    { "x", today + 1, -1, KITH_DAY_NONE, KITH_INCIDENT_PART_DAY },
    { "x", today, 1440, KITH_DAY_NONE, KITH_INCIDENT_PART_MINUTE },
    { "x", today, -2, KITH_DAY_NONE, KITH_INCIDENT_PART_MINUTE },
    { "x", today, 0, today - 1, KITH_INCIDENT_PART_DUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithIncident) incident = kith_incident_new ();
      g_autoptr (KithIncidentEntry) first = kith_incident_entry_new ();
      g_autoptr (KithIncidentCommand) command = NULL;
      g_autoptr (GError) error = NULL;
      KithIncidentPart part = (KithIncidentPart) 99;

      incident->day = cases[i].day;
      first->minute = cases[i].minute;
      first->due_day = cases[i].due;
      kith_incident_entry_set (first, KITH_INCIDENT_TEXT_HAPPENED, cases[i].words);
      g_assert_false (kith_incident_check (incident, first, today, &part, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_cmpint (part, ==, cases[i].part);
      g_clear_error (&error);
      command = kith_incident_command_add (incident, first);
      g_assert_null (kith_incidents_apply (fixture->session, command, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    }
  g_assert_cmpint (incident_fixture_add (fixture->session, "x", 99, 0, NULL), ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM incident"), ==, 0);
}

/* A coordinator who must not open somebody's record is told that something happened, and no word of it. */
static void
test_guarded (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) kept_out = visits_fixture_add_session (fixture, KITH_ROLE_COORDINATOR);
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 ada = visits_fixture_person (fixture, "Ada Lovage");
  gint64 id = add (fixture->session, "a quarrel", ada, rosa);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithIncident) theirs = NULL;
  g_autoptr (KithIncident) whole = NULL;

  kith_guards_add (fixture->session, rosa, KITH_GUARD_WISH, kith_session_get_account (kept_out), &error);
  g_assert_no_error (error);
  g_assert_true (kith_session_record (kept_out, KITH_EVENT_CARE_READ, 0, NULL, &error));
  theirs = get (kept_out, id);
  whole = get (fixture->session, id);
  g_assert_true (theirs->withheld);
  g_assert_cmpuint (theirs->people->len, ==, 0);
  g_assert_null (said (theirs, 0));
  g_assert_false (whole->withheld);
  g_assert_cmpuint (whole->people->len, ==, 2);
  g_assert_cmpstr (said (whole, 0), ==, "a quarrel");
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

static void
erase (VisitsFixture *fixture, gint64 person)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_erasures_ask (fixture->session, person, NULL, &error));
  kith_clock_set_standing_now (fixture->clock,
                               kith_clock_now (fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);
}

/* The words go with the last of those they name. What names nobody, or others, stays. */
static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 ada = visits_fixture_person (fixture, "Ada Lovage");
  gint64 both = add (desk, "a quarrel", rosa, ada);
  gint64 alone = add (desk, "a fall", rosa, 0);
  gint64 nobody = add (desk, "a flood", 0, 0);
  const gint64 ids[] = { both, alone, nobody };
  const char *const after_one[] = { "a quarrel", NULL, "a flood" };
  const char *const after_two[] = { NULL, NULL, "a flood" };

  for (guint turn = 0; turn < 2; turn++)
    {
      erase (fixture, turn == 0 ? rosa : ada);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          g_autoptr (KithIncident) all = get (fixture->session, ids[i]);
          g_autoptr (KithIncident) own = get (desk, ids[i]);
          const char *expected = turn == 0 ? after_one[i] : after_two[i];

          g_assert_cmpstr (said (all, 0), ==, expected);
          g_assert_cmpstr (said (own, 0), ==, expected);
          g_assert_cmpint (all->due_day != KITH_DAY_NONE, ==, expected != NULL);
          g_assert_cmpint (all->state, ==, KITH_INCIDENT_STANDS);
          g_assert_cmpuint (all->people->len, ==, turn == 0 && i == 0 ? 1 : 0);
        }
      g_assert_cmpuint (count_findings (fixture), ==, 0);
    }
}

/* Somebody has the file and no key: verifying names the row. */
static void
test_tampered (VisitsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *table;
  } edits[] = {
    { "UPDATE incident SET day = day - 1 WHERE id = ?1", "incident" },
    { "UPDATE incident SET account = (SELECT max(id) FROM account) WHERE id = ?1", "incident" },
    { "UPDATE incident SET due_day = NULL WHERE id = ?1", "incident" },
    { "UPDATE incident SET state = 0 WHERE id = ?1", "incident" },
    { "DELETE FROM incident_entry WHERE incident = ?1", "incident_entry" },
    { "UPDATE incident_entry SET words = (SELECT words FROM incident_entry WHERE incident <> ?1) "
      "WHERE incident = ?1",
      "incident_entry" },
    { "UPDATE incident_entry SET words = own WHERE incident = ?1", "incident_entry" },
    { "UPDATE incident_entry SET words = NULL WHERE incident = ?1", "incident_entry" },
    { "UPDATE incident_entry SET own = NULL WHERE incident = ?1", "incident_entry" },
    { "UPDATE incident_entry SET voided = 1 WHERE incident = ?1", "incident_entry" },
    { "UPDATE incident_entry SET due_day = due_day + 90 WHERE incident = ?1", "incident_entry" },
    { "UPDATE incident_person SET sealed = (SELECT sealed FROM incident_person WHERE incident <> ?1) "
      "WHERE incident = ?1",
      "incident_person" },
    { "DELETE FROM incident_person WHERE incident = ?1", "incident_person" },
  };
  gint64 one = add (fixture->session, "one", visits_fixture_person (fixture, "Rosa Martinez"), 0);

  add (fixture->session, "two", visits_fixture_person (fixture, "Ada Lovage"), 0);
  g_object_unref (visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK));
  g_assert_cmpuint (count_findings (fixture), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithDb) db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);
      g_autoptr (GPtrArray) findings = NULL;
      gboolean named = FALSE;

      g_assert_no_error (error);
      g_assert_true (kith_db_run_script (db,
                                         "CREATE TABLE keep_i AS SELECT * FROM incident;"
                                         "CREATE TABLE keep_e AS SELECT * FROM incident_entry;"
                                         "CREATE TABLE keep_p AS SELECT * FROM incident_person;",
                                         &error));
      g_assert_cmpint (kith_db_run (db, &error, edits[i].sql, "i", one), ==, 1);
      g_assert_no_error (error);
      findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < findings->len; j++)
        named |= g_strcmp0 (((KithFinding *) g_ptr_array_index (findings, j))->table, edits[i].table) == 0;
      if (!named)
        g_error ("not named: %s", edits[i].sql);
      g_assert_true (kith_db_run_script (
          db,
          "DELETE FROM incident_person; DELETE FROM incident_entry; DELETE FROM incident;"
          "INSERT INTO incident SELECT * FROM keep_i; INSERT INTO incident_entry SELECT * FROM keep_e;"
          "INSERT INTO incident_person SELECT * FROM keep_p;"
          "DROP TABLE keep_i; DROP TABLE keep_e; DROP TABLE keep_p;",
          &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/incidents/incidents/content", test_content);
  VISITS_TEST ("/incidents/incidents/who-reads", test_who_reads);
  VISITS_TEST ("/incidents/incidents/added-to", test_added_to);
  VISITS_TEST ("/incidents/incidents/undo", test_undo);
  VISITS_TEST ("/incidents/incidents/refused", test_refused);
  VISITS_TEST ("/incidents/incidents/guarded", test_guarded);
  VISITS_TEST ("/incidents/incidents/erased", test_erased);
  VISITS_TEST ("/incidents/incidents/tampered", test_tampered);
  return g_test_run ();
}
