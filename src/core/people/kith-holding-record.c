/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: the record as such, what somebody is called, and what keeps the record from being erased. */

#include "people/kith-holding-reading.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "base/kith-id.h"
#include "people/kith-legal-holds.h"
#include "people/kith-people-queries.h"
#include "people/kith-people.h"
#include "people/kith-person-standing.h"
#include "session/kith-guards.h"

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gint64
get_record (const KithHoldingReading *reading, guint i)
{
  return g_array_index (reading->records, gint64, i);
}

/* As it stands today; what is being erased has no copy made of it but may be looked at. */
static char *
describe_state (const KithCard *card, const KithStanding *standing)
{
  return kith_card_get_state (card) == KITH_CARD_HIDDEN ? g_strdup (_ ("being erased"))
                                                        : kith_standing_describe (standing);
}

static gboolean
add_began (const KithHoldingReading *reading, guint i, const KithCard *card, GError **error)
{
  static const char *const codes[] = { "active", "away", "died" };
  gint64 record = get_record (reading, i), began;
  g_autofree char *place = kith_holding_place (record, NULL);
  g_autofree char *number = kith_id_format (record);
  g_autofree char *day = NULL;
  g_autofree char *state = NULL;
  KithHoldingEntry *entry;
  KithStanding standing;
  GVariantDict data;

  if (!kith_db_get_int64 (reading->db, &began, error, KITH_SQL_PERSON_BEGAN, "i", record) ||
      !kith_standing_read (reading->db, record, reading->holding->day, &standing, error))
    return FALSE;
  state = describe_state (card, &standing);
  day = kith_day_format_long ((KithDay) began);
  entry = kith_holding_add (reading->holding, "record", place, _ ("Number of the record"), number);
  entry->source = kith_holding_source (reading, i, state, NULL);
  entry->day = (KithDay) began;
  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "record", number);
  kith_holding_data_day (&data, "began", (KithDay) began);
  kith_holding_data_text (&data, "state",
                          kith_card_get_state (card) == KITH_CARD_HIDDEN ? "erasing" : codes[standing.state]);
  kith_holding_data_day (&data, "away-until", standing.away_until);
  kith_holding_entry_set_data (entry, &data);
  return TRUE;
}

/* How often it was decided, never about whom. */
static gboolean
add_pairs (const KithHoldingReading *reading, guint i, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (reading->db, KITH_SQL_PAIRS_DECIDED, error);
  gint64 record = get_record (reading, i);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", record);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithPairState state = (KithPairState) kith_stmt_get_int64 (stmt, 0);
      guint n = (guint) kith_stmt_get_int64 (stmt, 1);
      g_autofree char *place =
          kith_holding_place (record, state == KITH_PAIR_DISTINCT ? "distinct" : "unresolved");
      g_autofree char *value = NULL;
      KithHoldingEntry *entry;

      if (state != KITH_PAIR_DISTINCT && state != KITH_PAIR_UNRESOLVED)
        continue;
      value = g_strdup_printf (
          state == KITH_PAIR_DISTINCT
              ? ngettext ("Another record looked like yours. Somebody decided that it is not.",
                          "%u other records looked like yours. Somebody decided that they are not.", n)
              : ngettext ("Another record looks as if it could be yours. Nobody has decided yet.",
                          "%u other records look as if they could be yours. Nobody has decided yet.", n),
          n);
      entry = kith_holding_add (reading->holding, "alike", place, _ ("Records that look alike"), value);
      entry->source = kith_holding_source (reading, i, NULL, NULL);
    }
  return step == KITH_STEP_DONE;
}

/* Why is for whoever may set one to tell; that there is one, and until when, for everybody. */
static gboolean
add_holds (const KithHoldingReading *reading, guint i, GError **error)
{
  gint64 record = get_record (reading, i);
  g_autoptr (GPtrArray) holds = NULL;

  if (!kith_session_may (reading->session, KITH_ACTION_PERSON_HOLD))
    return TRUE;
  holds = kith_legal_holds_list (reading->session, record, error);
  for (guint j = 0; holds != NULL && j < holds->len; j++)
    {
      const KithLegalHold *hold = g_ptr_array_index (holds, j);
      g_autofree char *place = kith_holding_place (hold->id, NULL);
      KithHoldingEntry *entry =
          kith_holding_add (reading->holding, "hold-reason", place, _ ("Why it must be kept"), hold->reason);

      entry->day = hold->day;
      entry->source = kith_holding_source (reading, i, NULL, hold->who);
      kith_holding_entry_judge (entry, reading->others);
    }
  return holds != NULL;
}

static gboolean
add_held_until (const KithHoldingReading *reading, GError **error)
{
  g_autofree char *day = NULL;
  KithHoldingEntry *entry;
  GVariantDict data;
  KithDay until;

  if (!kith_legal_holds_until (reading->session, reading->holding->person, &until, error))
    return FALSE;
  if (until == KITH_DAY_NONE)
    return TRUE;
  day = kith_day_format_long (until);
  entry = kith_holding_add (reading->holding, "held-until", NULL, _ ("Must be kept until"), day);
  if (!kith_session_may (reading->session, KITH_ACTION_PERSON_HOLD))
    entry->source = g_strdup (_ ("a coordinator can tell you why"));
  g_variant_dict_init (&data, NULL);
  kith_holding_data_day (&data, "until", until);
  kith_holding_entry_set_data (entry, &data);
  return TRUE;
}

/* What somebody who works here declared about themself is theirs as well. */
static gboolean
add_guards (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) guards = kith_guards_list (reading->session, reading->holding->person, error);

  for (guint i = 0; guards != NULL && i < guards->len; i++)
    {
      const KithGuard *guard = g_ptr_array_index (guards, i);
      g_autofree char *place = kith_holding_place (guard->id, NULL);
      g_autofree char *value =
          g_strdup_printf ("%s · %s", guard->account_name, kith_guard_kind_label (guard->kind));
      KithHoldingEntry *entry =
          kith_holding_add (reading->holding, "guard", place, _ ("Who must not open your record"), value);
      GVariantDict data;

      entry->day = guard->day;
      entry->source = kith_holding_source (reading, 0, NULL, guard->who);
      if (guard->kind == KITH_GUARD_CONFLICT)
        entry->third_party = KITH_THIRD_PARTY_FIELD;
      g_variant_dict_init (&data, NULL);
      kith_holding_data_text (&data, "account", guard->account_name);
      kith_holding_data_text (&data, "kind", kith_guard_kind_code (guard->kind));
      kith_holding_entry_set_data (entry, &data);
    }
  return guards != NULL;
}

static void
add_word (const KithHoldingReading *reading,
          guint i,
          const char *code,
          const char *part,
          const char *label,
          const char *value,
          gboolean own)
{
  g_autofree char *place = kith_holding_place (get_record (reading, i), part);
  KithHoldingEntry *entry;

  if (is_blank (value))
    return;
  entry = kith_holding_add (reading->holding, code, place, label, value);
  entry->source = kith_holding_source (reading, i, NULL, NULL);
  /* Their own names are not somebody else's, whatever they look like. */
  if (!own)
    kith_holding_entry_judge (entry, reading->others);
}

static void
add_card (const KithHoldingReading *reading, guint i, const KithCard *card)
{
  const char *const *aliases = kith_card_get_aliases (card);
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_card_to_content (card));
  g_autoptr (GVariant) extras = g_variant_get_child_value (content, g_variant_n_children (content) - 1);

  add_word (reading, i, "name", NULL, _ ("What to call you"), kith_card_get_name (card), TRUE);
  add_word (reading, i, "pronouns", NULL, _ ("Pronouns"), kith_card_get_pronouns (card), TRUE);
  for (guint j = 0; aliases != NULL && aliases[j] != NULL; j++)
    {
      g_autofree char *part = g_strdup_printf ("%u", j);

      add_word (reading, i, "alias", part, _ ("Another name you go by"), aliases[j], TRUE);
    }
  add_word (reading, i, "disambiguator", NULL, _ ("What tells you from a namesake"),
            kith_card_get_disambiguator (card), FALSE);
  add_word (reading, i, "code", NULL, _ ("Code on your card"), kith_card_get_code (card), TRUE);
  kith_holding_add_extras (reading, i, get_record (reading, i), extras);
}

static void
read_own_name (const KithHoldingReading *reading, const KithCard *card)
{
  if (reading->holding->name == NULL)
    reading->holding->name = g_strdup (kith_card_get_name (card));
}

/**
 * kith_holding_read_record:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_DAMAGED
 *
 * Adds the records as such and their cards, each as it is written.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_record (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_card_unref);
  g_autoptr (KithPeople) people = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  if (!kith_session_demand (reading->session, KITH_ACTION_INTAKE_READ, error))
    return FALSE;
  people = kith_people_new (reading->session);
  kith_holding_begin_section (reading->holding, "record", _ ("Your record"));
  for (guint i = 0; i < reading->records->len; i++)
    {
      KithCard *card = kith_people_get_card (people, get_record (reading, i), NULL, error);

      if (card == NULL)
        return FALSE;
      g_ptr_array_add (cards, card);
      read_own_name (reading, card);
      if (!add_began (reading, i, card, error) || !add_pairs (reading, i, error) ||
          !add_holds (reading, i, error))
        return FALSE;
    }
  if (!add_held_until (reading, error) || !add_guards (reading, error))
    return FALSE;
  kith_holding_begin_section (reading->holding, "card", _ ("What we call you"));
  for (guint i = 0; i < cards->len; i++)
    add_card (reading, i, g_ptr_array_index (cards, i));
  return TRUE;
}
