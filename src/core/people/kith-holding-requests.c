/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: what somebody asked for and what became of it; and, beside what they are about, their words
 * that it is not right. Read after everything else, since it stands among that. */

#include "people/kith-holding-reading.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "people/kith-merge-choices.h"
#include "people/kith-record-field.h"
#include "people/kith-requests.h"

/* Where something of a record stands in a holding: for a code, or for all that begin with it. */
static const struct
{
  const char *field;
  const char *section;
  const char *code;
  const char *key; /* (nullable): of the data, which says what follows the field, or the field itself */
} places[] = {
  { KITH_MERGE_NAME, "card", "name", NULL },
  { KITH_MERGE_PRONOUNS, "card", "pronouns", NULL },
  { KITH_MERGE_ALIASES, "card", "alias", NULL },
  { KITH_MERGE_DISAMBIGUATOR, "card", "disambiguator", NULL },
  { KITH_MERGE_CODE, "card", "code", NULL },
  { KITH_MERGE_STATE, "record", "record", NULL },
  { KITH_MERGE_INTERPRETER, "intake", "answer", "question" },
  { KITH_FIELD_CONTACT, "contacts", "contact", "kind" },
  { KITH_MERGE_QUESTION, "intake", "answer", "question" },
  { KITH_FIELD_AGREEMENT, "agreements", "agreement", "kind" },
  { KITH_FIELD_VISIT, "visits", "visit", "day" },
};

typedef struct
{
  const char *section;
  const char *code;
  const char *key;   /* (nullable) */
  const char *value; /* of the key */
} Place;

static Place
find_place (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gsize length = strlen (places[i].field);
      gboolean many = places[i].field[length - 1] == ':';

      if (many ? g_str_has_prefix (field, places[i].field) : g_str_equal (field, places[i].field))
        return (Place){ places[i].section, places[i].code, places[i].key, many ? field + length : field };
    }
  return (Place){ "intake", field, NULL, NULL };
}

static gboolean
is_at (const Place *place, const KithHoldingEntry *entry)
{
  const char *value = NULL;

  if (!g_str_equal (entry->code, place->code))
    return FALSE;
  return place->key == NULL ||
         (entry->data != NULL && g_variant_lookup (entry->data, place->key, "&s", &value) &&
          g_str_equal (value, place->value));
}

/* That of the record it was said of, or else of another one of theirs. */
static KithHoldingEntry *
find_entry (KithHolding *holding, const KithRequest *request)
{
  Place place = find_place (request->field);
  g_autofree char *own = g_strdup_printf ("%s.%s.%" PRId64 ".", place.section, place.code, request->person);
  KithHoldingEntry *found = NULL;

  for (guint i = 0; i < holding->sections->len; i++)
    {
      const KithHoldingSection *section = g_ptr_array_index (holding->sections, i);

      for (guint j = 0; g_str_equal (section->code, place.section) && j < section->entries->len; j++)
        {
          KithHoldingEntry *entry = g_ptr_array_index (section->entries, j);

          if (!is_at (&place, entry))
            continue;
          if (g_str_has_prefix (entry->id, own))
            return entry;
          if (found == NULL)
            found = entry;
        }
    }
  return found;
}

static guint
find_record (const KithHoldingReading *reading, gint64 person)
{
  for (guint i = 0; i < reading->records->len; i++)
    if (g_array_index (reading->records, gint64, i) == person)
      return i;
  return 0;
}

static void
set_data (KithHoldingEntry *entry, const KithRequest *request)
{
  GVariantDict data;

  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "kind", kith_request_kind_code (request->kind));
  kith_holding_data_text (&data, "outcome", kith_request_outcome_code (request->outcome, request->objects));
  kith_holding_data_text (&data, "field", request->field);
  kith_holding_data_day (&data, "due", request->due_day);
  kith_holding_data_day (&data, "closed", request->closed_day);
  kith_holding_entry_set_data (entry, &data);
}

static void
finish (const KithHoldingReading *reading, KithHoldingEntry *entry, const KithRequest *request)
{
  entry->day = request->day;
  entry->source =
      kith_holding_source (reading, find_record (reading, request->person),
                           request->at_desk ? _ ("written down at the desk") : NULL, request->taken_by);
}

static gboolean
add_beside (const KithHoldingReading *reading, const KithRequest *request)
{
  KithHoldingEntry *about = kith_request_stands (request) && request->field != NULL && request->words != NULL
                                ? find_entry (reading->holding, request)
                                : NULL;
  g_autofree char *place = kith_holding_place (request->id, NULL);
  KithHoldingEntry *entry;

  if (about == NULL)
    return FALSE;
  entry = kith_holding_add_after (reading->holding, about, "objection", place,
                                  _ ("You said this is not right"), request->words);
  finish (reading, entry, request);
  set_data (entry, request);
  kith_holding_entry_judge (entry, reading->others);
  return TRUE;
}

static KithHoldingEntry *
add_said (const KithHoldingReading *reading,
          const KithRequest *request,
          const char *code,
          const char *label,
          const char *value)
{
  g_autofree char *place = kith_holding_place (request->id, NULL);
  KithHoldingEntry *entry;

  if (value == NULL)
    return NULL;
  entry = kith_holding_add (reading->holding, code, place, label, value);
  kith_holding_entry_judge (entry, reading->others);
  return entry;
}

static void
add_request (const KithHoldingReading *reading,
             const KithRequest *request,
             KithQuestions *questions,
             gboolean beside)
{
  g_autofree char *place = kith_holding_place (request->id, NULL);
  g_autofree char *label = kith_request_describe (request, questions);
  g_autofree char *state = kith_request_describe_state (request, reading->holding->day);
  KithHoldingEntry *entry = kith_holding_add (reading->holding, "request", place, label, state);

  finish (reading, entry, request);
  set_data (entry, request);
  if (!beside)
    add_said (reading, request, "request-words", _ ("What you said"), request->words);
  entry = add_said (reading, request, "request-by", _ ("Who asked for you"), request->by);
  if (entry != NULL)
    entry->third_party = KITH_THIRD_PARTY_FIELD;
  entry = add_said (reading, request, "request-note", _ ("What became of it"), request->note);
  if (entry != NULL && request->closed_by != NULL)
    entry->source =
        kith_holding_source (reading, find_record (reading, request->person), NULL, request->closed_by);
}

/**
 * kith_holding_read_requests:
 * @reading: what is read, with everything that somebody can object to
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Adds what they asked for, newest first, and beside each entry their words where they say that it is not
 * right and it was not changed. The reading is in the log.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_requests (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (KithQuestions) questions = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  questions = kith_questions_load (kith_session_get_store (reading->session), error);
  requests =
      questions != NULL ? kith_requests_list (reading->session, reading->holding->person, error) : NULL;
  if (requests == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "requests", _ ("What you asked for"));
  for (guint i = 0; i < requests->len; i++)
    {
      const KithRequest *request = g_ptr_array_index (requests, i);

      add_request (reading, request, questions, add_beside (reading, request));
    }
  return TRUE;
}
