/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the log says, as a coordinator reads it: from the clear kind and from the sealed details. */

#include "settings/kith-log-words.h"

#include <glib/gi18n.h>

#include "notes/kith-center-templates.h"
#include "people/kith-record-seen.h"
#include "session/kith-settings.h"

static const struct
{
  const char *name;
  const char *title;
} settings[] = {
  { KITH_SETTING_NAME, N_ ("name of the center") },
  { KITH_SETTING_TIMEZONE, N_ ("time zone") },
  { KITH_SETTING_ROLLOVER, N_ ("when a new day begins") },
  { KITH_SETTING_WORD_ONE, N_ ("word for one who comes") },
  { KITH_SETTING_WORD_MANY, N_ ("word for people") },
  { KITH_SETTING_COUNTRY, N_ ("country") },
  { KITH_SETTING_CODE_PREFIX, N_ ("what the scanner types before each code") },
  { KITH_SETTING_WITH_PERSON, N_ ("what to say with the person") },
  { KITH_SETTING_CALLERS, N_ ("what to say to callers") },
  { KITH_SETTING_OFFICIALS, N_ ("what to say to officials") },
  { KITH_SETTING_POSTED_NOTICE, N_ ("notice on the wall") },
  { KITH_SETTING_BACKUP_FOLDER, N_ ("where backups go") },
  { KITH_SETTING_BACKUP_WHEN, N_ ("when a backup is made") },
  { KITH_SETTING_BACKUP_KEEP, N_ ("how many backups are kept") },
  { KITH_SETTING_KEEP_YEARS, N_ ("after how many years records are proposed for erasing") },
  { KITH_SETTING_REQUEST_DAYS, N_ ("how many days a request may take") },
  { KITH_SETTING_MISSED_WEEKS, N_ ("after how many weeks somebody is missed") },
  { KITH_SETTING_NOTE_TEMPLATES, N_ ("templates for notes") },
};

/* What leaves on paper or as a file, by the word that the log keeps. */
static const struct
{
  const char *name;
  const char *title;
} documents[] = {
  { KITH_RELEASE_WHAT_OWN_COPY, N_ ("everything we hold") },
  { KITH_RELEASE_WHAT_CONSENT, N_ ("an agreement") },
  { KITH_RELEASE_WHAT_REFERRAL, N_ ("a referral") },
  { "paper-pack", N_ ("the paper pack, without names") },
  { "present-list", N_ ("who is in the building") },
  { "posted-notice", N_ ("the notice on the wall") },
  { "lost-computer", N_ ("whose records the lost computer held") },
  { "log", N_ ("the log") },
  { "handout", N_ ("a handout of resources, without names") },
  { "timetable", N_ ("the week’s groups") },
  { "directory", N_ ("the directory of resources") },
  { "requests", N_ ("what people asked for") },
};

/* What of the settings. Those of a newer Kith say their stored name. */
static char *
describe_setting (const KithAuditEntry *entry)
{
  const char *name = NULL;

  if (entry->event != KITH_EVENT_SETTINGS_CHANGED || entry->details == NULL ||
      !g_variant_lookup (entry->details, "setting", "&s", &name))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      if (g_str_equal (settings[i].name, name))
        name = _ (settings[i].title);
    }
  /* Translators: which of the settings, as in "Settings changed: word for people". */
  return g_strdup_printf (_ ("Settings changed: %s"), name);
}

static char *
describe_document (const KithAuditEntry *entry)
{
  const char *what = NULL;

  if (!kith_event_is_in (entry->event, KITH_EVENT_GROUP_LEAVING) || entry->details == NULL ||
      !g_variant_lookup (entry->details, "what", "&s", &what))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      if (g_str_equal (documents[i].name, what))
        what = _ (documents[i].title);
    }
  /* Translators: what happened, and to which document, as in "Printed: an agreement". */
  return g_strdup_printf (_ ("%s: %s"), kith_event_label (entry->event), what);
}

/* Which account was added, retired or changed. */
static char *
describe_account (const KithAuditEntry *entry)
{
  const char *name = NULL;

  if (!kith_event_is_in (entry->event, KITH_EVENT_GROUP_ACCOUNTS) || entry->details == NULL ||
      !g_variant_lookup (entry->details, "account", "&s", &name))
    return NULL;
  return g_strdup_printf (_ ("%s: %s"), kith_event_label (entry->event), name);
}

/* Whom it was about, by the name to be called by, where there is such a person. */
static const char *
find_subject (const KithAuditEntry *entry, KithAppContext *context)
{
  KithDesk *desk = kith_app_context_get_desk (context);
  KithCard *card =
      entry->subject != 0 ? kith_card_index_get (kith_desk_get_index (desk), entry->subject) : NULL;

  return card != NULL ? kith_card_get_name (card) : NULL;
}

static char *
describe_event (const KithAuditEntry *entry)
{
  char *what = describe_setting (entry);

  if (what == NULL)
    what = describe_document (entry);
  if (what == NULL)
    what = describe_account (entry);
  return what != NULL ? what : g_strdup (kith_event_label (entry->event));
}

/**
 * kith_log_words_what:
 * @entry: an entry
 * @context: what the window works with
 *
 * Returns: (transfer full): what happened, and to whom
 */
char *
kith_log_words_what (const KithAuditEntry *entry, KithAppContext *context)
{
  g_autofree char *what = NULL;
  const char *subject;

  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  what = describe_event (entry);
  subject = find_subject (entry, context);
  return subject != NULL ? g_strdup_printf ("%s · %s", what, subject) : g_steal_pointer (&what);
}

/**
 * kith_log_words_when:
 * @entry: an entry
 * @context: what the window works with
 *
 * Returns: (transfer full): its day and time of day
 */
char *
kith_log_words_when (const KithAuditEntry *entry, KithAppContext *context)
{
  KithInstant when;
  g_autofree char *day = NULL;
  g_autofree char *minute = NULL;

  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  when = kith_clock_at (kith_session_get_clock (kith_app_context_get_session (context)), entry->utc);
  day = kith_day_format_date (when.day);
  minute = kith_minute_format (when.minute);
  /* Translators: a day and a time of day. */
  return g_strdup_printf (_ ("%s, %s"), day, minute);
}

/* Who, when, and where something went to somebody, to whom and what for. */
static char *
describe_below (const KithAuditEntry *entry, KithAppContext *context)
{
  g_autofree char *when = kith_log_words_when (entry, context);
  const char *recipient = NULL;
  const char *purpose = NULL;

  if (entry->details == NULL || !g_variant_lookup (entry->details, "recipient", "&s", &recipient) ||
      !g_variant_lookup (entry->details, "purpose", "&s", &purpose))
    return g_strdup_printf ("%s · %s", entry->account_name, when);
  /* Translators: who, when, for whom, what for. */
  return g_strdup_printf (_ ("%s · %s · for %s: %s"), entry->account_name, when, recipient, purpose);
}

/**
 * kith_log_words_cells:
 * @entry: an entry
 * @context: what the window works with
 *
 * Returns: (transfer full): when, by which account, what happened, about whom, and for whom and what for;
 * empty where there is nothing
 */
GStrv
kith_log_words_cells (const KithAuditEntry *entry, KithAppContext *context)
{
  const char *subject, *recipient = NULL, *purpose = NULL;
  char **cells;

  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  subject = find_subject (entry, context);
  cells = g_new0 (char *, 6);
  cells[0] = kith_log_words_when (entry, context);
  cells[1] = g_strdup (entry->account_name);
  cells[2] = describe_event (entry);
  cells[3] = g_strdup (subject != NULL ? subject : "");
  cells[4] = entry->details != NULL && g_variant_lookup (entry->details, "recipient", "&s", &recipient) &&
                     g_variant_lookup (entry->details, "purpose", "&s", &purpose)
                 /* Translators: for whom something was printed or saved, and what for */
                 ? g_strdup_printf (_ ("%s: %s"), recipient, purpose)
                 : g_strdup ("");
  return cells;
}

/**
 * kith_log_words_make_row:
 * @entry: an entry
 * @context: what the window works with
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
kith_log_words_make_row (const KithAuditEntry *entry, KithAppContext *context)
{
  g_autofree char *what = kith_log_words_what (entry, context);
  g_autofree char *below = describe_below (entry, context);

  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", what, "subtitle", below,
                       "title-lines", 0, "subtitle-lines", 0, NULL);
}
