/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A center with a clock that stands. */

#include "visits/visits-fixture.h"
#include "visits/visits-steps.h"

#include <glib/gstdio.h>

#include "vault/kith-passphrase.h"

#define PASSPHRASE "copper lantern by the river"

static KithSecret *
passphrase (void)
{
  g_autoptr (GError) error = NULL;
  KithSecret *secret = kith_passphrase_prepare (PASSPHRASE, &error);

  g_assert_no_error (error);
  return secret;
}

static KithSession *
unlock (VisitsFixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAccount) account = kith_accounts_find (self->store, name, &error);
  g_autoptr (KithSecret) secret = passphrase ();
  KithSession *session;

  g_assert_no_error (error);
  session = kith_session_unlock (self->store, account->id, secret, NULL, &error);
  g_assert_no_error (error);
  kith_center_set_clock (kith_session_get_center (session), self->clock);
  return session;
}

void
visits_fixture_set_up (VisitsFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSetup) setup = kith_setup_new ();
  g_autoptr (KithRecoveryCode) recovery = NULL;

  self->folder = g_dir_make_tmp ("kith-visits-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "center.kith", NULL);
  self->clock = kith_clock_new_standing (VISITS_ZONE, 240, 0, &error);
  g_assert_no_error (error);
  visits_fixture_at (self, "2025-11-20 12:00");

  setup->center_name = g_strdup ("Harbor House");
  g_free (setup->timezone);
  setup->timezone = g_strdup (VISITS_ZONE);
  setup->rollover = 240;
  setup->coordinator_name = g_strdup ("Dana W.");
  setup->passphrase = passphrase ();
  self->store = kith_setup_run (setup, self->path, &recovery, &error);
  g_assert_no_error (error);
  self->session = unlock (self, "Dana W.");
  self->people = kith_people_new (self->session);
  self->visits = kith_visits_new (self->session);
}

void
visits_fixture_tear_down (VisitsFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_unref (self->visits);
  g_object_unref (self->people);
  kith_session_close (self->session, &error);
  g_assert_no_error (error);
  g_object_unref (self->session);
  kith_store_close (self->store, &error);
  g_assert_no_error (error);
  g_object_unref (self->store);
  g_object_unref (self->clock);

  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

KithSession *
visits_fixture_add_session (VisitsFixture *self, KithRole role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) secret = passphrase ();
  g_autofree char *name = g_strdup_printf ("Account %s", kith_role_get_name (role));

  kith_accounts_add (self->session, name, role, secret, &error);
  g_assert_no_error (error);
  return unlock (self, name);
}

KithSession *
visits_fixture_give_new_keys (VisitsFixture *self, KithSession *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) once = kith_passphrase_prepare ("other passphrase, once", &error);
  g_autoptr (KithSecret) usual = passphrase ();
  g_autofree char *name = g_strdup (kith_session_get_account_name (other));
  gint64 account = kith_session_get_account (other);
  KithSession *session;

  g_assert_no_error (error);
  kith_session_close (other, NULL);
  g_assert_true (kith_accounts_reset (self->session, account, once, &error));
  g_assert_no_error (error);
  session = kith_session_unlock (self->store, account, once, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (kith_accounts_set_own_passphrase (session, once, usual, &error));
  g_assert_no_error (error);
  kith_session_close (session, NULL);
  g_object_unref (session);
  return unlock (self, name);
}

void
visits_fixture_at (VisitsFixture *self, const char *time)
{
  g_autofree char *iso = g_strdup (time);
  g_autoptr (GError) error = NULL;
  KithInstant instant;

  if (iso[10] == ' ')
    iso[10] = 'T';
  kith_clock_parse (self->clock, iso, &instant, &error);
  g_assert_no_error (error);
  kith_clock_set_standing_now (self->clock, instant.utc);
}

gint64
visits_fixture_person (VisitsFixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) card = kith_card_new (0, name, &error);
  gint64 person;

  g_assert_no_error (error);
  person = visits_step_add_person (self->session, card, &error);
  g_assert_no_error (error);
  g_assert_cmpint (person, >, 0);
  return person;
}

KithVisit *
visits_fixture_sign_in (VisitsFixture *self, gint64 person)
{
  g_autoptr (GError) error = NULL;
  KithVisit *visit = visits_step_sign_in (self->visits, person, NULL, KITH_SOURCE_DESK, NULL, NULL, &error);

  g_assert_no_error (error);
  return visit;
}

gint64
visits_fixture_service (VisitsFixture *self, guint position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = kith_services_list (self->store, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (services->len, >, position);
  return ((const KithService *) g_ptr_array_index (services, position))->id;
}

gint64
visits_fixture_ask (VisitsFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  kith_db_get_int64 (kith_store_get_reader (self->store, &error), &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

void
visits_fixture_check_presence (VisitsFixture *self)
{
  g_assert_cmpint (
      visits_fixture_ask (
          self,
          "SELECT count(*) FROM (SELECT person AS id, min(day) AS a, max(day) AS b, count(*) AS c FROM visit "
          "WHERE voided = 0 GROUP BY person) v "
          "JOIN person_presence p ON p.id = v.id AND p.first_day = v.a AND p.last_day = v.b AND p.times_seen "
          "= v.c"),
      ==, visits_fixture_ask (self, "SELECT count(*) FROM person_presence"));
  g_assert_cmpint (visits_fixture_ask (self, "SELECT count(*) FROM person_presence"), ==,
                   visits_fixture_ask (self, "SELECT count(DISTINCT person) FROM visit WHERE voided = 0"));
}

static void
dump (VisitsFixture *self, GString *out, const char *sql)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_get_reader (self->store, &error);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  while (kith_stmt_step (stmt, &error) == KITH_STEP_ROW)
    {
      for (int i = 0; i < kith_stmt_get_n_columns (stmt); i++)
        g_string_append_printf (out, "%s|", kith_stmt_is_null (stmt, i) ? "-" : kith_stmt_get_text (stmt, i));
      g_string_append_c (out, '\n');
    }
  g_assert_no_error (error);
}

char *
visits_fixture_dump (VisitsFixture *self)
{
  GString *out = g_string_new (NULL);

  dump (self, out,
        "SELECT 'visit', id, person, day, arrived_minute, left_minute, utc, utc_offset, state, source, "
        "account FROM visit "
        "WHERE voided = 0 ORDER BY id");
  dump (self, out,
        "SELECT 'service', s.visit, s.service FROM visit_service s JOIN visit v ON v.id = s.visit "
        "WHERE s.voided = 0 AND v.voided = 0 ORDER BY 2, 3");
  dump (self, out,
        "SELECT 'guest', id, day, number, arrived_minute, left_minute, state, source, account FROM guest "
        "WHERE voided = 0 "
        "ORDER BY id");
  dump (self, out,
        "SELECT 'guest service', s.guest, s.service, s.number FROM guest_service s JOIN guest g ON g.id = "
        "s.guest "
        "WHERE s.number > 0 AND g.voided = 0 ORDER BY 2, 3");
  dump (self, out, "SELECT 'presence', id, first_day, last_day, times_seen FROM person_presence ORDER BY id");
  dump (self, out, "SELECT 'day', id FROM day_close ORDER BY id");
  dump (self, out, "SELECT 'person', id, state FROM person WHERE state <= 2 ORDER BY id");
  dump (self, out, "SELECT 'pair', person_a, person_b FROM duplicate_pair WHERE state = 1 ORDER BY 2, 3");
  dump (
      self, out,
      "SELECT 'merge', id, from_person, into_person, choices IS NULL FROM person_merge WHERE ended = 0 ORDER "
      "BY id");
  dump (self, out,
        "SELECT 'waiting', id, kind, given_day, hex (words) FROM waiting WHERE state = 1 ORDER BY id");
  dump (self, out,
        "SELECT 'notice', id, review_day, hex (words), answer IS NULL FROM desk_notice WHERE state = 1 ORDER "
        "BY id");
  dump (self, out,
        "SELECT 'referral', id, kind, state, reason, state_day, due_day, hex (details) FROM referral "
        "WHERE state > 0 ORDER BY id");
  dump (self, out,
        "SELECT 'step', id, referral, state, reason, day, due_day, hex (words) FROM referral_step "
        "WHERE voided = 0 ORDER BY id");
  dump (self, out,
        "SELECT 'goal', id, area, state, state_day, target_day, day FROM goal WHERE state > 0 ORDER BY id");
  dump (self, out,
        "SELECT 'entry', id, goal, state, day, hex (words) FROM goal_entry WHERE voided = 0 ORDER BY id");
  dump (self, out,
        "SELECT 'group', id, name, kind, state, schedule, facilitator, place, capacity FROM center_group "
        "WHERE state > 0 ORDER BY id");
  dump (self, out,
        "SELECT 'group session', id, center_group, day, state, guests FROM group_session WHERE state > 0 "
        "ORDER BY "
        "id");
  dump (self, out,
        "SELECT 'attendance', id, session, person FROM group_attendance WHERE voided = 0 ORDER BY id");
  dump (self, out,
        "SELECT 'group note', id, session, day, hex (words) FROM group_note WHERE voided = 0 ORDER BY id");
  dump (self, out,
        "SELECT 'check-in', id, state, due_day, worker, day FROM check_in WHERE state > 0 ORDER BY id");
  dump (self, out,
        "SELECT 'contact', id, check_in, day, way, outcome, due_day, next_day, hex (words) "
        "FROM check_in_contact WHERE voided = 0 ORDER BY id");
  dump (self, out,
        "SELECT 'hard time', id, day, account, care IS NULL, desk IS NULL FROM hard_time "
        "WHERE care IS NOT NULL OR desk IS NOT NULL ORDER BY id");
  dump (self, out, "SELECT 'plan', person, day, account FROM own_plan ORDER BY person, day, account");
  dump (self, out, "SELECT 'incident', id, account, day, due_day FROM incident WHERE state > 0 ORDER BY id");
  dump (self, out,
        "SELECT 'incident entry', id, incident, day, due_day, hex (words), hex (own) FROM incident_entry "
        "WHERE voided = 0 ORDER BY id");
  dump (self, out, "SELECT 'apart', id, hex (pair) FROM keep_apart WHERE state = 1 ORDER BY id");
  return g_string_free (out, FALSE);
}
