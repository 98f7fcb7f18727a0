/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desk says after a command: one plain sentence, with the full name or for a screen that others see
 * with first name and initial. */

#include "desk/kith-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-text.h"

static char *
show_name (KithCard *card, gboolean public_form)
{
  return public_form ? kith_text_public_name (kith_card_get_name (card))
                     : g_strdup (kith_card_get_name (card));
}

static char *
name_of (KithDesk *self, const KithDeskJob *job, gint64 person, gboolean public_form)
{
  KithCard *card = kith_card_index_get (self->index, kith_desk_find_root (self, person));

  /* Who was taken back is not in the index any more. */
  for (guint i = 0; card == NULL && i < job->cards->len; i++)
    if (kith_card_get_person (g_ptr_array_index (job->cards, i)) == person)
      card = g_ptr_array_index (job->cards, i);
  if (card == NULL)
    return g_strdup (_ ("This person"));
  return show_name (card, public_form);
}

static const char *
service_label (KithDesk *self, gint64 id)
{
  for (guint i = 0; i < self->services->len; i++)
    {
      const KithService *service = g_ptr_array_index (self->services, i);

      if (service->id == id)
        return service->label;
    }
  return _ ("A service");
}

static char *
say_arrival (const KithDeskJob *job, const char *name)
{
  g_autofree char *time = NULL;

  if (job->arrival == KITH_ARRIVAL_REOPENED)
    return g_strdup_printf (_ ("%s is back."), name);
  if (job->at != NULL && job->at->day != job->day)
    {
      g_autofree char *day = kith_day_format_short (job->at->day);

      return job->arrival == KITH_ARRIVAL_ALREADY
                 ? g_strdup_printf (_ ("%s was signed in on %s already."), name, day)
                 : g_strdup_printf (_ ("%s is signed in for %s."), name, day);
    }
  if (job->arrival == KITH_ARRIVAL_NEW)
    return g_strdup_printf (_ ("%s is signed in."), name);
  if (job->at == NULL || job->at->arrived == KITH_MINUTE_NONE)
    return g_strdup_printf (_ ("%s is already here."), name);
  time = kith_minute_format (job->at->arrived);
  return g_strdup_printf (_ ("%s is already here, since %s."), name, time);
}

static char *
say_state (KithPresenceState state, const char *name)
{
  switch (state)
    {
    case KITH_PRESENCE_HERE:
      return g_strdup_printf (_ ("%s is here."), name);
    case KITH_PRESENCE_OUT:
      return g_strdup_printf (_ ("%s stepped out."), name);
    case KITH_PRESENCE_LEFT:
      return g_strdup_printf (_ ("%s has left."), name);
    case KITH_PRESENCE_CLOSED:
    default:
      return g_strdup_printf (_ ("%s’s visit is over."), name);
    }
}

static char *
say_guest_state (const KithGuest *guest)
{
  switch (guest->state)
    {
    case KITH_PRESENCE_HERE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d guest is here.", "%d guests are here.",
                                           guest->number),
                              guest->number);
    case KITH_PRESENCE_OUT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d guest stepped out.", "%d guests stepped out.",
                                           guest->number),
                              guest->number);
    case KITH_PRESENCE_LEFT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d guest has left.", "%d guests have left.",
                                           guest->number),
                              guest->number);
    case KITH_PRESENCE_CLOSED:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The visit of %d guest is over.",
                                           "The visit of %d guests is over.", guest->number),
                              guest->number);
    }
}

static char *
say_guests_counted (const KithGuest *guest)
{
  if (guest->voided)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d guest is not counted any more.",
                                         "%d guests are not counted any more.", guest->number),
                            guest->number);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d guest without a name is counted.",
                                       "%d guests without a name are counted.", guest->number),
                          guest->number);
}

static char *
say_voided (const KithDeskJob *job, const char *name)
{
  g_autofree char *day = kith_day_format_short (job->at->day);

  if (job->at->day != job->day)
    /* Translators: a person's name, and the day of a visit */
    return g_strdup_printf (job->at->voided ? _ ("%s’s visit of %s does not count any more.")
                                            : _ ("%s’s visit of %s counts again."),
                            name, day);
  return g_strdup_printf (
      job->at->voided ? _ ("%s is not signed in any more.") : _ ("%s is signed in again."), name);
}

static char *
say_corrected (const KithDeskJob *job, gboolean corrected, const char *name)
{
  g_autofree char *day = kith_day_format_short (job->at->day);

  /* Translators: a person's name, and the day of a visit */
  return g_strdup_printf (
      corrected ? _ ("%s’s visit of %s is corrected.") : _ ("%s’s visit of %s is as it was."), name, day);
}

static char *
say_visit (KithDesk *self,
           const KithDeskJob *job,
           const KithDeskCommand *command,
           const char *name,
           gboolean public_form)
{
  switch ((int) command->what)
    {
    case KITH_DESK_DO_SIGN_IN:
    case KITH_DESK_DO_ADD_AND_SIGN_IN:
      return say_arrival (job, name);
    case KITH_DESK_DO_STATE:
      return job->at->state == KITH_PRESENCE_HERE ? g_strdup_printf (_ ("%s is back."), name)
                                                  : say_state (job->at->state, name);
    case KITH_DESK_DO_PUT_STATE:
      return say_state (job->at->state, name);
    case KITH_DESK_DO_VOIDED:
      return say_voided (job, name);
    case KITH_DESK_DO_RESTORE:
      return command->flag ? say_corrected (job, FALSE, name) : say_voided (job, name);
    case KITH_DESK_DO_CORRECT:
      return say_corrected (job, TRUE, name);
    case KITH_DESK_DO_REASSIGN:
      {
        const KithVisit *old = g_ptr_array_index (job->visits, 0);
        g_autofree char *wrong = name_of (self, job, old->person, public_form);

        return g_strdup_printf (_ ("%s is signed in instead of %s."), name, wrong);
      }
    case KITH_DESK_DO_SERVICE:
      return g_strdup_printf (command->flag ? _ ("%s is noted for %s.")
                                            : _ ("%s is not noted for %s any more."),
                              service_label (self, command->other), name);
    case KITH_DESK_DO_SERVICE_FOR_MANY:
      return g_strdup_printf (command->flag
                                  ? g_dngettext (GETTEXT_PACKAGE, "%s is noted for %u person.",
                                                 "%s is noted for %u people.", job->n_changed)
                                  : g_dngettext (GETTEXT_PACKAGE, "%s is not noted for %u person any more.",
                                                 "%s is not noted for %u people any more.", job->n_changed),
                              service_label (self, command->other), job->n_changed);
    case KITH_DESK_DO_CLOSE_DAY:
      if (job->n_changed == 0)
        return g_strdup (_ ("The day is closed."));
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "The day is closed; %u person had not signed out.",
                       "The day is closed; %u people had not signed out.", job->n_changed),
          job->n_changed);
    case KITH_DESK_DO_REOPEN_DAY:
      return g_strdup (_ ("The day is open again."));
    default:
      return NULL;
    }
}

static char *
say_guests (KithDesk *self, const KithDeskJob *job, const KithDeskCommand *command, const char *name)
{
  switch ((int) command->what)
    {
    case KITH_DESK_DO_GUESTS:
    case KITH_DESK_DO_GUEST_VOIDED:
    case KITH_DESK_DO_GUEST_PUT:
      return say_guests_counted (job->guests_at);
    case KITH_DESK_DO_GUEST_STATE:
    case KITH_DESK_DO_GUEST_PUT_STATE:
      return say_guest_state (job->guests_at);
    case KITH_DESK_DO_GUEST_SERVICE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s is noted for %d guest.",
                                           "%s is noted for %d guests.", command->number),
                              service_label (self, command->other), command->number);
    case KITH_DESK_DO_NAME_GUEST:
      return g_strdup_printf (_ ("%s is signed in, and no longer counted as a guest."), name);
    default:
      return NULL;
    }
}

static char *
say_notice (const KithDeskJob *job, const char *name)
{
  g_autofree char *day = NULL;

  if (job->record->state != KITH_RECORD_IN_FORCE)
    return g_strdup_printf (_ ("The notice for %s is withdrawn."), name);
  day = kith_day_format_short (job->record->last_day + 1);
  return g_strdup_printf (_ ("The notice for %s stands until %s."), name, day);
}

static char *
say_apart (KithDesk *self, const KithDeskJob *job, gboolean public_form)
{
  g_autofree char *one = name_of (self, job, job->record->person, public_form);
  g_autofree char *other = name_of (self, job, job->record->other, public_form);

  return g_strdup_printf (job->record->state == KITH_RECORD_IN_FORCE
                              ? _ ("%s and %s are kept apart.")
                              : _ ("%s and %s are not kept apart any more."),
                          one, other);
}

/* The merged record goes by its own name here. */
static char *
say_merge (KithDesk *self, const KithDeskJob *job, const KithDeskCommand *command, gboolean public_form)
{
  g_autofree char *one = NULL;
  g_autofree char *other = name_of (self, job, job->merged_into, public_form);

  for (guint i = 0; i < job->cards->len; i++)
    if (one == NULL && kith_card_get_person (g_ptr_array_index (job->cards, i)) == job->merged_from)
      one = show_name (g_ptr_array_index (job->cards, i), public_form);
  if (one == NULL)
    one = g_strdup (_ ("This person"));
  return g_strdup_printf (command->what == KITH_DESK_DO_UNMERGE ? _ ("%s and %s are two records again.")
                                                                : _ ("%s and %s are one person now."),
                          one, other);
}

static char *
say_record (KithDesk *self,
            const KithDeskJob *job,
            const KithDeskCommand *command,
            const char *name,
            gboolean public_form)
{
  switch ((int) command->what)
    {
    case KITH_DESK_DO_ADD:
      return g_strdup_printf (_ ("%s is added."), name);
    case KITH_DESK_DO_TAKE_BACK:
      return g_strdup_printf (_ ("%s is not added."), name);
    case KITH_DESK_DO_BRING_BACK:
      return g_strdup_printf (_ ("%s is added again."), name);
    case KITH_DESK_DO_MERGE:
    case KITH_DESK_DO_MERGE_AGAIN:
    case KITH_DESK_DO_UNMERGE:
      return say_merge (self, job, command, public_form);
    case KITH_DESK_DO_SET_CARD:
    case KITH_DESK_DO_PUT_CARD:
    case KITH_DESK_DO_MERGE_CHOICES:
      return g_strdup_printf (_ ("%s’s card is changed."), name);
    case KITH_DESK_DO_PAIR:
      return g_strdup (command->number == KITH_PAIR_DISTINCT ? _ ("These two are different people.")
                                                             : _ ("These two may be one person."));
    case KITH_DESK_DO_WAITING_ADD:
      return g_strdup_printf (_ ("Something is waiting for %s."), name);
    case KITH_DESK_DO_WAITING_STATE:
      return g_strdup_printf (job->record->state == KITH_RECORD_DONE ? _ ("It is given to %s.")
                              : job->record->state == KITH_RECORD_IN_FORCE
                                  ? _ ("Something is waiting for %s.")
                                  : _ ("Nothing is left for %s."),
                              name);
    case KITH_DESK_DO_NOTICE_ADD:
    case KITH_DESK_DO_NOTICE_STATE:
      return say_notice (job, name);
    case KITH_DESK_DO_NOTICE_ANSWER:
      return g_strdup_printf (job->record->answer != NULL ? _ ("%s’s answer is kept with the notice.")
                                                          : _ ("The notice for %s has no answer."),
                              name);
    case KITH_DESK_DO_APART_ADD:
    case KITH_DESK_DO_APART_STATE:
      return say_apart (self, job, public_form);
    default:
      return NULL;
    }
}

static char *
say (KithDesk *self, const KithDeskJob *job, const KithDeskCommand *command, gboolean public_form);

/* For how many people one service was noted by all of these; 0 where they are not all about one service. */
static guint
count_one_service (const KithDeskCommand *command)
{
  const KithDeskCommand *first = g_ptr_array_index (command->parts, 0);
  guint n = 0;

  for (guint i = 0; i < command->parts->len; i++)
    {
      const KithDeskCommand *part = g_ptr_array_index (command->parts, i);

      if (part->other != first->other)
        return 0;
      if (part->what == KITH_DESK_DO_SERVICE && part->flag)
        n++;
      else if (part->what == KITH_DESK_DO_GUEST_SERVICE)
        n += (guint) part->number;
      else
        return 0;
    }
  return n;
}

/* Several: what stands first was what the person at the desk did; the rest followed from it. */
static char *
say_several (KithDesk *self, const KithDeskJob *job, const KithDeskCommand *command, gboolean public_form)
{
  const KithDeskCommand *first = command->parts->len > 0 ? g_ptr_array_index (command->parts, 0) : NULL;
  guint n = first != NULL ? count_one_service (command) : 0;

  if (first == NULL)
    return g_strdup ("");
  if (n > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s is noted for %u person.",
                                         "%s is noted for %u people.", n),
                            service_label (self, first->other), n);
  if (command->parts->len > 1 && first->what == KITH_DESK_DO_SERVICE)
    return g_strdup_printf (first->flag ? _ ("%s is noted.") : _ ("%s is not noted any more."),
                            service_label (self, first->other));
  return say (self, job, first, public_form);
}

/* Names the day: whoever enters a pile must not shred another sheet. */
static char *
say_paper (KithDay day)
{
  g_autofree char *text = kith_day_format_long (day);

  /* Translators: %s is the day that stands on a paper sheet, as "Saturday, 22 November 2025" */
  return g_strdup_printf (_ ("The sheet of %s is entered. Shred it."), text);
}

static char *
say (KithDesk *self, const KithDeskJob *job, const KithDeskCommand *command, gboolean public_form)
{
  g_autofree char *name = name_of (self, job, job->person, public_form);
  char *sentence;

  if (command->what == KITH_DESK_DO_SEVERAL)
    return say_several (self, job, command, public_form);
  if (command->what == KITH_DESK_DO_PAPER)
    return say_paper (command->day);

  sentence = say_visit (self, job, command, name, public_form);
  if (sentence == NULL)
    sentence = say_guests (self, job, command, name);
  if (sentence == NULL)
    sentence = say_record (self, job, command, name, public_form);
  return sentence != NULL ? sentence : g_strdup ("");
}

char *
kith_desk_say (KithDesk *self, const KithDeskJob *job, gboolean public_form)
{
  char *sentence = say (self, job, job->command, public_form);
  gsize length = strlen (sentence);

  /* "… for Rosa D." ends with the initial's dot. */
  if (length > 2 && g_str_has_suffix (sentence, "..") && sentence[length - 3] != '.')
    sentence[length - 1] = '\0';
  return sentence;
}
