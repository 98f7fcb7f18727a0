/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a source's flags keep back. Files spell them in ways that no schema knows ("yes", an element where an
 * attribute belongs): what a reader could not read as a flag is an extra, and is heeded here all the same,
 * since the wrong guess would be somebody's address.
 */

#include "resources/kith-kept-back.h"

#include <string.h>

#include "resources/kith-resource-field.h"

static const char *const no_words[] = { "false", "0", "no", "n", "none", "f", NULL };
static const char *const yes_words[] = { "true", "1", "yes", "y", "t", NULL };

static gboolean
is_word (const char *text, const char *const *words)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strv_contains (words, g_strstrip (lower));
}

/* The name of the element or attribute that an extra's path leads to. */
static const char *
last_step (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *step = slash != NULL ? slash + 1 : path;

  return step[0] == '@' ? step + 1 : step;
}

static gboolean
is_extra_flag (const KithValueIter *extra, const char *name, gboolean anywhere)
{
  const char *path = g_str_equal (extra->name, "extra") ? kith_value_get_within (extra, "path") : NULL;

  return path != NULL && (anywhere || strchr (path, '/') == NULL) &&
         g_ascii_strcasecmp (last_step (path), name) == 0;
}

static gboolean
is_confidential_extra (const KithValueIter *extra, gboolean anywhere)
{
  return is_extra_flag (extra, "confidential", anywhere) && !is_word (extra->text, no_words);
}

static gboolean
says (const KithValues *values, KithResourceField field, const char *text)
{
  return g_strcmp0 (kith_values_get (values, kith_resource_field_name (field)), text) == 0;
}

/**
 * kith_kept_back_value:
 * @value: at a value
 *
 * Returns: whether it is confidential or withheld. Whatever the flag says, but "false", keeps it back: a word
 * that nobody expected too
 */
gboolean
kith_kept_back_value (const KithValueIter *value)
{
  KithValueIter within;

  g_return_val_if_fail (value != NULL, TRUE);

  kith_value_iter_init_within (&within, value);
  while (kith_value_iter_next (&within))
    if (within.depth == value->depth + 1 &&
        (g_str_equal (within.name, "withheld") || is_confidential_extra (&within, FALSE) ||
         (g_str_equal (within.name, "confidential") && !g_str_equal (within.text, "false"))))
      return TRUE;
  return FALSE;
}

/**
 * kith_kept_back_entry:
 * @values: all values of an entry
 *
 * Returns: whether its source wants it as a whole in no directory, on no website or for no referral
 */
gboolean
kith_kept_back_entry (const KithValues *values)
{
  static const char *const apart[] = { "ExcludeFromDirectory", "ExcludeFromWebsite" };
  static const char *const available[] = { "AvailableForDirectory", "AvailableForReferral" };
  KithValueIter iter;

  g_return_val_if_fail (values != NULL, TRUE);

  if (says (values, KITH_FIELD_NOT_IN_DIRECTORY, "true") ||
      says (values, KITH_FIELD_NOT_ON_WEBSITE, "true") || says (values, KITH_FIELD_FOR_DIRECTORY, "false") ||
      says (values, KITH_FIELD_FOR_REFERRAL, "false"))
    return TRUE;
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "extra"))
    {
      if (is_confidential_extra (&iter, FALSE))
        return TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (apart); i++)
        if ((is_extra_flag (&iter, apart[i], TRUE) && !is_word (iter.text, no_words)) ||
            (is_extra_flag (&iter, available[i], TRUE) && !is_word (iter.text, yes_words)))
          return TRUE;
    }
  return FALSE;
}

/**
 * kith_kept_back_any:
 * @values: all values of an entry
 *
 * Returns: whether any of them is kept back, however deep, or anything that nobody knows the meaning of
 */
gboolean
kith_kept_back_any (const KithValues *values)
{
  KithValueIter iter;

  g_return_val_if_fail (values != NULL, TRUE);

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    if (kith_kept_back_value (&iter) || is_confidential_extra (&iter, TRUE))
      return TRUE;
  return FALSE;
}
