/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalog/kith-catalog-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "resources/kith-resource-field.h"

/* Characters: texts up to here are shown whole; of longer ones what is the same beyond the words around. */
#define SHOWN_WHOLE 160
#define WORDS_AROUND 30
#define SHOWN_MOST 600
/* U+2066 and U+2069: a phone number between them is read from the left, whatever is around. */
#define NUMBER "\342\201\246%s\342\201\251"

static void
append (GString *text, const char *between, char *part)
{
  if (text->len > 0)
    g_string_append (text, between);
  g_string_append (text, part);
  g_free (part);
}

static char *
count_kind (KithResourceKind kind, guint n)
{
  switch (kind)
    {
    case KITH_RESOURCE_ORGANIZATION:
      return g_strdup_printf (ngettext ("%u organization", "%u organizations", n), n);
    case KITH_RESOURCE_PROGRAM:
      return g_strdup_printf (ngettext ("%u program", "%u programs", n), n);
    case KITH_RESOURCE_LOCATION:
      return g_strdup_printf (ngettext ("%u place", "%u places", n), n);
    case KITH_RESOURCE_SERVICE:
      return g_strdup_printf (ngettext ("%u service", "%u services", n), n);
    case KITH_RESOURCE_SITE_SERVICE:
    default:
      return g_strdup_printf (ngettext ("%u service at a place", "%u services at a place", n), n);
    }
}

/**
 * kith_catalog_words_kinds:
 * @counts: (array): how many of each #KithResourceKind
 *
 * Returns: (transfer full) (nullable): what there is, in words; %NULL where there is nothing
 */
char *
kith_catalog_words_kinds (const guint *counts)
{
  GString *text = g_string_new (NULL);

  for (int kind = KITH_RESOURCE_ORGANIZATION; kind <= KITH_RESOURCE_SITE_SERVICE; kind++)
    if (counts[kind] > 0)
      append (text, _ (", "), count_kind ((KithResourceKind) kind, counts[kind]));
  return g_string_free (text, text->len == 0);
}

/**
 * kith_catalog_words_changes:
 * @added: entries that are new
 * @changed: those that are told otherwise
 * @returned: those that are told again
 * @missing: those that are told no more
 *
 * Returns: (transfer full): how many of each there are, in words
 */
char *
kith_catalog_words_changes (guint added, guint changed, guint returned, guint missing)
{
  GString *text = g_string_new (NULL);

  if (added > 0)
    append (text, _ (", "), g_strdup_printf (ngettext ("%u new", "%u new", added), added));
  if (changed > 0)
    append (text, _ (", "), g_strdup_printf (ngettext ("%u changed", "%u changed", changed), changed));
  if (returned > 0)
    append (text, _ (", "),
            g_strdup_printf (ngettext ("%u told again", "%u told again", returned), returned));
  if (missing > 0)
    append (text, _ (", "),
            g_strdup_printf (ngettext ("%u not told any more", "%u not told any more", missing), missing));
  if (text->len == 0)
    g_string_append (text, _ ("nothing changed"));
  return g_string_free (text, FALSE);
}

/**
 * kith_catalog_words_header:
 * @header: what a file says of itself
 *
 * Returns: (transfer full): its format, whose it is, and when it was made
 */
char *
kith_catalog_words_header (const KithCatalogHeader *header)
{
  GString *text = g_string_new (kith_catalog_format_label (header->format));

  if (header->entity != NULL && *header->entity != '\0')
    append (text, " · ", g_strdup (header->entity));
  if (header->origin != NULL && *header->origin != '\0')
    {
      /* What follows the day is of use to nobody here. */
      g_autofree char *day = g_strndup (header->origin, strcspn (header->origin, "T "));

      append (text, " · ", g_strdup_printf (_ ("made %s"), day));
    }
  return g_string_free (text, FALSE);
}

/**
 * kith_catalog_words_problem:
 * @problem: what was wrong in a file
 *
 * Returns: (transfer full): where in the file it is
 */
char *
kith_catalog_words_problem (const KithCatalogProblem *problem)
{
  g_autofree char *line =
      problem->line > 0 ? g_strdup_printf (_ ("Line %u"), problem->line) : g_strdup (_ ("The whole file"));
  GString *text = g_string_new (line);

  if (problem->path != NULL && *problem->path != '\0')
    append (text, " · ", g_strdup (problem->path));
  if (problem->severity == KITH_CATALOG_SKIPPED)
    append (text, " · ", g_strdup (_ ("left out")));
  return g_string_free (text, FALSE);
}

/**
 * kith_catalog_words_entry:
 * @change: an entry that changes
 * @name: (out) (transfer full): what it is called; what it is, where it has no name of its own
 *
 * Returns: (transfer full): what it is, and where in the file it stands
 */
char *
kith_catalog_words_entry (const KithCatalogChange *change, char **name)
{
  gboolean is_named = change->name != NULL && *change->name != '\0';
  const char *kind = kith_resource_kind_label (change->kind);
  GString *text = g_string_new (is_named ? kind : NULL);

  *name = g_strdup (is_named ? change->name : kind);
  if (change->key != NULL)
    append (text, " · ", g_strdup (change->key));
  if (change->line > 0)
    append (text, " · ", g_strdup_printf (_ ("line %u"), change->line));
  return g_string_free (text, FALSE);
}

static char *
say_text (const KithValueIter *value)
{
  KithResourceField field;

  if (value->depth == 1 && kith_resource_field_parse (value->name, &field) &&
      kith_resource_field_type (field) == KITH_RESOURCE_TRUTH)
    return g_strdup (g_str_equal (value->text, "true") ? _ ("Yes") : _ ("No"));
  if (*value->text != '\0' && g_str_equal (value->name, kith_resource_field_name (KITH_FIELD_PHONE)))
    return g_strdup_printf (NUMBER, value->text);
  return g_strdup (value->text);
}

/**
 * kith_catalog_words_values:
 * @values: the values of one field
 * @kept_back: whether more of it is kept back
 *
 * Returns: (transfer full): a line each, with what they hold; "" where there are none. Of what is kept back
 * only that it is
 */
char *
kith_catalog_words_values (const KithValues *values, gboolean kept_back)
{
  GString *text = g_string_new (NULL);
  KithValueIter iter;
  gboolean fresh = TRUE; /* nothing of this value was said yet */

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    {
      g_autofree char *said = say_text (&iter);

      if (iter.depth == 1)
        {
          if (text->len > 0)
            g_string_append_c (text, '\n');
          g_string_append (text, said);
          fresh = *iter.text == '\0';
          continue;
        }
      if (*iter.text == '\0')
        continue;
      if (!fresh)
        g_string_append (text, _ (", "));
      /* Translators: a part of a value, as in "City: Bremen" */
      g_string_append_printf (text, _ ("%s: %s"), kith_resource_name_label (iter.name), said);
      fresh = FALSE;
    }
  if (kept_back)
    append (text, "\n", g_strdup (_ ("Confidential, not shown here")));
  return g_string_free (text, FALSE);
}

/* Back to the beginning of a word, WORDS_AROUND characters before; from within a character to its beginning.
 */
static const char *
step_back (const char *start, const char *at)
{
  for (int i = 0; i < WORDS_AROUND && at > start; i++)
    at = g_utf8_find_prev_char (start, at);
  while (at > start && !g_unichar_isspace (g_utf8_get_char (g_utf8_find_prev_char (start, at))))
    at = g_utf8_find_prev_char (start, at);
  return at;
}

static const char *
step_on (const char *at)
{
  for (int i = 0; i < WORDS_AROUND && *at != '\0'; i++)
    at = g_utf8_next_char (at);
  while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static char *
cut (const char *text, gsize same_before, gsize same_after)
{
  const char *end = text + strlen (text);
  const char *from = step_back (text, text + same_before);
  const char *to = step_on (end - same_after);
  g_autofree char *shown = NULL;

  if (g_utf8_strlen (from, to - from) > SHOWN_MOST)
    to = g_utf8_offset_to_pointer (from, SHOWN_MOST);
  shown = g_strndup (from, (gsize) (to - from));
  return g_strconcat (from > text ? "…" : "", shown, *to != '\0' ? "…" : "", NULL);
}

/**
 * kith_catalog_words_differ:
 * @one: a text
 * @other: the text that takes its place
 * @before: (out) (transfer full): what to show of @one
 * @after: (out) (transfer full): what to show of @other
 *
 * Long texts that differ in a word are read faster around that word. What is the same at both ends is left
 * out, but for some words; "…" stands for it.
 */
void
kith_catalog_words_differ (const char *one, const char *other, char **before, char **after)
{
  gsize one_length = strlen (one);
  gsize other_length = strlen (other);
  gsize start = 0;
  gsize end = 0;

  if (g_utf8_strlen (one, -1) <= SHOWN_WHOLE && g_utf8_strlen (other, -1) <= SHOWN_WHOLE)
    {
      *before = g_strdup (one);
      *after = g_strdup (other);
      return;
    }
  while (one[start] != '\0' && one[start] == other[start])
    start++;
  while (end < MIN (one_length, other_length) - start &&
         one[one_length - 1 - end] == other[other_length - 1 - end])
    end++;
  *before = cut (one, start, end);
  *after = cut (other, start, end);
}

/**
 * kith_catalog_words_run_title:
 * @run: an import
 *
 * Returns: (transfer full): when it was, and who did it
 */
char *
kith_catalog_words_run_title (const KithCatalogRun *run)
{
  g_autofree char *day = kith_day_format_date (run->day);

  if (run->who == NULL)
    return g_steal_pointer (&day);
  /* Translators: "18 November 2026, by Dana" */
  return g_strdup_printf (_ ("%s, by %s"), day, run->who);
}

/**
 * kith_catalog_words_run:
 * @run: an import
 *
 * Returns: (transfer full): of which file, and what it did
 */
char *
kith_catalog_words_run (const KithCatalogRun *run)
{
  GString *text = g_string_new (run->file);

  append (text, " · ", kith_catalog_words_changes (run->added, run->changed, run->returned, run->missing));
  if (run->problems > 0)
    append (text, " · ",
            g_strdup_printf (ngettext ("%u problem", "%u problems", run->problems), run->problems));
  if (run->state == KITH_CATALOG_RUN_TAKEN_BACK)
    append (text, " · ", g_strdup (_ ("undone")));
  return g_string_free (text, FALSE);
}

/**
 * kith_catalog_words_source:
 * @source: a source
 * @run: (nullable): its newest import that stands
 *
 * Returns: (transfer full): how much there is of it, and since when
 */
char *
kith_catalog_words_source (const KithCatalog *source, const KithCatalogRun *run)
{
  GString *text = g_string_new (NULL);

  append (text, "",
          g_strdup_printf (ngettext ("%u entry", "%u entries", source->n_entries), source->n_entries));
  if (source->n_missing > 0)
    append (text, _ (", "),
            g_strdup_printf (ngettext ("%u not told any more", "%u not told any more", source->n_missing),
                             source->n_missing));
  if (run != NULL)
    {
      g_autofree char *title = kith_catalog_words_run_title (run);

      /* Translators: %s as in "18 November 2026, by Dana" */
      append (text, " · ", g_strdup_printf (_ ("last import %s"), title));
    }
  return g_string_free (text, FALSE);
}

/**
 * kith_catalog_words_done:
 * @counts: of a plan that was applied
 *
 * Returns: (transfer full): what was done
 */
char *
kith_catalog_words_done (const KithCatalogCounts *counts)
{
  g_autofree char *changes = kith_catalog_words_changes (counts->changes[KITH_CATALOG_ADDED][0],
                                                         counts->changes[KITH_CATALOG_CHANGED][0],
                                                         counts->changes[KITH_CATALOG_RETURNED][0],
                                                         counts->changes[KITH_CATALOG_MISSING][0]);

  /* Translators: %s is a list as in "3 new, 1 changed" */
  return g_strdup_printf (_ ("The directory is imported: %s."), changes);
}

/**
 * kith_catalog_words_taken_back:
 * @n_left: entries that stay
 *
 * Returns: (transfer full): that an import was taken back, and what of it stays
 */
char *
kith_catalog_words_taken_back (guint n_left)
{
  g_autofree char *left = NULL;

  if (n_left == 0)
    return g_strdup (_ ("The import is undone."));
  left = g_strdup_printf (
      ngettext ("%u entry stays, since it was changed here or something that stays belongs to it.",
                "%u entries stay, since they were changed here or something that stays belongs to them.",
                n_left),
      n_left);
  return g_strdup_printf ("%s %s", _ ("The import is undone."), left);
}
