/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group: its words for people, and what it must say before it is written down. */

#include "groups/kith-group.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"
#include "base/kith-text.h"

static const KithNamed kinds[] = {
#define KIND(symbol, number, code, label) { number, code, label },
  KITH_GROUP_KINDS (KIND)
#undef KIND
      { 0 },
};

/**
 * kith_group_new:
 *
 * Returns: (transfer full): a group that is not stored, on no day
 */
KithGroup *
kith_group_new (void)
{
  KithGroup *self = g_new0 (KithGroup, 1);

  self->state = KITH_GROUP_ACTIVE;
  self->schedule = kith_group_schedule_new ();
  return self;
}

/**
 * kith_group_copy:
 * @self: a group
 *
 * Returns: (transfer full): the same again
 */
KithGroup *
kith_group_copy (const KithGroup *self)
{
  KithGroup *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->schedule = kith_group_schedule_copy (self->schedule);
  copy->facilitator_account = g_strdup (self->facilitator_account);
  copy->facilitator_words = g_strdup (self->facilitator_words);
  copy->place = g_strdup (self->place);
  return copy;
}

/**
 * kith_group_free:
 * @self: (transfer full) (nullable): a group
 */
void
kith_group_free (KithGroup *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  kith_group_schedule_free (self->schedule);
  g_free (self->facilitator_account);
  g_free (self->facilitator_words);
  g_free (self->place);
  g_free (self);
}

/**
 * kith_group_equal:
 * @a: a group
 * @b: another
 *
 * Returns: whether both say the same, apart from their versions
 */
gboolean
kith_group_equal (const KithGroup *a, const KithGroup *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->id == b->id && g_strcmp0 (a->name, b->name) == 0 && a->kind == b->kind && a->state == b->state &&
         kith_group_schedule_equal (a->schedule, b->schedule) && a->facilitator == b->facilitator &&
         g_strcmp0 (a->facilitator_words, b->facilitator_words) == 0 && g_strcmp0 (a->place, b->place) == 0 &&
         a->capacity == b->capacity;
}

/**
 * kith_group_kind_code:
 * @kind: a kind
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_group_kind_code (KithGroupKind kind)
{
  const KithNamed *row = kith_named_find (kinds, (int) kind);

  return row != NULL ? row->code : "unknown";
}

/**
 * kith_group_kind_label:
 * @kind: a kind
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_group_kind_label (KithGroupKind kind)
{
  const KithNamed *row = kith_named_find (kinds, (int) kind);

  return row != NULL ? _ (row->label) : _ ("Something that this version of Kith does not know");
}

/**
 * kith_group_kind_parse:
 * @code: a code
 * @kind: (out): its kind
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such a kind
 */
gboolean
kith_group_kind_parse (const char *code, KithGroupKind *kind, GError **error)
{
  g_autofree char *known = NULL;
  int number;

  g_return_val_if_fail (code != NULL && kind != NULL, FALSE);

  if (kith_named_parse (kinds, code, &number))
    {
      *kind = (KithGroupKind) number;
      return TRUE;
    }
  known = kith_named_list_codes (kinds);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no kind of group; there are: %s."), code,
               known);
  return FALSE;
}

/**
 * kith_group_get_facilitator:
 * @self: a group
 *
 * Returns: (transfer none): who leads it, "" where that is not said
 */
const char *
kith_group_get_facilitator (const KithGroup *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->facilitator_words != NULL)
    return self->facilitator_words;
  return self->facilitator_account != NULL ? self->facilitator_account : "";
}

static void
clean_line (char **text, gsize max_chars)
{
  g_autofree char *clean = kith_text_clean (*text != NULL ? *text : "", max_chars);

  g_free (*text);
  *text = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * kith_group_clean:
 * @self: a group
 * @rollover: of the center's day, in minutes
 *
 * Takes out what is no text; what is blank then is nothing. Times of the night go to the day that they belong
 * to.
 */
void
kith_group_clean (KithGroup *self, guint rollover)
{
  g_return_if_fail (self != NULL);

  clean_line (&self->name, KITH_TEXT_NAME_MAX);
  clean_line (&self->facilitator_words, KITH_TEXT_NAME_MAX);
  clean_line (&self->place, KITH_TEXT_NAME_MAX);
  kith_group_schedule_fit (self->schedule, rollover);
}

/* Always FALSE. */
static gboolean
refuse (KithGroupPart *at, KithGroupPart part, GError **error, const char *sentence)
{
  if (at != NULL)
    *at = part;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * kith_group_check:
 * @self: a group
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: whether it says all it must
 */
gboolean
kith_group_check (const KithGroup *self, KithGroupPart *part, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->name == NULL || kith_text_is_blank (self->name))
    return refuse (part, KITH_GROUP_PART_NAME, error, _ ("Say what the group is called."));
  if (g_str_equal (kith_group_kind_code (self->kind), "unknown"))
    return refuse (part, KITH_GROUP_PART_KIND, error, _ ("Say what kind of group it is."));
  if (self->facilitator != 0 && self->facilitator_words != NULL)
    return refuse (part, KITH_GROUP_PART_FACILITATOR, error,
                   _ ("Say who leads the group either by account or in words."));
  if (self->capacity < 0 || self->capacity > KITH_GROUP_MAX_CAPACITY)
    return refuse (part, KITH_GROUP_PART_CAPACITY, error,
                   _ ("Say for how many there is room, or nothing where anybody may join."));
  if (!kith_group_schedule_check (self->schedule, error))
    {
      if (part != NULL)
        *part = KITH_GROUP_PART_SCHEDULE;
      return FALSE;
    }
  return TRUE;
}
