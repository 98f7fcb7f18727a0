/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates for notes: any edits against a model, stored and read again, and whatever is altered in the file
 * is named; what a template puts into a note stands apart from what is there. */

#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "notes/kith-center-templates.h"
#include "notes/kith-note-template-defaults.h"
#include "session/kith-settings.h"
#include "session/kith-verify.h"
#include "session/session-fixture.h"

#define N_STEPS 1500
#define STORED_EVERY 50

/* ---- The model: two arrays of text. */

typedef struct
{
  GPtrArray *names;
  GPtrArray *texts;
} Model;

static const char *const names[] = { "Visit", "visit",  "VISÍT", "After a day", "  After   a\tday ",
                                     "#",     "> x",    "",      "Ärzte",       "Besuch – daheim",
                                     "🙂",  "# head", "x\ny",  "日本",        "12" };
static const char *const texts[] = { "Heading:",
                                     "What:\n\nHow:\n\n\n  in:",
                                     "# not a name\n> nor a line\n-",
                                     "\n\nLate:\n \n",
                                     "",
                                     " \n\t",
                                     ">\n#",
                                     "-",
                                     "a\r\nb\rc",
                                     "\xcc\xb8mark\n\xcc\xb8mark",
                                     "مرحبا:\n\n" };

static guint
model_find (const Model *model, const char *name)
{
  g_autofree char *clean = kith_text_clean (name, 1000);
  g_autofree char *fold = kith_text_fold (clean);

  for (guint i = 0; i < model->names->len; i++)
    {
      g_autofree char *other = kith_text_fold (model->names->pdata[i]);

      if (g_str_equal (other, fold))
        return i;
    }
  return G_MAXUINT;
}

static gboolean
model_put (Model *model, const char *instead_of, const char *name, const char *text)
{
  guint at = instead_of != NULL ? model_find (model, instead_of) : model->names->len;
  g_autofree char *fold = kith_text_fold (name);
  g_autofree char *words = kith_text_clean_lines (text, 1000);
  guint same = model_find (model, name);

  while (*words == '\n')
    memmove (words, words + 1, strlen (words));
  if (at == G_MAXUINT || *fold == '\0' || kith_text_is_blank (text) || (same != G_MAXUINT && same != at) ||
      (instead_of == NULL && at >= KITH_NOTE_TEMPLATES_MAX))
    return FALSE;
  if (at < model->names->len)
    {
      g_ptr_array_remove_index (model->names, at);
      g_ptr_array_remove_index (model->texts, at);
    }
  g_ptr_array_insert (model->names, (int) at, kith_text_clean (name, 1000));
  g_ptr_array_insert (model->texts, (int) at, g_steal_pointer (&words));
  return TRUE;
}

static gboolean
model_move (Model *model, const char *name, int step)
{
  guint at = model_find (model, name);

  if (at == G_MAXUINT)
    return FALSE;
  for (; step < 0 && at > 0; step++, at--)
    {
      gpointer swap = model->names->pdata[at];

      model->names->pdata[at] = model->names->pdata[at - 1];
      model->names->pdata[at - 1] = swap;
      swap = model->texts->pdata[at];
      model->texts->pdata[at] = model->texts->pdata[at - 1];
      model->texts->pdata[at - 1] = swap;
    }
  for (; step > 0 && at + 1 < model->names->len; step--, at++)
    {
      gpointer swap = model->names->pdata[at];

      model->names->pdata[at] = model->names->pdata[at + 1];
      model->names->pdata[at + 1] = swap;
      swap = model->texts->pdata[at];
      model->texts->pdata[at] = model->texts->pdata[at + 1];
      model->texts->pdata[at + 1] = swap;
    }
  return TRUE;
}

static gboolean
model_remove (Model *model, const char *name)
{
  guint at = model_find (model, name);

  if (at == G_MAXUINT)
    return FALSE;
  g_ptr_array_remove_index (model->names, at);
  g_ptr_array_remove_index (model->texts, at);
  return TRUE;
}

static void
assert_like_model (KithNoteTemplates *list, const Model *model)
{
  g_assert_cmpuint (kith_note_templates_get_length (list), ==, model->names->len);
  for (guint i = 0; i < model->names->len; i++)
    {
      g_assert_cmpstr (kith_note_templates_get (list, i)->name, ==, model->names->pdata[i]);
      g_assert_cmpstr (kith_note_templates_get (list, i)->text, ==, model->texts->pdata[i]);
    }
}

static const char *
pick (GRand *rand, const char *const *from, guint n)
{
  return from[g_rand_int_range (rand, 0, (gint32) n)];
}

#define PICK(rand, from) pick (rand, from, G_N_ELEMENTS (from))

/* The same to both; both say whether it could be done. */
static void
do_something (KithNoteTemplates *list, Model *model, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  /* Many names, so that the list gets full as well. */
  g_autofree char *other = g_strdup_printf ("Nr %d", g_rand_int_range (rand, 0, 40));
  const char *name = g_rand_boolean (rand) ? other : PICK (rand, names);
  const char *instead = g_rand_boolean (rand) ? other : PICK (rand, names);
  const char *text = PICK (rand, texts);
  int step = g_rand_int_range (rand, -3, 4);
  gboolean done, expected;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
    case 1:
      done = kith_note_templates_put (list, NULL, name, text, &error);
      expected = model_put (model, NULL, name, text);
      break;
    case 2:
    case 3:
      expected = kith_note_templates_check (list, instead, name, text, NULL);
      done = kith_note_templates_put (list, instead, name, text, &error);
      g_assert_cmpint (done, ==, expected);
      expected = model_put (model, instead, name, text);
      break;
    case 4:
      done = kith_note_templates_move (list, name, step, &error);
      expected = model_move (model, name, step);
      break;
    case 5:
    default:
      done = kith_note_templates_remove (list, name, &error);
      expected = model_remove (model, name);
    }
  if (done != expected)
    g_test_message ("“%s” (for “%s”), “%s”: %s", name, instead, text,
                    error != NULL ? error->message : "done");
  g_assert_cmpint (done, ==, expected);
  g_assert_true (done == (error == NULL));
}

static GPtrArray *
verify (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

static void
write_list (SessionFixture *fixture, KithNoteTemplates *list)
{
  g_autoptr (GError) error = NULL;

  kith_center_templates_write (fixture->coordinator, list, &error);
  g_assert_no_error (error);
}

static void
reopen (SessionFixture *fixture)
{
  fixture_close (fixture);
  fixture_open (fixture);
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, NULL);
}

static KithNoteTemplates *
load (SessionFixture *fixture, gboolean *is_own)
{
  return kith_center_templates_load (kith_session_get_center (fixture->coordinator), is_own);
}

static void
assert_stored (SessionFixture *fixture, KithNoteTemplates *list, const Model *model)
{
  g_autoptr (KithNoteTemplates) again = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gboolean is_own = FALSE;

  write_list (fixture, list);
  if (model->names->len % 2 == 0)
    reopen (fixture);
  again = load (fixture, &is_own);
  g_assert_true (is_own);
  assert_like_model (again, model);
  findings = verify (fixture);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_any_edits (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (64);
  g_autoptr (KithNoteTemplates) list = kith_note_templates_new ();
  Model model = { g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };
  guint longest = 0;

  assert_stored (fixture, list, &model);
  for (guint step = 0; step < N_STEPS; step++)
    {
      g_autoptr (KithNoteTemplates) again = NULL;
      g_autofree char *text = NULL;

      do_something (list, &model, rand);
      assert_like_model (list, &model);
      text = kith_note_templates_to_text (list);
      again = kith_note_templates_new_from_text (text);
      g_assert_nonnull (again);
      assert_like_model (again, &model);
      longest = MAX (longest, model.names->len);
      if (step % STORED_EVERY == 0)
        assert_stored (fixture, list, &model);
    }
  g_assert_cmpuint (longest, ==, KITH_NOTE_TEMPLATES_MAX);
  g_ptr_array_unref (model.names);
  g_ptr_array_unref (model.texts);
}

static gboolean
is_named (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_strcmp0 (((const KithFinding *) g_ptr_array_index (findings, i))->table, "setting") == 0)
      return TRUE;
  return FALSE;
}

/* Every column, and the row itself. */
static void
test_altered (SessionFixture *fixture, gconstpointer data)
{
  static const char *const edits[][2] = {
    { "UPDATE setting SET id = id + 1 WHERE name = 'notes.templates'",
      "UPDATE setting SET id = id - 1 WHERE name = 'notes.templates'" },
    { "UPDATE setting SET name = 'notes.templatez' WHERE name = 'notes.templates'",
      "UPDATE setting SET name = 'notes.templates' WHERE name = 'notes.templatez'" },
    { "UPDATE setting SET value = replace(value, 'good', 'bad!') WHERE name = 'notes.templates'",
      "UPDATE setting SET value = replace(value, 'bad!', 'good') WHERE name = 'notes.templates'" },
    { "UPDATE setting SET version = version + 1 WHERE name = 'notes.templates'",
      "UPDATE setting SET version = version - 1 WHERE name = 'notes.templates'" },
    { "DELETE FROM setting WHERE name = 'notes.templates'", NULL },
  };
  g_autoptr (KithNoteTemplates) list = kith_note_templates_new_default ();

  write_list (fixture, list);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GPtrArray) before = verify (fixture);
      g_autoptr (GPtrArray) after = NULL;

      g_assert_cmpuint (before->len, ==, 0);
      fixture_edit (fixture, edits[i][0]);
      fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, NULL);
      after = verify (fixture);
      if (!is_named (after))
        g_error ("not named: %s", edits[i][0]);
      if (edits[i][1] == NULL)
        return;
      fixture_edit (fixture, edits[i][1]);
      fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, NULL);
    }
}

/* ---- What is no list, who may write, what comes with Kith. */

static void
test_damaged (SessionFixture *fixture, gconstpointer data)
{
  static const char *const damaged[] = {
    "",    "nonsense",   "> x",         "# x",     "#x\n> y", "# x\n>y",           "--",
    "-\n", "# x\n> y\n", "# x\n> y\n-", "# x\n> ", "# \n> y", "# x\n> y\n# X\n> z"
  };
  g_autoptr (KithNoteTemplates) usual = kith_note_templates_new_default ();
  g_autoptr (KithNoteTemplates) shown = NULL;
  const char *name, *text;
  gboolean is_own = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (KithNoteTemplates) list = kith_note_templates_new_from_text (damaged[i]);

      g_assert_null (list);
    }
  g_assert_null (kith_note_templates_new_from_text ("# x\n> \xff"));
  write_list (fixture, usual);
  fixture_edit (fixture, "UPDATE setting SET value = 'nonsense' WHERE name = 'notes.templates'");
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, NULL);
  shown = load (fixture, &is_own);
  g_assert_true (kith_note_template_defaults_get (0, &name, &text));
  g_assert_cmpstr (kith_note_templates_get (shown, 0)->name, ==, name);
}

static void
test_roles (SessionFixture *fixture, gconstpointer data)
{
  static const KithRole roles[] = { KITH_ROLE_FRONT_DESK, KITH_ROLE_ADVOCATE };
  g_autoptr (KithNoteTemplates) none = kith_note_templates_new ();
  g_autoptr (KithNoteTemplates) list = NULL;
  gboolean is_own = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *name = g_strdup_printf ("Ada %u.", i);
      g_autoptr (KithSession) session = fixture_add_session (fixture, name, roles[i]);
      g_autoptr (KithNoteTemplates) read =
          kith_center_templates_load (kith_session_get_center (session), NULL);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (kith_note_templates_get_length (read), >=, 3);
      g_assert_false (kith_center_templates_write (session, none, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
    }
  list = load (fixture, &is_own);
  g_assert_false (is_own);
  write_list (fixture, none);
  g_clear_pointer (&list, kith_note_templates_free);
  list = load (fixture, &is_own);
  g_assert_true (is_own);
  g_assert_cmpuint (kith_note_templates_get_length (list), ==, 0);
  write_list (fixture, NULL);
  g_clear_pointer (&list, kith_note_templates_free);
  list = load (fixture, &is_own);
  g_assert_false (is_own);
  g_assert_cmpuint (kith_note_templates_get_length (list), >=, 3);
}

/* What comes with Kith is a list that a center may keep, with room under its first heading. */
static void
test_defaults (void)
{
  g_autoptr (KithNoteTemplates) list = kith_note_templates_new ();
  const char *name, *text;
  guint n = 0;

  for (; kith_note_template_defaults_get (n, &name, &text); n++)
    {
      g_autoptr (GError) error = NULL;

      kith_note_templates_put (list, NULL, name, text, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (text, ":\n\n"));
    }
  g_assert_cmpuint (n, ==, kith_note_templates_get_length (list));
}

static void
test_too_long (void)
{
  g_autoptr (KithNoteTemplates) list = kith_note_templates_new ();
  g_autofree char *half = g_strnfill (KITH_TEXT_LONG_MAX / 2 - 10, 'x');
  g_autofree char *whole = g_strnfill (KITH_TEXT_LONG_MAX + 50, 'x');
  g_autofree char *fits = g_strnfill (KITH_NOTE_TEMPLATE_NAME_MAX, 'n');
  g_autofree char *name = g_strnfill (KITH_NOTE_TEMPLATE_NAME_MAX + 1, 'n');

  g_assert_true (kith_note_templates_put (list, NULL, fits, "x", NULL));
  g_assert_false (kith_note_templates_put (list, NULL, name, "x", NULL));
  g_assert_true (kith_note_templates_remove (list, fits, NULL));
  g_assert_false (kith_note_templates_put (list, NULL, "a", whole, NULL));
  g_assert_true (kith_note_templates_put (list, NULL, "a", half, NULL));
  g_assert_true (kith_note_templates_put (list, NULL, "b", half, NULL));
  g_assert_false (kith_note_templates_put (list, NULL, "c", "what does not fit any more", NULL));
  g_assert_false (kith_note_templates_put (list, "a", "a", whole, NULL));
  g_assert_true (kith_note_templates_put (list, "a", "a", "shorter", NULL));
  g_assert_true (kith_note_templates_put (list, NULL, "c", "what fits again", NULL));
}

/* ---- Into a note. */

static gboolean
is_apart (const char *text, gsize at)
{
  return at == 0 || text[at] == '\0' || (text[at - 1] == '\n' && (at == 1 || text[at - 2] == '\n'));
}

static void
test_fit (void)
{
  static const char *const around[] = {
    "", "\n", "\n\n", "Words", "Words\n", "Words\n\n", "Two\nlines", "ünï"
  };
  static const char *const said[] = { "What:", "What:\n\nHow:", "What:\nhow, too\n\nWhen:", "What:\n" };

  for (guint i = 0; i < G_N_ELEMENTS (around) * G_N_ELEMENTS (around) * G_N_ELEMENTS (said); i++)
    {
      const char *text = said[i % G_N_ELEMENTS (said)];
      const char *before = around[i / G_N_ELEMENTS (said) % G_N_ELEMENTS (around)];
      const char *after = around[i / G_N_ELEMENTS (said) / G_N_ELEMENTS (around)];
      gsize cursor = G_MAXSIZE;
      g_autofree char *fit = kith_note_template_fit (text, before, after, &cursor);
      g_autofree char *whole = g_strconcat (before, fit, after, NULL);
      const char *found = strstr (fit, text);

      g_assert_nonnull (found);
      g_assert_true (is_apart (whole, strlen (before) + (gsize) (found - fit)));
      g_assert_true (*after == '\0' || *after == '\n' || is_apart (whole, strlen (before) + strlen (fit)));
      /* On an empty line beneath a heading. */
      g_assert_cmpuint (cursor, >, found - fit);
      g_assert_cmpuint (cursor, <=, strlen (fit));
      cursor += strlen (before);
      g_assert_true (whole[cursor - 1] == '\n' && (whole[cursor] == '\n' || whole[cursor] == '\0'));
      g_assert_true (whole[cursor - 2] != '\n');
    }
}

static void
test_fit_examples (void)
{
  gsize cursor;
  g_autofree char *first = kith_note_template_fit ("What:\n\nHow:", "", "", &cursor);
  g_autofree char *later = NULL;

  g_assert_cmpstr (first, ==, "What:\n\nHow:\n");
  g_assert_cmpuint (cursor, ==, strlen ("What:\n"));
  later = kith_note_template_fit ("What:", "We met.", " And on.", &cursor);
  g_assert_cmpstr (later, ==, "\n\nWhat:\n\n\n");
  g_assert_cmpuint (cursor, ==, strlen ("\n\nWhat:\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/notes/templates/" name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("any-edits", test_any_edits);
  ADD ("altered", test_altered);
  ADD ("damaged", test_damaged);
  ADD ("roles", test_roles);
#undef ADD
  g_test_add_func ("/notes/templates/defaults", test_defaults);
  g_test_add_func ("/notes/templates/too-long", test_too_long);
  g_test_add_func ("/notes/templates/fit", test_fit);
  g_test_add_func ("/notes/templates/fit-examples", test_fit_examples);
  return g_test_run ();
}
