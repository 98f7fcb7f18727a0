/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry in words. What Kith writes is in the handout's language; what a source wrote stays as it is. */

#include "report/kith-handout-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-clean-text.h"
#include "report/kith-handout-private.h"

struct _KithHandoutItem
{
  KithLanguage *language; /* (owned) (nullable) labels are its texts */
  GPtrArray *lines;       /* (owned) (element-type KithHandoutLine) */
  GStrv attributions;     /* (owned) */
};

static const char *const labels[] = {
#define PART(symbol, code, label) label,
  KITH_HANDOUT_PARTS (PART)
#undef PART
};

static const char *const codes[] = {
#define PART(symbol, code, label) code,
  KITH_HANDOUT_PARTS (PART)
#undef PART
};

static void
line_free (gpointer data)
{
  KithHandoutLine *line = data;

  g_free (line->text);
  g_free (line->note);
  g_free (line);
}

void
_kith_handout_add (KithHandoutMaker *self, KithHandoutPart part, const char *text, const char *note)
{
  KithHandoutLine *line;

  if (text == NULL || *text == '\0')
    return;
  line = g_new0 (KithHandoutLine, 1);
  line->part = part;
  line->label = labels[part] != NULL ? kith_language_say (self->language, labels[part]) : NULL;
  line->text = g_strdup (text);
  line->note = g_strdup (note);
  g_ptr_array_add (self->lines, line);
}

void
_kith_handout_append (GString *paragraphs, const char *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (paragraphs, "%s%s", paragraphs->len > 0 ? "\n" : "", lines[i]);
}

void
_kith_handout_append_labelled (KithHandoutMaker *self,
                               GString *paragraphs,
                               const char *label,
                               const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return;
  line = g_strdup_printf (kith_language_say (self->language, N_ ("%s: %s")),
                          kith_language_say (self->language, label), text);
  _kith_handout_append (paragraphs, line);
}

static void
add_name (KithHandoutMaker *self)
{
  const char *name = NULL;

  for (guint i = 0; i < KITH_HANDOUT_N_LEVELS && (name == NULL || *name == '\0'); i++)
    if (_kith_handout_level (self->entry, i) != NULL)
      name = kith_values_get (_kith_handout_level (self->entry, i), "name");
  if (name == NULL || *name == '\0')
    name = kith_language_say (self->language, N_ ("Without a name"));
  _kith_handout_add (self, KITH_HANDOUT_NAME, name, NULL);
}

static void
add_organization (KithHandoutMaker *self)
{
  const KithHandoutLine *name = g_ptr_array_index (self->lines, 0);
  const char *by;

  if (self->entry->organization == NULL)
    return;
  by = kith_values_get (kith_resource_view_get_values (self->entry->organization), "name");
  if (by != NULL && !g_str_equal (by, name->text))
    _kith_handout_add (self, KITH_HANDOUT_BY, by, NULL);
}

/* What holds for the time being holds wherever it is said. */
static void
add_alerts (KithHandoutMaker *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < KITH_HANDOUT_N_LEVELS; i++)
    {
      const KithValues *values = _kith_handout_level (self->entry, i);
      KithValueIter iter;

      if (values == NULL)
        continue;
      kith_value_iter_init (&iter, values);
      while (kith_value_iter_find (&iter, "alert"))
        _kith_handout_append (text, iter.text);
    }
  _kith_handout_add (self, KITH_HANDOUT_ALERT, text->str, NULL);
}

static void
add_description (KithHandoutMaker *self)
{
  const KithValues *values = _kith_handout_find (self->entry, KITH_FIELD_DESCRIPTION,
                                                 KITH_HANDOUT_OF_ENTRY | KITH_HANDOUT_OF_SERVICE);
  g_autoptr (GString) text = g_string_new (NULL);

  if (values != NULL)
    _kith_handout_append (text, kith_values_get (values, "description"));
  _kith_handout_add (self, KITH_HANDOUT_WHAT, text->str, NULL);
}

/* Short enough to be typed from paper. */
static char *
plain_address (const char *url)
{
  static const char *const schemes[] = { "https://", "http://" };
  g_autofree char *plain = g_strstrip (g_strdup (url));
  const char *rest = plain;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (rest, schemes[i], strlen (schemes[i])) == 0)
      rest += strlen (schemes[i]);
  length = strlen (rest);
  /* The slash after a bare name says nothing. */
  if (length > 1 && strchr (rest, '/') == rest + length - 1)
    length--;
  return g_strndup (rest, length);
}

void
_kith_handout_add_websites (KithHandoutMaker *self, KithHandoutLevel levels)
{
  const KithValues *values = _kith_handout_find (self->entry, KITH_FIELD_URL, levels);
  g_autoptr (GString) text = g_string_new (NULL);
  KithValueIter iter;

  if (values == NULL)
    return;
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "url"))
    {
      g_autofree char *safe = kith_catalog_safe_uri (iter.text);
      g_autofree char *plain = safe != NULL ? plain_address (iter.text) : NULL;

      /* What runs a program where it is typed or scanned is no website. */
      _kith_handout_append (text, plain);
    }
  _kith_handout_add (self, KITH_HANDOUT_WEBSITE, text->str, NULL);
}

/* The day a source says, in its first ten letters. */
static KithDay
source_day (const KithHandoutEntry *entry)
{
  const KithValues *values = _kith_handout_find (entry, KITH_FIELD_VERIFIED,
                                                 KITH_HANDOUT_OF_ENTRY | KITH_HANDOUT_OF_SERVICE |
                                                     KITH_HANDOUT_OF_LOCATION | KITH_HANDOUT_OF_ORGANIZATION);
  g_autofree char *date = values != NULL ? g_strndup (kith_values_get (values, "verified"), 10) : NULL;
  KithDay day = KITH_DAY_NONE;

  if (date != NULL)
    kith_day_parse (date, &day, NULL);
  return day;
}

/* Whoever checked it last. */
static void
add_verified (KithHandoutMaker *self)
{
  const KithHandoutEntry *entry = self->entry;
  KithDay theirs = source_day (entry);
  gboolean is_ours = entry->verified_day != KITH_DAY_NONE && entry->verified_day >= theirs;
  g_autofree char *day = kith_language_format_date (self->language, is_ours ? entry->verified_day : theirs);
  g_autofree char *text = NULL;
  const char *by = entry->verified_by;

  if (*day == '\0')
    return;
  if (!is_ours)
    by = entry->sources->len > 0 ? ((const KithHandoutSource *) entry->sources->pdata[0])->name : NULL;
  if (by != NULL && *by != '\0')
    /* Translators: a day, and who did it */
    text = g_strdup_printf (kith_language_say (self->language, N_ ("Last checked on %s by %s.")), day, by);
  else
    /* Translators: a day */
    text = g_strdup_printf (kith_language_say (self->language, N_ ("Last checked on %s.")), day);
  _kith_handout_add (self, KITH_HANDOUT_VERIFIED, text, NULL);
}

static GStrv
make_attributions (KithHandoutMaker *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < self->entry->sources->len; i++)
    {
      const KithHandoutSource *source = g_ptr_array_index (self->entry->sources, i);
      g_autoptr (GString) line = g_string_new (NULL);

      _kith_handout_append_labelled (self, line, N_ ("Source"), source->name);
      if (source->attribution != NULL && *source->attribution != '\0')
        g_string_append_printf (line, ". %s", source->attribution);
      g_strdelimit (line->str, "\n", ' ');
      g_strv_builder_add (lines, line->str);
    }
  return g_strv_builder_end (lines);
}

/**
 * kith_handout_part_code:
 * @part: a part
 *
 * Returns: what it is called in files, in no language
 */
const char *
kith_handout_part_code (KithHandoutPart part)
{
  g_return_val_if_fail ((guint) part < G_N_ELEMENTS (codes), NULL);

  return codes[part];
}

/**
 * kith_handout_item_new:
 * @entry: an entry of the directory with those that it belongs to
 * @language: (nullable): what Kith writes it in; %NULL is the interface's language
 *
 * Puts an entry into words.
 *
 * Returns: (transfer full): its lines, the name first; of each part but phones there is at most one
 */
KithHandoutItem *
kith_handout_item_new (const KithHandoutEntry *entry, KithLanguage *language)
{
  KithHandoutItem *self;
  KithHandoutMaker maker;

  g_return_val_if_fail (entry != NULL && entry->entry != NULL, NULL);

  self = g_new0 (KithHandoutItem, 1);
  self->language = language != NULL ? kith_language_ref (language) : NULL;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  maker = (KithHandoutMaker){ entry, language, self->lines };
  add_name (&maker);
  add_organization (&maker);
  _kith_handout_add_phones (&maker);
  _kith_handout_add_call_first (&maker);
  add_alerts (&maker);
  _kith_handout_add_hours (&maker);
  _kith_handout_add_place (&maker);
  add_description (&maker);
  _kith_handout_add_for_whom (&maker);
  _kith_handout_add_lists (&maker);
  add_verified (&maker);
  self->attributions = make_attributions (&maker);
  return self;
}

/**
 * kith_handout_item_free:
 * @self: (transfer full) (nullable): an item
 */
void
kith_handout_item_free (KithHandoutItem *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_strfreev (self->attributions);
  g_clear_pointer (&self->language, kith_language_unref);
  g_free (self);
}

/**
 * kith_handout_item_get_n_lines:
 * @self: an item
 *
 * Returns: how many lines it has, at least one
 */
guint
kith_handout_item_get_n_lines (const KithHandoutItem *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

/**
 * kith_handout_item_get_line:
 * @self: an item
 * @index: from 0
 *
 * Returns: (transfer none): a line; lives as long as @self
 */
const KithHandoutLine *
kith_handout_item_get_line (const KithHandoutItem *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->lines->len, NULL);

  return g_ptr_array_index (self->lines, index);
}

/**
 * kith_handout_item_find:
 * @self: an item
 * @part: what is looked for
 *
 * Returns: (transfer none) (nullable): the first line of that part
 */
const KithHandoutLine *
kith_handout_item_find (const KithHandoutItem *self, KithHandoutPart part)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    if (((const KithHandoutLine *) g_ptr_array_index (self->lines, i))->part == part)
      return g_ptr_array_index (self->lines, i);
  return NULL;
}

/**
 * kith_handout_item_get_attributions:
 * @self: an item
 *
 * Returns: (transfer none): what must be said of where it comes from, a line for each source
 */
const char *const *
kith_handout_item_get_attributions (const KithHandoutItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->attributions;
}
