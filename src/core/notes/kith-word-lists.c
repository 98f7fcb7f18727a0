/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes/kith-word-lists.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "session/kith-settings.h"

#define ON "on"

static const char *const with_kith[] = { "de", "en", NULL };

/* As settings may have it: a name of the setting is made of it. */
static gboolean
check_language (const char *language, GError **error)
{
  gsize length = strlen (language);

  if (length >= 2 && length <= 8 && strspn (language, G_CSET_a_2_z G_CSET_A_2_Z "_") == length)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               _ ("“%s” is not the code of a language. Use one like “en” or “de”."), language);
  return FALSE;
}

static const char *
get_own (KithCenter *center, const char *language)
{
  g_autofree char *name = g_strconcat (KITH_SETTING_WORD_LIST_PREFIX, language, NULL);

  return kith_center_get_text (center, name);
}

/**
 * kith_word_lists_list_languages:
 *
 * Returns: (transfer full) (array zero-terminated=1): codes of the languages that a list comes with Kith in
 */
GStrv
kith_word_lists_list_languages (void)
{
  return g_strdupv ((char **) with_kith);
}

/**
 * kith_word_lists_get_usual_language:
 *
 * Returns: (transfer none): of the languages that a list comes with Kith in, the one of the interface;
 *   %KITH_WORD_LIST_DEFAULT_LANGUAGE where it is none of them
 */
const char *
kith_word_lists_get_usual_language (void)
{
  const char *const *spoken = g_get_language_names ();

  for (guint i = 0; spoken[i] != NULL; i++)
    for (guint k = 0; with_kith[k] != NULL; k++)
      if (g_str_equal (spoken[i], with_kith[k]))
        return with_kith[k];
  return KITH_WORD_LIST_DEFAULT_LANGUAGE;
}

/**
 * kith_word_lists_is_on:
 * @center: the center
 *
 * Returns: whether notes are held against a list; not before a coordinator turned it on
 */
gboolean
kith_word_lists_is_on (KithCenter *center)
{
  return g_strcmp0 (kith_center_get_text (center, KITH_SETTING_WORD_LISTS), ON) == 0;
}

/**
 * kith_word_lists_switch:
 * @session: a coordinator's session
 * @is_on: whether notes shall be held against a list
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: whether it was stored
 */
gboolean
kith_word_lists_switch (KithSession *session, gboolean is_on, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  return kith_center_set (session, KITH_SETTING_WORD_LISTS, is_on ? ON : NULL, error);
}

/**
 * kith_word_lists_read:
 * @center: the center
 * @language: a language's code
 * @is_own: (out) (optional): whether it is the center's own
 * @error: %KITH_ERROR_INVALID: no code; %KITH_ERROR_NOT_FOUND: there is no list in that language
 *
 * Returns: (transfer full): the text of the list
 */
char *
kith_word_lists_read (KithCenter *center, const char *language, gboolean *is_own, GError **error)
{
  const char *own;
  char *text;

  g_return_val_if_fail (KITH_IS_CENTER (center) && language != NULL, NULL);

  if (!check_language (language, error))
    return NULL;
  own = get_own (center, language);
  text = own != NULL ? g_strdup (own) : kith_word_list_dup_default (language);
  if (text == NULL)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                   _ ("There is no word list for the language “%s”."), language);
      return NULL;
    }
  if (is_own != NULL)
    *is_own = own != NULL;
  return text;
}

/**
 * kith_word_lists_check:
 * @language: a language's code
 * @text: a whole list
 * @error: %KITH_ERROR_INVALID, with the line where there is one
 *
 * Returns: whether a center can have that list
 */
gboolean
kith_word_lists_check (const char *language, const char *text, GError **error)
{
  g_autoptr (KithWordList) list = NULL;

  g_return_val_if_fail (language != NULL && text != NULL, FALSE);

  if (kith_text_length (text) > KITH_TEXT_LONG_MAX)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("A word list has at most %d characters."),
                   KITH_TEXT_LONG_MAX);
      return FALSE;
    }
  if (kith_text_is_blank (text))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("The word list is empty. Turn word lists off instead."));
      return FALSE;
    }
  list = kith_word_list_new (language, text, error);
  return list != NULL;
}

/**
 * kith_word_lists_write:
 * @session: a coordinator's session
 * @language: a language's code
 * @text: (nullable): the whole list, as kith_word_list_new() takes it; %NULL: that which comes with Kith
 * again
 * @error: %KITH_ERROR_NOT_PERMITTED; %KITH_ERROR_INVALID with the line
 *
 * Returns: whether it was stored
 */
gboolean
kith_word_lists_write (KithSession *session, const char *language, const char *text, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session) && language != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_SETTINGS_WRITE, error) || !check_language (language, error))
    return FALSE;
  if (text != NULL && !kith_word_lists_check (language, text, error))
    return FALSE;
  name = g_strconcat (KITH_SETTING_WORD_LIST_PREFIX, language, NULL);
  return kith_center_set (session, name, text, error);
}

/**
 * kith_word_lists_load:
 * @center: the center
 * @language: the code of what the note is written in; of “de_AT” the list of “de” is taken where there is no
 * other
 *
 * A list that was damaged in the file is replaced by the one that comes with Kith.
 *
 * Returns: (transfer full) (nullable): the list to hold a note against; %NULL: there is none in that
 * language, or the center did not turn it on
 */
KithWordList *
kith_word_lists_load (KithCenter *center, const char *language)
{
  g_autofree char *plain = NULL;
  const char *own;
  KithWordList *list = NULL;

  g_return_val_if_fail (KITH_IS_CENTER (center) && language != NULL, NULL);

  if (!kith_word_lists_is_on (center) || !check_language (language, NULL))
    return NULL;
  own = get_own (center, language);
  if (own != NULL)
    list = kith_word_list_new (language, own, NULL);
  if (list == NULL && kith_word_list_has_default (language))
    list = kith_word_list_new_default (language);
  if (list != NULL || strchr (language, '_') == NULL)
    return list;
  plain = g_strndup (language, strcspn (language, "_"));
  return kith_word_lists_load (center, plain);
}
