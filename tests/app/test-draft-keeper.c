/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed reaches the store soon, also of somebody who never pauses; where it cannot be written it
 * stays with its keeper, is said to be not stored, and is written once it can be. */

#include "shared/kith-draft-keeper.h"

#include "session/session-fixture.h"
#include "shared/kith-draft-watch.h"

#define SUBJECT 0

static gboolean
give_up_cb (gpointer user_data)
{
  g_assert_not_reached ();
  return G_SOURCE_REMOVE;
}

static gboolean
is_saved (KithDraftKeeper *keeper)
{
  gboolean saved;

  g_object_get (keeper, "saved", &saved, NULL);
  return saved;
}

static void
put (KithDraftKeeper *keeper, const char *words)
{
  kith_draft_keeper_put (keeper, g_variant_new_string (words));
}

/* What the store has, read past the keeper. */
static char *
stored (SessionFixture *fixture)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  kith_worker_drain (kith_session_get_worker (fixture->coordinator));
  drafts = kith_draft_list (fixture->coordinator, KITH_DRAFT_NOTE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, <=, 1);
  return drafts->len == 0
             ? NULL
             : g_variant_dup_string (((KithDraft *) g_ptr_array_index (drafts, 0))->content, NULL);
}

static void
wait_until (gboolean (*condition) (KithDraftKeeper *keeper), KithDraftKeeper *keeper)
{
  guint bound = g_timeout_add_seconds (5, give_up_cb, NULL);

  while (!condition (keeper))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (bound);
}

/* So many pages, and not one more: what SQLite says then is what it says on a full disk. */
static void
leave_room (SessionFixture *fixture, gboolean room)
{
  g_autoptr (GError) error = NULL;
  KithDb *db;

  kith_worker_drain (kith_session_get_worker (fixture->coordinator));
  db = kith_store_begin (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_true (kith_db_run_script (
      db, room ? "PRAGMA max_page_count = 1000000" : "PRAGMA max_page_count = 1", &error));
  g_assert_no_error (error);
  kith_store_rollback (fixture->store);
}

static void
test_pause (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDraftKeeper) keeper = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_NOTE, SUBJECT);
  g_autofree char *words = NULL;

  put (keeper, "We");
  put (keeper, "We talked");
  g_assert_false (is_saved (keeper));
  wait_until (is_saved, keeper);
  words = stored (fixture);
  g_assert_cmpstr (words, ==, "We talked");
}

/* A session that ends has what all its keepers were given, and asks none that is gone. */
static void
test_before_the_end (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDraftKeeper) note = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_NOTE, SUBJECT);
  g_autoptr (KithDraftKeeper) other = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_GOAL, SUBJECT);
  g_autoptr (KithDraftKeeper) gone = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_GOAL, SUBJECT);
  g_autoptr (GPtrArray) goals = NULL;
  g_autofree char *words = NULL;

  put (note, "We talked");
  put (other, "A place of one’s own");
  put (gone, "Thrown away");
  g_clear_object (&gone);
  kith_draft_watch_flush (kith_draft_watch_get (fixture->coordinator));
  words = stored (fixture);
  g_assert_cmpstr (words, ==, "We talked");
  goals = kith_draft_list (fixture->coordinator, KITH_DRAFT_GOAL, NULL);
  g_assert_cmpuint (goals->len, ==, 1);
}

typedef struct
{
  KithDraftKeeper *keeper;
  guint n;
} Typist;

static gboolean
type_cb (gpointer user_data)
{
  Typist *typist = user_data;
  g_autofree char *words = g_strdup_printf ("%u", ++typist->n);

  put (typist->keeper, words);
  return G_SOURCE_CONTINUE;
}

/* A key every 20 ms: a pause never comes. */
static void
test_without_a_pause (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDraftKeeper) keeper = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_NOTE, SUBJECT);
  Typist typist = { keeper, 0 };
  guint source = g_timeout_add (20, type_cb, &typist);
  guint bound = g_timeout_add_seconds (5, give_up_cb, NULL);
  g_autofree char *words = NULL;

  while (words == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      words = stored (fixture);
    }
  g_assert_cmpuint (typist.n, >, 0);
  g_source_remove (source);
  g_source_remove (bound);
}

static gboolean
has_problem (KithDraftKeeper *keeper)
{
  return kith_draft_watch_get_problem (g_object_get_data (G_OBJECT (keeper), "watch")) != NULL;
}

static gboolean
has_no_problem (KithDraftKeeper *keeper)
{
  return !has_problem (keeper);
}

/* Nothing of what was stored before is touched; what came later is there once there is room, without a
 * further key. */
static void
test_full (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDraftKeeper) keeper = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_NOTE, SUBJECT);
  g_autofree char *long_text = g_strnfill (200000, 'x');
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_object_set_data (G_OBJECT (keeper), "watch", kith_draft_watch_get (fixture->coordinator));
  put (keeper, "We talked");
  wait_until (is_saved, keeper);
  g_assert_false (has_problem (keeper));

  leave_room (fixture, FALSE);
  put (keeper, long_text);
  wait_until (has_problem, keeper);
  g_assert_false (is_saved (keeper));
  before = stored (fixture);
  g_assert_cmpstr (before, ==, "We talked");

  leave_room (fixture, TRUE);
  wait_until (has_no_problem, keeper);
  g_assert_true (is_saved (keeper));
  after = stored (fixture);
  g_assert_cmpstr (after, ==, long_text);
}

/* The newest wins where somebody goes on typing on a full disk. */
static void
test_full_and_typed_on (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDraftKeeper) keeper = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_NOTE, SUBJECT);
  g_autofree char *long_text = g_strnfill (200000, 'x');
  g_autofree char *longer = g_strconcat (long_text, " and more", NULL);
  g_autofree char *after = NULL;

  g_object_set_data (G_OBJECT (keeper), "watch", kith_draft_watch_get (fixture->coordinator));
  leave_room (fixture, FALSE);
  put (keeper, long_text);
  wait_until (has_problem, keeper);
  put (keeper, longer);
  leave_room (fixture, TRUE);
  wait_until (is_saved, keeper);
  g_assert_false (has_problem (keeper));
  after = stored (fixture);
  g_assert_cmpstr (after, ==, longer);
}

/* What came while the older was being refused is not overtaken by it. */
static void
test_full_meanwhile (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDraftKeeper) keeper = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_NOTE, SUBJECT);
  g_autofree char *long_text = g_strnfill (200000, 'x');
  g_autofree char *longer = g_strconcat (long_text, " and more", NULL);
  g_autofree char *after = NULL;

  g_object_set_data (G_OBJECT (keeper), "watch", kith_draft_watch_get (fixture->coordinator));
  leave_room (fixture, FALSE);
  put (keeper, long_text);
  kith_draft_keeper_flush (keeper);
  put (keeper, longer);
  leave_room (fixture, TRUE);
  wait_until (is_saved, keeper);
  after = stored (fixture);
  g_assert_cmpstr (after, ==, longer);
}

/* It was thrown away while it could not be written: it is not tried again, and nobody is warned any more. */
static void
test_full_and_thrown_away (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDraftKeeper) keeper = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_NOTE, SUBJECT);
  g_autofree char *long_text = g_strnfill (200000, 'x');

  g_object_set_data (G_OBJECT (keeper), "watch", kith_draft_watch_get (fixture->coordinator));
  leave_room (fixture, FALSE);
  put (keeper, long_text);
  wait_until (has_problem, keeper);
  kith_draft_keeper_discard (keeper);
  wait_until (is_saved, keeper);
  g_assert_false (has_problem (keeper));
  leave_room (fixture, TRUE);
  g_assert_null (stored (fixture));
}

/* Whoever typed it has left: the words are not lost, and are told of until they are stored. */
static void
test_full_and_closed (SessionFixture *fixture, gconstpointer data)
{
  KithDraftKeeper *keeper = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_NOTE, SUBJECT);
  KithDraftWatch *watch = kith_draft_watch_get (fixture->coordinator);
  g_autofree char *long_text = g_strnfill (200000, 'x');
  g_autofree char *after = NULL;
  guint bound;

  g_object_set_data (G_OBJECT (keeper), "watch", watch);
  leave_room (fixture, FALSE);
  put (keeper, long_text);
  wait_until (has_problem, keeper);
  g_object_unref (keeper);
  g_assert_nonnull (kith_draft_watch_get_problem (watch));
  leave_room (fixture, TRUE);
  bound = g_timeout_add_seconds (5, give_up_cb, NULL);
  while (kith_draft_watch_get_problem (watch) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (bound);
  after = stored (fixture);
  g_assert_cmpstr (after, ==, long_text);
}

/* The session ends before there is room: nothing goes on trying. */
static void
test_full_and_locked (SessionFixture *fixture, gconstpointer data)
{
  KithDraftKeeper *keeper = kith_draft_keeper_new (fixture->coordinator, KITH_DRAFT_NOTE, SUBJECT);
  g_autofree char *long_text = g_strnfill (200000, 'x');
  guint bound;

  g_object_set_data (G_OBJECT (keeper), "watch", kith_draft_watch_get (fixture->coordinator));
  leave_room (fixture, FALSE);
  put (keeper, long_text);
  wait_until (has_problem, keeper);
  g_object_add_weak_pointer (G_OBJECT (keeper), (gpointer *) &keeper);
  g_object_unref (keeper);
  leave_room (fixture, TRUE);
  kith_session_close (fixture->coordinator, NULL);
  bound = g_timeout_add_seconds (5, give_up_cb, NULL);
  while (keeper != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (bound);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                                      \
  g_test_add ("/app/draft-keeper/" name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)

  ADD ("pause", test_pause);
  ADD ("before-the-end", test_before_the_end);
  ADD ("without-a-pause", test_without_a_pause);
  ADD ("full", test_full);
  ADD ("full-and-typed-on", test_full_and_typed_on);
  ADD ("full-meanwhile", test_full_meanwhile);
  ADD ("full-and-thrown-away", test_full_and_thrown_away);
  ADD ("full-and-closed", test_full_and_closed);
  ADD ("full-and-locked", test_full_and_locked);

  return g_test_run ();
}
