/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: what somebody agreed to, with the words that were read and how they signed. */

#include "people/kith-holding-reading.h"

#include <glib/gi18n-lib.h>

#include "people/kith-consent-wording.h"
#include "people/kith-consents.h"

/* Permanent, as the numbers that are sealed. */
static const char *const signature_codes[] = { "aloud", "typed", "drawn" };
static const char *const state_codes[] = { "in-force", "later", "expired", "revoked" };

/* Each text of a consent: what it is, and whether it is somebody else by what it is. */
static const struct
{
  KithConsentText text;
  const char *code;
  const char *label;
  gboolean about_other;
} texts[] = {
  { KITH_CONSENT_TEXT_RECIPIENT, "recipient", N_ ("With whom"), FALSE },
  { KITH_CONSENT_TEXT_PURPOSE, "purpose", N_ ("What for"), FALSE },
  { KITH_CONSENT_TEXT_EVENT, "event", N_ ("What ends it"), FALSE },
  { KITH_CONSENT_TEXT_SIGNED_NAME, "signed-name", N_ ("Signed by typing the name"), FALSE },
  { KITH_CONSENT_TEXT_GUARDIAN, "guardian", N_ ("Who agreed in your place"), TRUE },
  { KITH_CONSENT_TEXT_GUARDIAN_WHO, "guardian-who", N_ ("Who that is to you"), TRUE },
};

static guint
find_record (const KithHoldingReading *reading, gint64 person)
{
  for (guint i = 0; i < reading->records->len; i++)
    if (g_array_index (reading->records, gint64, i) == person)
      return i;
  return 0;
}

static const char *
state_words (KithConsentState state)
{
  switch (state)
    {
    case KITH_CONSENT_STATE_REVOKED:
      return _ ("taken back");
    case KITH_CONSENT_STATE_EXPIRED:
      return _ ("over");
    case KITH_CONSENT_STATE_LATER:
      return _ ("begins later");
    case KITH_CONSENT_STATE_IN_FORCE:
    default:
      return _ ("in force");
    }
}

static char *
describe (const KithConsent *consent, KithConsentState state)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *scope = kith_scope_describe (consent->scope);

  if (consent->scope != KITH_SCOPE_NOTHING)
    /* Translators: %s is a list of what may be shared */
    g_string_append_printf (text, _ ("What may be shared: %s."), scope);
  if (consent->until != KITH_DAY_NONE)
    {
      g_autofree char *until = kith_day_format_long (consent->until);

      g_string_append_printf (text, _ (" It holds until %s."), until);
    }
  if (consent->part2)
    g_string_append (text, _ (" It is one under 42 CFR Part 2."));
  if (consent->signature == KITH_SIGNED_ALOUD)
    g_string_append (text, _ (" Said aloud, not signed."));
  /* Translators: %s is "in force", "over" and the like */
  g_string_append_printf (text, _ (" Today: %s."), state_words (state));
  return g_strdup (g_strchug (text->str));
}

static void
add_data (KithHoldingEntry *entry, const KithConsent *consent, KithConsentState state)
{
  g_auto (GStrv) scope = kith_scope_to_codes (consent->scope);
  GVariantDict data;

  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "kind", kith_consent_kind_code (consent->kind));
  g_variant_dict_insert_value (&data, "scope", g_variant_new_strv ((const char *const *) scope, -1));
  kith_holding_data_day (&data, "from", consent->day);
  kith_holding_data_day (&data, "until", consent->until);
  kith_holding_data_day (&data, "written", consent->written_day);
  kith_holding_data_text (&data, "signature",
                          signature_codes[MIN (consent->signature, G_N_ELEMENTS (signature_codes) - 1)]);
  kith_holding_data_text (&data, "state", state_codes[MIN (state, G_N_ELEMENTS (state_codes) - 1)]);
  g_variant_dict_insert (&data, "part2", "b", consent->part2);
  g_variant_dict_insert (&data, "wording", "u", (guint32) consent->wording);
  kith_holding_entry_set_data (entry, &data);
}

static void
add_texts (const KithHoldingReading *reading, const KithConsent *consent, guint record)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *value = kith_consent_get_text (consent, texts[i].text);
      g_autofree char *place = kith_holding_place (consent->id, NULL);
      KithHoldingEntry *entry;

      if (*value == '\0')
        continue;
      entry = kith_holding_add (reading->holding, texts[i].code, place, _ (texts[i].label), value);
      entry->source = kith_holding_source (reading, record, NULL, NULL);
      kith_holding_entry_judge (entry, reading->others);
      if (texts[i].about_other)
        entry->third_party = KITH_THIRD_PARTY_FIELD;
    }
}

static void
add_end (const KithHoldingReading *reading, const KithConsent *consent, guint record)
{
  g_autofree char *place = kith_holding_place (consent->id, NULL);
  g_autofree char *day = NULL;
  KithHoldingEntry *entry;

  if (kith_consent_get_state (consent, reading->holding->day) != KITH_CONSENT_STATE_REVOKED)
    return;
  day = consent->ended_day > 0 ? kith_day_format_long (consent->ended_day)
                               : g_strdup (_ ("a day that cannot be read"));
  entry = kith_holding_add (reading->holding, "ended", place, _ ("Taken back"), day);
  entry->day = consent->ended_day;
  if (consent->ended_by != NULL)
    kith_holding_entry_judge (kith_holding_add (reading->holding, "ended-by", place, _ ("Who took it back"),
                                                consent->ended_by),
                              reading->others);
  if (consent->ended_note != NULL)
    kith_holding_entry_judge (kith_holding_add (reading->holding, "ended-note", place,
                                                _ ("What was said about it"), consent->ended_note),
                              reading->others);
}

static void
add_consent (const KithHoldingReading *reading, const KithConsent *consent)
{
  KithConsentState state = kith_consent_get_state (consent, reading->holding->day);
  guint record = find_record (reading, consent->person);
  g_autofree char *place = kith_holding_place (consent->id, NULL);
  g_autofree char *value = describe (consent, state);
  KithHoldingEntry *entry = kith_holding_add (
      reading->holding, "agreement", place,
      consent->kind != KITH_CONSENT_KIND_NONE ? kith_consent_kind_label (consent->kind) : _ ("Agreement"),
      value);

  entry->day = consent->day;
  entry->source =
      kith_holding_source (reading, record, consent->at_desk ? _ ("written down at the desk") : NULL, NULL);
  add_data (entry, consent, state);
  add_texts (reading, consent, record);
  if (consent->strokes != NULL)
    {
      entry =
          kith_holding_add_strokes (reading->holding, "signature", place, _ ("Signature"), consent->strokes);
      if (*kith_consent_get_text (consent, KITH_CONSENT_TEXT_GUARDIAN) != '\0')
        entry->third_party = KITH_THIRD_PARTY_FIELD;
    }
  add_end (reading, consent, record);
  kith_holding_add_extras (reading, record, consent->id, consent->extras);
}

/* Words that several agreements share stand there once. */
static gboolean
add_wordings (const KithHoldingReading *reading, GPtrArray *consents, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < consents->len; i++)
    {
      const KithConsent *consent = g_ptr_array_index (consents, i);
      g_autoptr (KithConsentWording) words = NULL;
      g_autofree char *place = NULL;
      g_autofree char *label = NULL;
      KithHoldingEntry *entry;
      GVariantDict data;

      if (consent->kind == KITH_CONSENT_KIND_NONE || consent->wording == 0)
        continue;
      place = g_strdup_printf ("%s.%u", kith_consent_kind_code (consent->kind), consent->wording);
      if (!g_hash_table_add (done, g_strdup (place)))
        continue;
      words = kith_consent_wording_get (kith_session_get_store (reading->session), consent->kind,
                                        consent->wording, error);
      if (words == NULL)
        return FALSE;
      /* Translators: a kind of consent, and which of the center's words for it */
      label =
          g_strdup_printf (_ ("%s, words no. %u"), kith_consent_kind_label (consent->kind), words->number);
      entry = kith_holding_add (reading->holding, "wording", place, label, words->words);
      entry->day = words->day;
      g_variant_dict_init (&data, NULL);
      kith_holding_data_text (&data, "kind", kith_consent_kind_code (consent->kind));
      g_variant_dict_insert (&data, "wording", "u", (guint32) words->number);
      kith_holding_entry_set_data (entry, &data);
    }
  return TRUE;
}

/**
 * kith_holding_read_consents:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Adds what they agreed to, newest first, and the words of it. The reading is in the log.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_consents (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) consents = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  consents = kith_consents_list (reading->session, reading->holding->person, error);
  if (consents == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "agreements", _ ("What you agreed to"));
  for (guint i = 0; i < consents->len; i++)
    add_consent (reading, g_ptr_array_index (consents, i));
  kith_holding_begin_section (reading->holding, "wordings", _ ("The words you agreed to"));
  return add_wordings (reading, consents, error);
}
