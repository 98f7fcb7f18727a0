/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the text in the entry means: exact code first, then names. Enter signs in only a single clear match.
 */

#include "desk/kith-desk-private.h"

#include <string.h>

#include "base/kith-text.h"

#define SHORTEST 2
#define MOST_NAMESAKES 64

static gint64
lookup_code (KithDesk *self, const char *code)
{
  KithCard *card = *code != '\0' ? kith_card_index_get_by_code (self->index, code) : NULL;

  return card != NULL ? kith_card_get_person (card) : 0;
}

/* What stands behind the center's prefix; NULL without it. Scanners may shout. */
static const char *
skip_prefix (KithDesk *self, const char *text)
{
  const char *prefix = kith_center_get_code_prefix (kith_session_get_center (self->session));
  gsize length = prefix != NULL ? strlen (prefix) : 0;

  if (length == 0 || g_ascii_strncasecmp (text, prefix, length) != 0 || text[length] == '\0')
    return NULL;
  return text + length;
}

gint64
kith_desk_find_code (KithDesk *self, const char *code)
{
  const char *prefix = kith_center_get_code_prefix (kith_session_get_center (self->session));
  g_autofree char *cleaned = kith_text_clean (code, KITH_CARD_MAX_CODE * 2);
  const char *bare = skip_prefix (self, cleaned);
  g_autofree char *whole = bare == NULL && prefix != NULL ? g_strconcat (prefix, cleaned, NULL) : NULL;
  gint64 person = lookup_code (self, cleaned);

  if (person == 0 && bare != NULL)
    person = lookup_code (self, bare);
  if (person == 0 && whole != NULL && *cleaned != '\0')
    person = lookup_code (self, whole);
  return person;
}

GArray *
kith_desk_find_namesakes (KithDesk *self, const char *folded, const char *name)
{
  g_autoptr (GPtrArray) matches =
      kith_card_index_find (self->index, name, MOST_NAMESAKES, KITH_FIND_INCLUDE_DIED);
  GArray *found = NULL;

  for (guint i = 0; i < matches->len; i++)
    {
      const KithMatch *match = g_ptr_array_index (matches, i);
      gint64 person = kith_card_get_person (match->card);

      if (strcmp (kith_card_get_folds (match->card)[0], folded) != 0)
        continue;
      if (found == NULL)
        found = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (found, person);
    }
  return found;
}

/**
 * kith_desk_parse_scan:
 * @self: the desk
 * @text: what was typed or scanned
 *
 * Cards may be kept with the center's prefix or without: where one of the two is somebody's code, that one is
 * given.
 *
 * Returns: (transfer full) (nullable): the code of a scan, %NULL where @text does not begin with the prefix
 */
char *
kith_desk_parse_scan (KithDesk *self, const char *text)
{
  g_autofree char *cleaned = NULL;
  const char *bare;

  g_return_val_if_fail (KITH_IS_DESK (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  cleaned = kith_text_clean (text, KITH_CARD_MAX_CODE * 2);
  bare = skip_prefix (self, cleaned);
  if (bare == NULL)
    return NULL;
  return g_strdup (lookup_code (self, cleaned) == 0 && lookup_code (self, bare) != 0 ? bare : cleaned);
}

static GPtrArray *
match_code (KithDesk *self, gint64 person)
{
  GPtrArray *matches = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_match_free);
  KithMatch match = { .card = kith_card_index_get (self->index, person),
                      .reason = KITH_MATCH_CODE,
                      .clear = TRUE };

  g_ptr_array_add (matches, kith_match_copy (&match));
  return matches;
}

/* Who has died is for those who may open their record. */
static GPtrArray *
find_names (KithDesk *self, const char *text, guint limit, KithFindFlags flags)
{
  gboolean may_know = kith_session_may (self->session, KITH_ACTION_PERSON_STATE);
  GPtrArray *matches = kith_card_index_find (self->index, text, limit, may_know ? flags : KITH_FIND_DEFAULT);

  for (guint i = matches->len; i > 0; i--)
    {
      const KithCard *card = ((const KithMatch *) g_ptr_array_index (matches, i - 1))->card;

      if (kith_card_get_state (card) == KITH_CARD_DIED &&
          !kith_session_may_open_record (self->session, kith_card_get_person (card)))
        g_ptr_array_remove_index (matches, i - 1);
    }
  return matches;
}

/**
 * kith_desk_match:
 * @self: the desk
 * @text: what was typed or scanned
 * @limit: the most matches to give
 * @flags: whether who has died is found too, by those who may know it
 * @meaning: (out) (optional): what Enter means for it
 *
 * Returns: (transfer full) (element-type KithMatch): the matches, best first
 */
GPtrArray *
kith_desk_match (KithDesk *self,
                 const char *text,
                 guint limit,
                 KithFindFlags flags,
                 KithEntryMeaning *meaning)
{
  g_autofree char *cleaned = NULL;
  KithEntryMeaning found = KITH_ENTRY_EMPTY;
  GPtrArray *matches = NULL;
  gint64 person;

  g_return_val_if_fail (KITH_IS_DESK (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  cleaned = kith_text_clean (text, KITH_TEXT_NAME_MAX);
  person = *cleaned != '\0' ? kith_desk_find_code (self, cleaned) : 0;
  if (person != 0)
    {
      found = KITH_ENTRY_CODE;
      matches = match_code (self, person);
    }
  else if (*cleaned != '\0' && skip_prefix (self, cleaned) != NULL)
    found = KITH_ENTRY_UNKNOWN_CODE;
  else if (*cleaned != '\0' && kith_text_length (cleaned) < SHORTEST)
    found = KITH_ENTRY_TOO_SHORT;
  else if (*cleaned != '\0')
    {
      matches = find_names (self, cleaned, limit, flags);
      found = matches->len == 0                                             ? KITH_ENTRY_NOBODY
              : ((const KithMatch *) g_ptr_array_index (matches, 0))->clear ? KITH_ENTRY_CLEAR
                                                                            : KITH_ENTRY_SEVERAL;
    }

  if (meaning != NULL)
    *meaning = found;
  return matches != NULL ? matches : g_ptr_array_new_with_free_func ((GDestroyNotify) kith_match_free);
}
