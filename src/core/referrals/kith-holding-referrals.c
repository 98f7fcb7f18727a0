/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: where somebody was referred to, how it went and who was told what; what was taken back too.
 */

#include "referrals/kith-holding-referrals.h"

#include <glib/gi18n-lib.h>

#include "referrals/kith-referrals.h"

static KithHoldingEntry *
add_text (const KithHoldingReading *reading,
          gint64 row,
          const char *code,
          const char *label,
          const char *value)
{
  g_autofree char *place = kith_holding_place (row, NULL);
  KithHoldingEntry *entry;

  if (value == NULL)
    return NULL;
  entry = kith_holding_add (reading->holding, code, place, label, value);
  kith_holding_entry_judge (entry, reading->others);
  return entry;
}

static void
set_data (KithHoldingEntry *entry, const KithReferral *referral)
{
  GVariantDict data;

  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "kind", kith_referral_kind_code (referral->kind));
  kith_holding_data_text (&data, "state", kith_referral_state_code (referral->state));
  kith_holding_data_text (&data, "reason", kith_referral_reason_code (referral->reason));
  kith_holding_data_day (&data, "since", referral->state_day);
  kith_holding_data_day (&data, "follow-up", referral->due_day);
  if (referral->resource != 0)
    g_variant_dict_insert (&data, "resource", "x", referral->resource);
  kith_holding_entry_set_data (entry, &data);
}

static void
set_step_data (KithHoldingEntry *entry, const KithReferralStep *step)
{
  GVariantDict data;

  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "state", kith_referral_state_code (step->state));
  kith_holding_data_text (&data, "reason", kith_referral_reason_code (step->reason));
  kith_holding_data_day (&data, "follow-up", step->due_day);
  g_variant_dict_insert (&data, "taken-back", "b", step->taken_back);
  kith_holding_entry_set_data (entry, &data);
}

static char *
describe_step (const KithReferralStep *step)
{
  const char *reason = kith_referral_reason_label (step->reason);
  const char *state = kith_referral_state_label (step->state);
  g_autofree char *words = *reason == '\0' ? g_strdup (state)
                                           /* Translators: what became of a referral, and why */
                                           : g_strdup_printf (_ ("%s: %s"), state, reason);

  if (!step->taken_back)
    return g_steal_pointer (&words);
  /* Translators: %s is how far a referral had come, written down by mistake */
  return g_strdup_printf (_ ("%s (a mistake, taken back)"), words);
}

static void
add_told (const KithHoldingReading *reading, const KithReferralStep *step)
{
  g_autofree char *scope = NULL;
  g_autofree char *whom = NULL;
  KithHoldingEntry *entry;

  if (step->recipient == NULL)
    return;
  scope = kith_scope_describe (step->scope | KITH_SCOPE_REFERRALS);
  /* Translators: who was told, what for, and of what ("referrals, notes") */
  whom = g_strdup_printf (_ ("%s; for: %s; of: %s"), step->recipient,
                          step->purpose != NULL ? step->purpose : "", scope);
  entry = add_text (reading, step->id, "referral-told-whom", _ ("Who was told"), whom);
  entry->day = step->day;
  add_text (reading, step->id, "referral-told", _ ("What they were told"), step->told);
}

static void
add_step (const KithHoldingReading *reading, guint record, const KithReferralStep *step)
{
  g_autofree char *place = kith_holding_place (step->id, NULL);
  g_autofree char *value = describe_step (step);
  KithHoldingEntry *entry =
      kith_holding_add (reading->holding, "referral-step", place, _ ("How it went"), value);

  entry->day = step->day;
  entry->source = kith_holding_source (reading, record, NULL, step->by);
  set_step_data (entry, step);
  add_text (reading, step->id, "referral-words", _ ("What was said"), step->words);
  add_told (reading, step);
  kith_holding_add_extras (reading, record, step->id, step->extras);
}

static void
add_referral (const KithHoldingReading *reading, const KithReferral *referral)
{
  guint record = kith_holding_find_record (reading, referral->person);
  g_autofree char *place = kith_holding_place (referral->id, NULL);
  g_autofree char *state = kith_referral_describe_state (referral);
  KithHoldingEntry *entry = kith_holding_add (reading->holding, "referral", place,
                                              kith_referral_kind_label (referral->kind), state);

  entry->day = referral->day;
  entry->source = kith_holding_source (reading, record, NULL, referral->made_by);
  set_data (entry, referral);
  add_text (reading, referral->id, "referral-name", _ ("Where to"), referral->name);
  add_text (reading, referral->id, "referral-contact", _ ("Whom to ask for there"), referral->contact);
  add_text (reading, referral->id, "referral-asked", _ ("What for"), referral->asked);
  kith_holding_add_extras (reading, record, referral->id, referral->extras);
  for (guint i = 0; i < referral->steps->len; i++)
    add_step (reading, record, g_ptr_array_index (referral->steps, i));
}

/**
 * kith_holding_read_referrals:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Adds where they were referred to, newest first, each with how it went. The reading is in the log.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_referrals (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  all = kith_referrals_list (reading->session, reading->holding->person, error);
  if (all == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "referrals", _ ("Where you were referred to"));
  for (guint i = 0; i < all->len; i++)
    add_referral (reading, g_ptr_array_index (all, i));
  return TRUE;
}
