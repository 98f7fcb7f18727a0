/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times are typed as they are said, "10-11:30", and only become a schedule when all is read. */

#include "groups/kith-group-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define DRAFT_GROUP "group"
#define DRAFT_VERSION "version"
#define DRAFT_STATE "state"
#define DRAFT_KIND "kind"
#define DRAFT_LEADER "leader"
#define DRAFT_TEXTS "texts"
#define DRAFT_CHANGED "changed"

struct _KithGroupForm
{
  gint64 group; /* 0: a new one */
  gint64 version;
  KithGroupState state;
  KithGroupKind kind;
  gint64 leader;                       /* an account, 0 for none */
  char *texts[KITH_N_GROUP_TEXTS + 1]; /* (owned) */
  gboolean changed;
};

static char *
format_time (const KithGroupTime *time)
{
  return g_strdup_printf ("%02d:%02d-%02d:%02d", time->start / 60 % 24, time->start % 60, time->end / 60 % 24,
                          time->end % 60);
}

static void
take_time (KithGroupForm *self, const KithGroupTime *time)
{
  g_autofree char *text = format_time (time);

  if (time->day == KITH_DAY_NONE)
    kith_text_replace (&self->texts[KITH_GROUP_TEXT_MONDAY + time->weekday - G_DATE_MONDAY], text);
  else
    {
      const char *before = self->texts[KITH_GROUP_TEXT_DAYS];
      g_autofree char *day = kith_day_format_iso (time->day);
      g_autofree char *days = g_strdup_printf ("%s%s%s %s", before, *before != '\0' ? "; " : "", day, text);

      kith_text_replace (&self->texts[KITH_GROUP_TEXT_DAYS], days);
    }
}

static void
take_number (KithGroupForm *self, KithGroupText text, int number, int none)
{
  g_autofree char *typed = number != none ? g_strdup_printf ("%d", number) : g_strdup ("");

  kith_text_replace (&self->texts[text], typed);
}

static void
take_day (KithGroupForm *self, KithGroupText text, KithDay day)
{
  g_autofree char *typed = day != KITH_DAY_NONE ? kith_day_format_iso (day) : g_strdup ("");

  kith_text_replace (&self->texts[text], typed);
}

static void
take_group (KithGroupForm *self, const KithGroup *group)
{
  self->group = group->id;
  self->version = group->version;
  self->state = group->state;
  self->kind = group->kind;
  self->leader = group->facilitator;
  kith_text_replace (&self->texts[KITH_GROUP_TEXT_NAME], group->name != NULL ? group->name : "");
  kith_text_replace (&self->texts[KITH_GROUP_TEXT_PLACE], group->place != NULL ? group->place : "");
  kith_text_replace (&self->texts[KITH_GROUP_TEXT_LEADER],
                     group->facilitator_words != NULL ? group->facilitator_words : "");
  take_number (self, KITH_GROUP_TEXT_CAPACITY, group->capacity, 0);
  take_number (self, KITH_GROUP_TEXT_EVERY, group->schedule->every, 1);
  take_day (self, KITH_GROUP_TEXT_FIRST, group->schedule->first_day);
  take_day (self, KITH_GROUP_TEXT_LAST, group->schedule->last_day);
  for (guint i = 0; i < group->schedule->times->len; i++)
    take_time (self, &g_array_index (group->schedule->times, KithGroupTime, i));
}

/**
 * kith_group_form_new:
 * @group: (nullable): which is edited; %NULL for a new one
 *
 * Returns: (transfer full): a form
 */
KithGroupForm *
kith_group_form_new (const KithGroup *group)
{
  KithGroupForm *self = g_new0 (KithGroupForm, 1);

  self->state = KITH_GROUP_ACTIVE;
  for (guint i = 0; i < KITH_N_GROUP_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  if (group != NULL)
    take_group (self, group);
  return self;
}

/**
 * kith_group_form_free:
 * @self: (transfer full) (nullable): a form
 */
void
kith_group_form_free (KithGroupForm *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < KITH_N_GROUP_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

/**
 * kith_group_form_get_group:
 * @self: a form
 *
 * Returns: which group is edited, 0 for a new one
 */
gint64
kith_group_form_get_group (const KithGroupForm *self)
{
  return self->group;
}

/**
 * kith_group_form_is_changed:
 * @self: a form
 *
 * Returns: whether anything was typed or chosen in it
 */
gboolean
kith_group_form_is_changed (const KithGroupForm *self)
{
  return self->changed;
}

/**
 * kith_group_form_get_text:
 * @self: a form
 * @text: which
 *
 * Returns: (transfer none): what is typed
 */
const char *
kith_group_form_get_text (const KithGroupForm *self, KithGroupText text)
{
  g_return_val_if_fail (text < KITH_N_GROUP_TEXTS, NULL);

  return self->texts[text];
}

/**
 * kith_group_form_set_text:
 * @self: a form
 * @text: which
 * @typed: what is typed
 *
 * Returns: whether that is another text
 */
gboolean
kith_group_form_set_text (KithGroupForm *self, KithGroupText text, const char *typed)
{
  g_return_val_if_fail (text < KITH_N_GROUP_TEXTS && typed != NULL, FALSE);

  if (!kith_text_replace (&self->texts[text], typed))
    return FALSE;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_group_form_get_kind:
 * @self: a form
 *
 * Returns: what kind of group it is
 */
KithGroupKind
kith_group_form_get_kind (const KithGroupForm *self)
{
  return self->kind;
}

/**
 * kith_group_form_set_kind:
 * @self: a form
 * @kind: what kind of group it is
 *
 * Returns: whether that is another
 */
gboolean
kith_group_form_set_kind (KithGroupForm *self, KithGroupKind kind)
{
  if (self->kind == kind)
    return FALSE;
  self->kind = kind;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_group_form_get_leader:
 * @self: a form
 *
 * Returns: whose account leads it; 0: it is said in words, or not at all
 */
gint64
kith_group_form_get_leader (const KithGroupForm *self)
{
  return self->leader;
}

/**
 * kith_group_form_set_leader:
 * @self: a form
 * @account: whose account leads it; 0: it is said in words, or not at all
 *
 * Returns: whether that is another
 */
gboolean
kith_group_form_set_leader (KithGroupForm *self, gint64 account)
{
  if (self->leader == account)
    return FALSE;
  self->leader = account;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_group_form_follow:
 * @self: a form
 * @stored: the group as it was read just now
 *
 * What is typed is written to it as it is now.
 */
void
kith_group_form_follow (KithGroupForm *self, const KithGroup *stored)
{
  g_return_if_fail (stored != NULL && stored->id == self->group);

  self->version = stored->version;
  self->state = stored->state;
}

/* "9", "9:30", "09.30" */
static gboolean
read_minute (const char *text, int *hour, int *minute)
{
  g_auto (GStrv) both = g_strsplit_set (text, ":.", 3);
  guint64 h, m = 0;

  if (g_strv_length (both) < 1 || g_strv_length (both) > 2 ||
      !g_ascii_string_to_unsigned (g_strstrip (both[0]), 10, 0, 24, &h, NULL) ||
      (both[1] != NULL && !g_ascii_string_to_unsigned (g_strstrip (both[1]), 10, 0, 59, &m, NULL)))
    return FALSE;
  *hour = (int) h;
  *minute = (int) m;
  return TRUE;
}

/* (nullable) In the form of a schedule: "10:00-11:30". */
static char *
read_time (const char *typed, GError **error)
{
  g_auto (GStrv) dashes = g_strsplit (typed, "–", -1);
  g_autofree char *plain = g_strjoinv ("-", dashes);
  g_auto (GStrv) both = g_strsplit (plain, "-", 3);
  int from[2], to[2];

  if (g_strv_length (both) == 2 && read_minute (both[0], &from[0], &from[1]) &&
      read_minute (both[1], &to[0], &to[1]))
    return g_strdup_printf ("%02d:%02d-%02d:%02d", from[0], from[1], to[0], to[1]);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("Write from when until when it is, as “10:00-11:30”."));
  return NULL;
}

/* (nullable) A part of a schedule: word and time. */
static gboolean
append_time (GString *line, const char *word, const char *typed, GError **error)
{
  g_autofree char *time = read_time (typed, error);

  if (time != NULL)
    g_string_append_printf (line, "%s %s; ", word, time);
  return time != NULL;
}

static gboolean
append_weekdays (const KithGroupForm *self, GString *line, KithGroupText *at, GError **error)
{
  static const char *const words[] = { "monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *typed = self->texts[KITH_GROUP_TEXT_MONDAY + i];

      *at = KITH_GROUP_TEXT_MONDAY + i;
      if (!kith_text_is_blank (typed) && !append_time (line, words[i], typed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_days (const KithGroupForm *self, GString *line, KithGroupText *at, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (self->texts[KITH_GROUP_TEXT_DAYS], ";,\n", -1);

  *at = KITH_GROUP_TEXT_DAYS;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      g_auto (GStrv) words = g_strsplit (part, " ", 2);

      if (*part == '\0')
        continue;
      if (g_strv_length (words) != 2)
        {
          g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                               _ ("Write a single day with its time, as “2025-12-24 10:00-11:00”."));
          return FALSE;
        }
      if (!append_time (line, words[0], words[1], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_word (const KithGroupForm *self, GString *line, const char *word, KithGroupText text)
{
  g_autofree char *clean = kith_text_clean (self->texts[text], KITH_TEXT_LINE_MAX);

  if (*clean != '\0')
    g_string_append_printf (line, "%s %s; ", word, clean);
  return *clean != '\0';
}

static gboolean
check_day (const KithGroupForm *self, KithGroupText text, KithGroupText *at, GError **error)
{
  g_autofree char *clean = kith_text_clean (self->texts[text], KITH_TEXT_LINE_MAX);
  KithDay day;

  *at = text;
  return *clean == '\0' || kith_day_parse (clean, &day, error);
}

static gboolean
read_number (const KithGroupForm *self,
             KithGroupText text,
             int from,
             int to,
             int none,
             int *number,
             KithGroupText *at)
{
  g_autofree char *clean = kith_text_clean (self->texts[text], KITH_TEXT_LINE_MAX);
  guint64 read = (guint64) none;

  *at = text;
  if (*clean != '\0' && !g_ascii_string_to_unsigned (clean, 10, (guint64) from, (guint64) to, &read, NULL))
    return FALSE;
  *number = (int) read;
  return TRUE;
}

static KithGroupSchedule *
read_schedule (const KithGroupForm *self, KithGroupText *at, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  int every;

  if (!check_day (self, KITH_GROUP_TEXT_FIRST, at, error) ||
      !check_day (self, KITH_GROUP_TEXT_LAST, at, error))
    return NULL;
  if (!read_number (self, KITH_GROUP_TEXT_EVERY, 1, KITH_GROUP_MAX_EVERY, 1, &every, at))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("Write each how many weeks it is held as a number, 2 for every second week."));
      return NULL;
    }
  append_word (self, line, "from", KITH_GROUP_TEXT_FIRST);
  if (every > 1)
    append_word (self, line, "every", KITH_GROUP_TEXT_EVERY);
  append_word (self, line, "until", KITH_GROUP_TEXT_LAST);
  if (!append_weekdays (self, line, at, error) || !append_days (self, line, at, error))
    return NULL;
  *at = every > 1 ? KITH_GROUP_TEXT_FIRST : KITH_GROUP_TEXT_MONDAY;
  return kith_group_schedule_parse (line->str, error);
}

static KithGroupText
text_of_part (KithGroupPart part)
{
  switch (part)
    {
    case KITH_GROUP_PART_FACILITATOR:
      return KITH_GROUP_TEXT_LEADER;
    case KITH_GROUP_PART_CAPACITY:
      return KITH_GROUP_TEXT_CAPACITY;
    case KITH_GROUP_PART_SCHEDULE:
      return KITH_GROUP_TEXT_MONDAY;
    case KITH_GROUP_PART_NAME:
      return KITH_GROUP_TEXT_NAME;
    case KITH_GROUP_PART_KIND:
    default:
      return KITH_N_GROUP_TEXTS;
    }
}

/**
 * kith_group_form_to_group:
 * @self: a form
 * @at: (out) (optional): where the problem is; %KITH_N_GROUP_TEXTS for the kind
 * @error: %KITH_ERROR_INVALID with a sentence that says what to do
 *
 * Returns: (transfer full): what is typed
 */
KithGroup *
kith_group_form_to_group (const KithGroupForm *self, KithGroupText *at, GError **error)
{
  g_autoptr (KithGroup) group = kith_group_new ();
  g_autoptr (KithGroupSchedule) schedule = NULL;
  KithGroupPart part = KITH_GROUP_PART_NAME;
  KithGroupText where = KITH_GROUP_TEXT_NAME;
  gboolean good;

  group->id = self->group;
  group->version = self->version;
  group->state = self->state;
  group->kind = self->kind;
  group->facilitator = self->leader;
  group->name = kith_text_clean (self->texts[KITH_GROUP_TEXT_NAME], KITH_TEXT_NAME_MAX);
  group->place = g_strdup (self->texts[KITH_GROUP_TEXT_PLACE]);
  group->facilitator_words = self->leader == 0 ? g_strdup (self->texts[KITH_GROUP_TEXT_LEADER]) : NULL;
  good =
      read_number (self, KITH_GROUP_TEXT_CAPACITY, 0, KITH_GROUP_MAX_CAPACITY, 0, &group->capacity, &where);
  if (!good)
    group->capacity = -1;
  kith_group_clean (group, 0);
  /* From the top: what is missing first is said first. */
  if (!kith_group_check (group, &part, error))
    where = text_of_part (part);
  else if ((schedule = read_schedule (self, &where, error)) != NULL)
    {
      kith_group_schedule_free (group->schedule);
      group->schedule = g_steal_pointer (&schedule);
      return g_steal_pointer (&group);
    }
  if (at != NULL)
    *at = where;
  return NULL;
}

/**
 * kith_group_form_to_draft:
 * @self: a form
 *
 * Returns: (transfer floating): an a{sv} of what is typed
 */
GVariant *
kith_group_form_to_draft (const KithGroupForm *self)
{
  GVariantDict draft;

  g_variant_dict_init (&draft, NULL);
  g_variant_dict_insert (&draft, DRAFT_GROUP, "x", self->group);
  g_variant_dict_insert (&draft, DRAFT_VERSION, "x", self->version);
  g_variant_dict_insert (&draft, DRAFT_STATE, "i", (gint32) self->state);
  g_variant_dict_insert (&draft, DRAFT_KIND, "i", (gint32) self->kind);
  g_variant_dict_insert (&draft, DRAFT_LEADER, "x", self->leader);
  g_variant_dict_insert (&draft, DRAFT_CHANGED, "b", self->changed);
  g_variant_dict_insert_value (&draft, DRAFT_TEXTS,
                               g_variant_new_strv ((const char *const *) self->texts, KITH_N_GROUP_TEXTS));
  return g_variant_dict_end (&draft);
}

/**
 * kith_group_form_take_draft:
 * @self: a form
 * @draft: what kith_group_form_to_draft() made
 *
 * Goes on where it was left; what cannot be read of it stays as it is.
 */
void
kith_group_form_take_draft (KithGroupForm *self, GVariant *draft)
{
  g_auto (GStrv) texts = NULL;
  gint32 number;

  g_return_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE_VARDICT));

  g_variant_lookup (draft, DRAFT_GROUP, "x", &self->group);
  g_variant_lookup (draft, DRAFT_VERSION, "x", &self->version);
  g_variant_lookup (draft, DRAFT_LEADER, "x", &self->leader);
  g_variant_lookup (draft, DRAFT_CHANGED, "b", &self->changed);
  if (g_variant_lookup (draft, DRAFT_STATE, "i", &number))
    self->state = (KithGroupState) number;
  if (g_variant_lookup (draft, DRAFT_KIND, "i", &number))
    self->kind = (KithGroupKind) number;
  if (!g_variant_lookup (draft, DRAFT_TEXTS, "^as", &texts))
    return;
  for (guint i = 0; texts[i] != NULL && i < KITH_N_GROUP_TEXTS; i++)
    kith_text_replace (&self->texts[i], texts[i]);
}
