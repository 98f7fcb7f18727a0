/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The center's word lists: off until a coordinator turns them on, kept by language, refused with the line;
 * and that nothing is left anywhere of what was held against one. */

#include "notes/kith-word-lists.h"

#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "session/session-fixture.h"

#define OWN "judging: quombly = (say it plainly)\n"

static void
write_list (SessionFixture *fixture, const char *language, const char *text)
{
  g_autoptr (GError) error = NULL;

  kith_word_lists_write (fixture->coordinator, language, text, &error);
  g_assert_no_error (error);
}

static void
assert_found (SessionFixture *fixture, const char *language, const char *text, guint n)
{
  g_autoptr (KithWordList) list =
      kith_word_lists_load (kith_session_get_center (fixture->coordinator), language);
  g_autoptr (GArray) matches = NULL;

  g_assert_nonnull (list);
  matches = kith_word_list_check (list, text, NULL);
  g_assert_cmpuint (matches->len, ==, n);
}

static void
turn (SessionFixture *fixture, gboolean is_on)
{
  g_autoptr (GError) error = NULL;

  kith_word_lists_switch (fixture->coordinator, is_on, &error);
  g_assert_no_error (error);
}

static void
test_off (SessionFixture *fixture, gconstpointer data)
{
  KithCenter *center = kith_session_get_center (fixture->coordinator);

  g_assert_false (kith_word_lists_is_on (center));
  g_assert_null (kith_word_lists_load (center, "en"));
  turn (fixture, TRUE);
  g_assert_true (kith_word_lists_is_on (center));
  assert_found (fixture, "en", "He is a junkie.", 1);
  /* Also after the store was closed. */
  fixture_close (fixture);
  fixture_open (fixture);
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, NULL);
  assert_found (fixture, "en", "He is a junkie.", 1);
  turn (fixture, FALSE);
  g_assert_null (kith_word_lists_load (kith_session_get_center (fixture->coordinator), "en"));
}

static void
test_languages (SessionFixture *fixture, gconstpointer data)
{
  KithCenter *center = kith_session_get_center (fixture->coordinator);
  g_auto (GStrv) languages = kith_word_lists_list_languages ();

  turn (fixture, TRUE);
  for (guint i = 0; languages[i] != NULL; i++)
    g_assert_true (kith_word_list_has_default (languages[i]));
  assert_found (fixture, "de", "Ein Penner.", 1);
  assert_found (fixture, "de_AT", "Ein Penner.", 1);
  assert_found (fixture, "en_US", "Ein Penner.", 0);
  g_assert_null (kith_word_lists_load (center, "fi"));
  g_assert_null (kith_word_lists_load (center, ""));
  g_assert_null (kith_word_lists_load (center, "../en"));
  write_list (fixture, "fi", OWN);
  assert_found (fixture, "fi", "So quombly.", 1);
  assert_found (fixture, "en", "So quombly.", 0);
}

static void
test_kept (SessionFixture *fixture, gconstpointer data)
{
  KithCenter *center = kith_session_get_center (fixture->coordinator);
  g_autoptr (GError) error = NULL;
  g_autofree char *usual = kith_word_lists_read (center, "en", NULL, &error);
  g_autofree char *own = NULL;
  g_autofree char *again = NULL;
  gboolean is_own = FALSE;

  turn (fixture, TRUE);
  write_list (fixture, "en", "# ours\n\n" OWN);
  own = kith_word_lists_read (center, "en", &is_own, &error);
  g_assert_no_error (error);
  g_assert_true (is_own);
  g_assert_cmpstr (own, ==, "# ours\n\njudging: quombly = (say it plainly)");
  assert_found (fixture, "en", "quombly junkie", 1);
  write_list (fixture, "en", NULL);
  again = kith_word_lists_read (center, "en", &is_own, &error);
  g_assert_false (is_own);
  g_assert_cmpstr (again, ==, usual);
  /* The list that comes with Kith is one that a center may keep. */
  write_list (fixture, "en", usual);
  assert_found (fixture, "en", "quombly junkie", 1);
}

static void
expect_refused (KithSession *session, const char *language, const char *text, int code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_word_lists_write (session, language, text, &error));
  g_assert_error (error, KITH_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_refused (SessionFixture *fixture, gconstpointer data)
{
  static const KithRole roles[] = { KITH_ROLE_FRONT_DESK, KITH_ROLE_ADVOCATE };
  KithCenter *center = kith_session_get_center (fixture->coordinator);
  g_autofree char *many = g_strnfill (KITH_TEXT_LONG_MAX + 1, '#');
  g_autoptr (GError) error = NULL;
  gboolean is_own = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *name = g_strdup_printf ("Ada %u.", i);
      g_autoptr (KithSession) session = fixture_add_session (fixture, name, roles[i]);

      expect_refused (session, "en", OWN, KITH_ERROR_NOT_PERMITTED, "");
      expect_refused (session, "en", NULL, KITH_ERROR_NOT_PERMITTED, "");
      expect_refused (session, "en", "nonsense", KITH_ERROR_NOT_PERMITTED, "");
      g_assert_false (kith_word_lists_switch (session, TRUE, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
    }
  expect_refused (fixture->coordinator, "en", "judging: a = b\nalone\n", KITH_ERROR_INVALID, "Line 2");
  expect_refused (fixture->coordinator, "en", " \n ", KITH_ERROR_INVALID, "empty");
  expect_refused (fixture->coordinator, "en", many, KITH_ERROR_INVALID, "characters");
  expect_refused (fixture->coordinator, "e", OWN, KITH_ERROR_INVALID, "“e”");
  expect_refused (fixture->coordinator, "../../x", OWN, KITH_ERROR_INVALID, "language");
  g_assert_null (kith_word_lists_read (center, "fi", NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_free (kith_word_lists_read (center, "en", &is_own, NULL));
  g_assert_false (is_own);
  g_assert_false (kith_word_lists_is_on (center));
}

/* Somebody else's tool wrote something else. */
static void
test_damaged (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  turn (fixture, TRUE);
  write_list (fixture, "en", OWN);
  fixture_edit (fixture, "UPDATE setting SET value = 'nonsense' WHERE name = 'notes.words-en'");
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  g_assert_no_error (error);
  assert_found (fixture, "en", "quombly junkie", 1);
}

/* ---- Nothing is kept. */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
digest_files (SessionFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    /* Which readers there are stands in the shared memory beside the log. */
    if (!g_str_has_suffix (name, "-shm"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names->pdata[i], NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_checksum_update (checksum, names->pdata[i], -1);
      g_checksum_update (checksum, (const guchar *) content, (gssize) length);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_nothing_kept (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *later = NULL;
  g_autoptr (KithWordList) list = NULL;
  g_autoptr (GString) note = g_string_new ("");
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (KithWordMatch));

  turn (fixture, TRUE);
  before = digest_files (fixture);
  list = kith_word_lists_load (kith_session_get_center (fixture->coordinator), "en");
  for (const char *p = "He is a junkie, manipulative and psychotic, says Peter Jensen."; *p != '\0'; p++)
    {
      g_string_append_c (note, *p);
      kith_word_list_recheck (list, matches, note->str, note->len - 1, 0, 1, NULL);
    }
  g_assert_cmpuint (matches->len, ==, 4);
  after = digest_files (fixture);
  g_assert_cmpstr (after, ==, before);
  /* What is kept is seen so. */
  turn (fixture, FALSE);
  later = digest_files (fixture);
  g_assert_cmpstr (later, !=, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                                      \
  g_test_add ("/notes/word-lists/" name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("off", test_off);
  ADD ("languages", test_languages);
  ADD ("kept", test_kept);
  ADD ("refused", test_refused);
  ADD ("damaged", test_damaged);
  ADD ("nothing-kept", test_nothing_kept);
#undef ADD

  return g_test_run ();
}
