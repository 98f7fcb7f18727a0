/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A check-in, what it must say, and what of it is sealed. */

#include "goals/kith-check-in.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"
#include "base/kith-text.h"

#define KEY_WORDS "words"
#define KEY_WAYS "ways"

static const KithNamed states[] = {
  { KITH_CHECK_IN_OPEN, "open", N_ ("To be asked") },
  { KITH_CHECK_IN_ENDED, "ended", N_ ("Nobody is to ask") },
  { 0 },
};

static gpointer
copy_contact (gconstpointer contact, gpointer data)
{
  return kith_check_in_contact_copy (contact);
}

/**
 * kith_check_in_new:
 * @person: whom somebody is to ask
 *
 * Returns: (transfer full): a check-in that is not stored, in person
 */
KithCheckIn *
kith_check_in_new (gint64 person)
{
  KithCheckIn *self = g_new0 (KithCheckIn, 1);

  self->person = person;
  self->day = KITH_DAY_NONE;
  self->due_day = KITH_DAY_NONE;
  self->ways = KITH_WAYS_IN_PERSON;
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_check_in_contact_free);
  return self;
}

/**
 * kith_check_in_copy:
 * @self: a check-in
 *
 * Returns: (transfer full): the same again
 */
KithCheckIn *
kith_check_in_copy (const KithCheckIn *self)
{
  KithCheckIn *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->worker_name = g_strdup (self->worker_name);
  copy->planned_by = g_strdup (self->planned_by);
  copy->words = g_strdup (self->words);
  copy->extras = g_variant_ref (self->extras);
  copy->contacts = g_ptr_array_copy (self->contacts, (GCopyFunc) copy_contact, NULL);
  g_ptr_array_set_free_func (copy->contacts, (GDestroyNotify) kith_check_in_contact_free);
  return copy;
}

/**
 * kith_check_in_free:
 * @self: (transfer full) (nullable): a check-in
 */
void
kith_check_in_free (KithCheckIn *self)
{
  if (self == NULL)
    return;
  g_free (self->worker_name);
  g_free (self->planned_by);
  g_free (self->words);
  g_variant_unref (self->extras);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

/**
 * kith_check_in_state_code:
 * @state: a state
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_check_in_state_code (KithCheckInState state)
{
  const KithNamed *row = kith_named_find (states, (int) state);

  return row != NULL ? row->code : state == KITH_CHECK_IN_TAKEN_BACK ? "taken-back" : "unknown";
}

/**
 * kith_check_in_state_label:
 * @state: a state
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_check_in_state_label (KithCheckInState state)
{
  const KithNamed *row = kith_named_find (states, (int) state);

  if (row != NULL)
    return _ (row->label);
  return state == KITH_CHECK_IN_TAKEN_BACK ? _ ("Written down by mistake and taken back")
                                           : _ ("Something that this version of Kith does not know");
}

/**
 * kith_check_in_is_overdue:
 * @self: a check-in
 * @today: the center's day
 *
 * Returns: whether somebody should have asked before today
 */
gboolean
kith_check_in_is_overdue (const KithCheckIn *self, KithDay today)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state == KITH_CHECK_IN_OPEN && self->due_day != KITH_DAY_NONE && self->due_day < today;
}

/**
 * kith_check_in_clean:
 * @self: a check-in
 *
 * Takes out what is no text; what is blank then is nothing.
 */
void
kith_check_in_clean (KithCheckIn *self)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (self != NULL);

  clean = kith_text_clean_lines (self->words != NULL ? self->words : "", KITH_TEXT_LONG_MAX);
  g_free (self->words);
  self->words = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* Always FALSE. */
static gboolean
refuse (KithCheckInPart *at, KithCheckInPart part, GError **error, const char *sentence)
{
  if (at != NULL)
    *at = part;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * kith_check_in_check:
 * @self: a check-in
 * @permitted: how the person may be asked
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: whether it says all it must, and asks as the person permits
 */
gboolean
kith_check_in_check (const KithCheckIn *self,
                     KithContactWays permitted,
                     KithDay today,
                     KithCheckInPart *part,
                     GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!kith_day_is_valid (self->due_day) || self->due_day < today)
    return refuse (part, KITH_CHECK_IN_PART_DUE, error, _ ("Choose a day to ask: today or later."));
  if (self->ways == KITH_WAYS_NONE)
    return refuse (part, KITH_CHECK_IN_PART_WAYS, error, _ ("Say how they are to be asked."));
  if (((guint) self->ways & ~(guint) permitted) != 0)
    return refuse (
        part, KITH_CHECK_IN_PART_WAYS, error,
        _ ("The person has not said that they may be reached so. Ask in person, or ask them first."));
  return TRUE;
}

/**
 * kith_check_in_check_contact:
 * @self: the check-in
 * @contact: what is to be added to it
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * What was done is written down whether or not it was permitted.
 *
 * Returns: whether the contact says all it must
 */
gboolean
kith_check_in_check_contact (const KithCheckIn *self,
                             const KithCheckInContact *contact,
                             KithDay today,
                             KithCheckInPart *part,
                             GError **error)
{
  KithDay day;
  gboolean asked;

  g_return_val_if_fail (self != NULL && contact != NULL, FALSE);

  day = contact->day != KITH_DAY_NONE ? contact->day : today;
  asked = contact->outcome != KITH_CONTACT_NOT_NEEDED;
  if (!kith_day_is_valid (day) || day > today || day < self->day)
    return refuse (part, KITH_CHECK_IN_PART_DAY, error,
                   _ ("Choose a day from the one on which it was planned until today."));
  if (!kith_contact_outcome_is_known (contact->outcome))
    return refuse (part, KITH_CHECK_IN_PART_OUTCOME, error, _ ("Say what came of it."));
  if (asked ? !kith_contact_way_is_known (contact->way) : contact->way != KITH_WAY_NONE)
    return refuse (part, KITH_CHECK_IN_PART_WAY, error,
                   asked ? _ ("Say how they were asked.") : _ ("Nobody was asked, so leave out how."));
  if (contact->next_day != KITH_DAY_NONE &&
      (!asked || !kith_day_is_valid (contact->next_day) || contact->next_day < day))
    return refuse (part, KITH_CHECK_IN_PART_NEXT, error,
                   asked ? _ ("The next time is on that day or later.")
                         : _ ("There is no next time where it is not needed any more."));
  return TRUE;
}

/**
 * kith_check_in_to_content:
 * @self: a check-in
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_check_in_to_content (const KithCheckIn *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  g_variant_dict_insert (&content, KEY_WAYS, "u", (guint32) self->ways);
  if (self->words != NULL)
    g_variant_dict_insert (&content, KEY_WORDS, "s", self->words);
  return g_variant_dict_end (&content);
}

/**
 * kith_check_in_take_content:
 * @self: a check-in as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * What cannot be read is kept as it is.
 *
 * Returns: whether @self has it now
 */
gboolean
kith_check_in_take_content (KithCheckIn *self, GVariant *content, GError **error)
{
  GVariantDict dict;
  guint32 ways;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, _ ("A check-in is damaged."));
      return FALSE;
    }
  g_variant_dict_init (&dict, content);
  self->ways = KITH_WAYS_NONE;
  if (g_variant_dict_lookup (&dict, KEY_WAYS, "u", &ways))
    {
      self->ways = (KithContactWays) ways;
      g_variant_dict_remove (&dict, KEY_WAYS);
    }
  if (g_variant_dict_lookup (&dict, KEY_WORDS, "s", &self->words))
    g_variant_dict_remove (&dict, KEY_WORDS);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}
