/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is kept as it is typed, also where it is no day or time yet: a draft loses nothing. */

#include "incidents/kith-incident-form.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define KEY_INCIDENT "incident"
#define KEY_VERSION "version"
#define KEY_ABOUT "about"
#define KEY_PEOPLE "people"

struct _KithIncidentForm
{
  gint64 incident;
  gint64 version;
  KithDay today;
  char *words[KITH_N_INCIDENT_TEXTS];      /* (owned) */
  char *dates[KITH_N_INCIDENT_FORM_DATES]; /* (owned) */
  gboolean about;
  GArray *people; /* (owned) (element-type gint64) */
};

static const char *const date_keys[KITH_N_INCIDENT_FORM_DATES] = { "day", "time", "due" };

/**
 * kith_incident_form_new:
 * @incident: (nullable): what is added to; %NULL: something new
 * @today: the center's day
 *
 * Returns: (transfer full): a form in which nothing is typed but today
 */
KithIncidentForm *
kith_incident_form_new (const KithIncident *incident, KithDay today)
{
  KithIncidentForm *self = g_new0 (KithIncidentForm, 1);

  self->today = today;
  self->incident = incident != NULL ? incident->id : 0;
  self->version = incident != NULL ? incident->version : 0;
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    self->words[i] = g_strdup ("");
  for (guint i = 0; i < KITH_N_INCIDENT_FORM_DATES; i++)
    self->dates[i] = g_strdup ("");
  if (incident == NULL)
    {
      g_free (self->dates[KITH_INCIDENT_FORM_DAY]);
      self->dates[KITH_INCIDENT_FORM_DAY] = kith_day_format_iso (today);
    }
  return self;
}

/**
 * kith_incident_form_free:
 * @self: (transfer full) (nullable): a form
 */
void
kith_incident_form_free (KithIncidentForm *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    g_free (self->words[i]);
  for (guint i = 0; i < KITH_N_INCIDENT_FORM_DATES; i++)
    g_free (self->dates[i]);
  g_array_unref (self->people);
  g_free (self);
}

/**
 * kith_incident_form_get_incident:
 * @self: a form
 *
 * Returns: what is added to, 0 for something new
 */
gint64
kith_incident_form_get_incident (const KithIncidentForm *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->incident;
}

/**
 * kith_incident_form_follow:
 * @self: a form
 * @version: as what is added to was read last
 *
 * What others wrote meanwhile was seen.
 */
void
kith_incident_form_follow (KithIncidentForm *self, gint64 version)
{
  g_return_if_fail (self != NULL);

  self->version = version;
}

/**
 * kith_incident_form_get_words:
 * @self: a form
 * @text: which part
 *
 * Returns: (transfer none): what is typed
 */
const char *
kith_incident_form_get_words (const KithIncidentForm *self, KithIncidentText text)
{
  g_return_val_if_fail (self != NULL && (guint) text < KITH_N_INCIDENT_TEXTS, "");

  return self->words[text];
}

/**
 * kith_incident_form_set_words:
 * @self: a form
 * @text: which part
 * @words: what is typed
 */
void
kith_incident_form_set_words (KithIncidentForm *self, KithIncidentText text, const char *words)
{
  g_return_if_fail (self != NULL && (guint) text < KITH_N_INCIDENT_TEXTS && words != NULL);

  g_free (self->words[text]);
  self->words[text] = g_strdup (words);
}

/**
 * kith_incident_form_get_date:
 * @self: a form
 * @date: which
 *
 * Returns: (transfer none): what is typed
 */
const char *
kith_incident_form_get_date (const KithIncidentForm *self, KithIncidentFormDate date)
{
  g_return_val_if_fail (self != NULL && (guint) date < KITH_N_INCIDENT_FORM_DATES, "");

  return self->dates[date];
}

/**
 * kith_incident_form_set_date:
 * @self: a form
 * @date: which
 * @value: what is typed
 */
void
kith_incident_form_set_date (KithIncidentForm *self, KithIncidentFormDate date, const char *value)
{
  g_return_if_fail (self != NULL && (guint) date < KITH_N_INCIDENT_FORM_DATES && value != NULL);

  g_free (self->dates[date]);
  self->dates[date] = g_strdup (value);
}

/**
 * kith_incident_form_get_about:
 * @self: a form
 *
 * Returns: whether the time is only about right
 */
gboolean
kith_incident_form_get_about (const KithIncidentForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->about;
}

/**
 * kith_incident_form_set_about:
 * @self: a form
 * @about: whether the time is only about right
 */
void
kith_incident_form_set_about (KithIncidentForm *self, gboolean about)
{
  g_return_if_fail (self != NULL);

  self->about = about;
}

/**
 * kith_incident_form_get_people:
 * @self: a form
 *
 * Returns: (transfer none) (element-type gint64): who is named
 */
const GArray *
kith_incident_form_get_people (const KithIncidentForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->people;
}

/**
 * kith_incident_form_name:
 * @self: a form
 * @person: an id
 *
 * Returns: whether they were not named before
 */
gboolean
kith_incident_form_name (KithIncidentForm *self, gint64 person)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->people->len; i++)
    if (g_array_index (self->people, gint64, i) == person)
      return FALSE;
  g_array_append_val (self->people, person);
  return TRUE;
}

/**
 * kith_incident_form_name_not:
 * @self: a form
 * @person: an id
 */
void
kith_incident_form_name_not (KithIncidentForm *self, gint64 person)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->people->len; i > 0; i--)
    if (g_array_index (self->people, gint64, i - 1) == person)
      g_array_remove_index (self->people, i - 1);
}

/**
 * kith_incident_form_is_blank:
 * @self: a form
 *
 * Returns: whether nothing is typed that would be missed
 */
gboolean
kith_incident_form_is_blank (const KithIncidentForm *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    if (!kith_text_is_blank (self->words[i]))
      return FALSE;
  return kith_text_is_blank (self->dates[KITH_INCIDENT_FORM_TIME]) &&
         kith_text_is_blank (self->dates[KITH_INCIDENT_FORM_DUE]) && self->people->len == 0;
}

/* Always FALSE. */
static gboolean
refuse (KithIncidentPart *at, KithIncidentPart part, GError **error, const char *sentence)
{
  if (at != NULL)
    *at = part;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
read_day (const char *text, KithDay *day)
{
  g_autofree char *clean = kith_text_clean (text, KITH_TEXT_LINE_MAX);

  *day = KITH_DAY_NONE;
  return *clean == '\0' || kith_day_parse (clean, day, NULL);
}

/* 14:30, 14.30, 1430 and 9:05. */
static gboolean
read_time (const char *text, int *minute)
{
  g_autofree char *clean = kith_text_clean (text, KITH_TEXT_LINE_MAX);
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *minutes = NULL;

  *minute = KITH_INCIDENT_NO_MINUTE;
  if (*clean == '\0')
    return TRUE;
  regex = g_regex_new ("^([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])$", 0, 0, NULL);
  if (!g_regex_match (regex, clean, 0, &match))
    return FALSE;
  hours = g_match_info_fetch (match, 1);
  minutes = g_match_info_fetch (match, 2);
  *minute = atoi (hours) * 60 + atoi (minutes);
  return TRUE;
}

static gboolean
read_dates (const KithIncidentForm *self,
            KithIncident *incident,
            KithIncidentEntry *entry,
            KithIncidentPart *part,
            GError **error)
{
  if (!read_day (self->dates[KITH_INCIDENT_FORM_DAY], &incident->day))
    return refuse (part, KITH_INCIDENT_PART_DAY, error, _ ("Write the day like 2026-12-31."));
  if (!read_time (self->dates[KITH_INCIDENT_FORM_TIME], &entry->minute))
    return refuse (part, KITH_INCIDENT_PART_MINUTE, error, _ ("Write the time like 14:30, or leave it out."));
  if (!read_day (self->dates[KITH_INCIDENT_FORM_DUE], &entry->due_day))
    return refuse (part, KITH_INCIDENT_PART_DUE, error,
                   _ ("Write the day to look at it again like 2026-12-31."));
  return TRUE;
}

/**
 * kith_incident_form_to_command:
 * @self: a form
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: (transfer full) (nullable): that what is typed is written down
 */
KithIncidentCommand *
kith_incident_form_to_command (const KithIncidentForm *self, KithIncidentPart *part, GError **error)
{
  g_autoptr (KithIncident) incident = kith_incident_new ();
  g_autoptr (KithIncidentEntry) entry = kith_incident_entry_new ();

  g_return_val_if_fail (self != NULL, NULL);

  if (!read_dates (self, incident, entry, part, error))
    return NULL;
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    kith_incident_entry_set (entry, (KithIncidentText) i, self->words[i]);
  entry->about = self->about && entry->minute != KITH_INCIDENT_NO_MINUTE;
  g_array_append_vals (incident->people, self->people->data, self->people->len);
  if (self->incident != 0)
    return kith_incident_check_entry (entry, self->today, part, error)
               ? kith_incident_command_entry (self->incident, self->version, entry)
               : NULL;
  return kith_incident_check (incident, entry, self->today, part, error)
             ? kith_incident_command_add (incident, entry)
             : NULL;
}

/**
 * kith_incident_form_to_draft:
 * @self: a form
 *
 * Returns: (transfer floating): what is typed, an a{sv}
 */
GVariant *
kith_incident_form_to_draft (const KithIncidentForm *self)
{
  GVariantDict draft;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&draft, NULL);
  g_variant_dict_insert (&draft, KEY_INCIDENT, "x", self->incident);
  g_variant_dict_insert (&draft, KEY_VERSION, "x", self->version);
  g_variant_dict_insert (&draft, KEY_ABOUT, "b", self->about);
  g_variant_dict_insert_value (&draft, KEY_PEOPLE,
                               g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->people->data,
                                                          self->people->len, sizeof (gint64)));
  for (guint i = 0; i < KITH_N_INCIDENT_FORM_DATES; i++)
    g_variant_dict_insert (&draft, date_keys[i], "s", self->dates[i]);
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    g_variant_dict_insert (&draft, kith_incident_text_code ((KithIncidentText) i), "s", self->words[i]);
  return g_variant_dict_end (&draft);
}

static void
take_text (GVariantDict *draft, const char *key, char **text)
{
  char *typed;

  if (!g_variant_dict_lookup (draft, key, "s", &typed))
    return;
  g_free (*text);
  *text = typed;
}

/**
 * kith_incident_form_new_from_draft:
 * @draft: an a{sv}
 * @today: the center's day
 *
 * Returns: (transfer full): a form with what was typed; what is not in @draft is empty
 */
KithIncidentForm *
kith_incident_form_new_from_draft (GVariant *draft, KithDay today)
{
  KithIncidentForm *self = kith_incident_form_new (NULL, today);
  g_autoptr (GVariant) people = NULL;
  GVariantDict dict;

  g_return_val_if_fail (draft != NULL, self);

  g_variant_dict_init (&dict, draft);
  g_variant_dict_lookup (&dict, KEY_INCIDENT, "x", &self->incident);
  g_variant_dict_lookup (&dict, KEY_VERSION, "x", &self->version);
  g_variant_dict_lookup (&dict, KEY_ABOUT, "b", &self->about);
  people = g_variant_dict_lookup_value (&dict, KEY_PEOPLE, G_VARIANT_TYPE ("ax"));
  if (people != NULL)
    {
      gsize n;
      const gint64 *ids = g_variant_get_fixed_array (people, &n, sizeof (gint64));

      for (gsize i = 0; i < n; i++)
        kith_incident_form_name (self, ids[i]);
    }
  for (guint i = 0; i < KITH_N_INCIDENT_FORM_DATES; i++)
    take_text (&dict, date_keys[i], &self->dates[i]);
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    take_text (&dict, kith_incident_text_code ((KithIncidentText) i), &self->words[i]);
  g_variant_dict_clear (&dict);
  return self;
}
