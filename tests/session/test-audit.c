/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log by what is asked for: each filter against one written again here, over the whole list. */

#include "session-fixture.h"

#include "base/kith-error.h"
#include "session/kith-audit.h"
#include "store/kith-store.h"

#define N_ENTRIES 400
#define N_QUESTIONS 300
#define N_PEOPLE 5
#define BEGIN 1700000000

/* Something of each group, and what only a newer Kith knows. */
static const int kinds[] = { 2, 3, 10, 16, 20, 30, 33, 40, 41, 50, 51, 60, 61, 62, 80, 90, 4000 };

/* Who counts as whom: 2 as 1, 3 as 2, and 5 no more as 4. */
static const gint64 same[N_PEOPLE + 1] = { 0, 1, 1, 1, 4, 5 };

static void
run (KithDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  kith_db_run_script (db, sql, &error);
  g_assert_no_error (error);
}

static void
insert_entry (KithDb *db, const gint64 *accounts, int i)
{
  /* The clock was set back now and then, and many happen in one second. */
  gint64 utc = BEGIN + i / 3 + (g_test_rand_int_range (0, 20) == 0 ? -40 : 0);
  gint64 subject = g_test_rand_int_range (0, 2 * N_PEOPLE);
  g_autofree char *about = subject > N_PEOPLE ? g_strdup ("NULL") : g_strdup_printf ("%d", (int) subject);
  g_autofree char *sql = NULL;

  if (subject == 0)
    {
      g_free (about);
      about = g_strdup ("NULL");
    }
  sql = g_strdup_printf ("INSERT INTO audit (id, chain, seq, kind, utc, account, subject, hash) VALUES "
                         "(%d, 9, %d, %d, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %s, x'00')",
                         1000 + i, i + 1, kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))], utc,
                         accounts[g_test_rand_int_range (0, 3)], about);
  run (db, sql);
}

static void
fill (SessionFixture *fixture, const gint64 *accounts)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_begin (fixture->store, &error);

  g_assert_no_error (error);
  run (db, "PRAGMA defer_foreign_keys = ON");
  for (int i = 1; i <= N_PEOPLE; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO person (id, state, created_day, card, version) VALUES (%d, 0, 1, x'00', 1)", i);

      run (db, sql);
    }
  run (db, "INSERT INTO person_merge (id, from_person, into_person, ended, version) VALUES "
           "(1, 2, 1, 0, 1), (2, 3, 2, 0, 1), (3, 5, 4, 1, 1)");
  for (int i = 0; i < N_ENTRIES; i++)
    insert_entry (db, accounts, i);
  g_assert_true (kith_store_commit (fixture->store, &error));
}

/* The group of an event as the manual has it, written down a second time. */
static gboolean
belongs (int kind, const char *group)
{
  static const struct
  {
    const char *group;
    int kinds[5];
  } rows[] = {
    { "unlocking", { 2, 3 } },     { "accounts", { 1, 10, 16 } }, { "settings", { 20 } },
    { "records", { 30, 51, 90 } }, { "reading", { 33 } },         { "desk", { 40, 41 } },
    { "drafts", { 50 } },          { "leaving", { 60, 61 } },     { "backups", { 62 } },
    { "erasing", { 80 } },
  };

  if (g_str_equal (group, "all"))
    return TRUE;
  if (g_str_equal (group, "but-drafts"))
    return kind != 50;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; g_str_equal (rows[i].group, group) && j < G_N_ELEMENTS (rows[i].kinds); j++)
      if (rows[i].kinds[j] == kind)
        return TRUE;
  return FALSE;
}

static gboolean
fits (const KithAuditEntry *entry, const KithAuditFilter *filter)
{
  if (entry->utc < filter->from_utc || (filter->until_utc != 0 && entry->utc >= filter->until_utc))
    return FALSE;
  if (filter->account != 0 && entry->account != filter->account)
    return FALSE;
  if (filter->subject != 0 && (entry->subject == 0 || same[entry->subject] != same[filter->subject]))
    return FALSE;
  return belongs ((int) entry->event, kith_event_group_code (filter->group));
}

static void
ask (KithSession *session, GPtrArray *all, const KithAuditFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAuditEntry) last = NULL;
  guint size = (guint) g_test_rand_int_range (1, 60);
  guint next = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) page = kith_audit_list (session, filter, last, size, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (page->len, <=, size);
      for (guint i = 0; i < page->len; i++)
        {
          const KithAuditEntry *entry = g_ptr_array_index (page, i);

          while (next < all->len && !fits (g_ptr_array_index (all, next), filter))
            next++;
          g_assert_cmpuint (next, <, all->len);
          g_assert_cmpint (entry->id, ==, ((KithAuditEntry *) g_ptr_array_index (all, next++))->id);
        }
      if (page->len < size)
        break;
      g_clear_pointer (&last, kith_audit_entry_free);
      last = g_ptr_array_steal_index (page, page->len - 1);
    }
  while (next < all->len && !fits (g_ptr_array_index (all, next), filter))
    next++;
  g_assert_cmpuint (next, ==, all->len);
}

static void
test_filters (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 accounts[] = { kith_session_get_account (fixture->coordinator), 77, 0 };
  g_autoptr (GPtrArray) all = NULL;

  fill (fixture, accounts);
  all = kith_audit_list (fixture->coordinator, NULL, NULL, G_MAXINT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >=, N_ENTRIES);
  for (guint i = 1; i < all->len; i++)
    {
      const KithAuditEntry *newer = g_ptr_array_index (all, i - 1);
      const KithAuditEntry *older = g_ptr_array_index (all, i);

      g_assert_true (older->utc < newer->utc || (older->utc == newer->utc && older->id < newer->id));
    }

  for (int i = 0; i < N_QUESTIONS; i++)
    {
      KithAuditFilter filter = { 0 };

      if (g_test_rand_bit ())
        filter.from_utc = BEGIN + g_test_rand_int_range (-10, N_ENTRIES / 3 + 10);
      if (g_test_rand_bit ())
        filter.until_utc = BEGIN + g_test_rand_int_range (-10, N_ENTRIES / 3 + 10);
      if (g_test_rand_bit ())
        filter.account = accounts[g_test_rand_int_range (0, 2)];
      if (g_test_rand_bit ())
        filter.subject = g_test_rand_int_range (1, N_PEOPLE + 1);
      filter.group = (KithEventGroup) g_test_rand_int_range (0, KITH_N_EVENT_GROUPS);
      ask (fixture->coordinator, all, &filter);
    }
}

/* A person whom no row is about, and a table of people that does not have them. */
static void
test_nobody (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KithAuditFilter filter = { .subject = 12345 };
  g_autoptr (GPtrArray) none = kith_audit_list (fixture->coordinator, &filter, NULL, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_groups (void)
{
  static const int events[] = {
#define EVENT(symbol, ...) KITH_EVENT_##symbol,
    KITH_EVENTS (EVENT)
#undef EVENT
  };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      guint n = 0;

      for (int group = KITH_EVENT_GROUP_BUT_DRAFTS + 1; group < KITH_N_EVENT_GROUPS; group++)
        n += kith_event_is_in ((KithEvent) events[i], (KithEventGroup) group);
      g_assert_cmpuint (n, ==, 1);
    }
  for (int group = 0; group < KITH_N_EVENT_GROUPS; group++)
    {
      KithEventGroup read = KITH_N_EVENT_GROUPS;

      g_assert_true (kith_event_group_from_code (kith_event_group_code ((KithEventGroup) group), &read));
      g_assert_cmpint (read, ==, group);
      g_assert_cmpstr (kith_event_group_label ((KithEventGroup) group), !=, "");
    }
}

static void
test_only_coordinators (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Maria G.", KITH_ROLE_ADVOCATE);

  g_assert_null (kith_audit_list (advocate, NULL, NULL, 10, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

#define AUDIT_TEST(name, func)                                                                               \
  g_test_add ("/session/audit/" name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  AUDIT_TEST ("filters", test_filters);
  AUDIT_TEST ("nobody", test_nobody);
  AUDIT_TEST ("only-coordinators", test_only_coordinators);
  g_test_add_func ("/session/audit/groups", test_groups);

  return g_test_run ();
}
