/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the front desk can do, as values: made on the screen or the command line, carried out by KithDesk. */

#include "desk/kith-desk-command.h"

#include "desk/kith-desk-command-private.h"

KithDeskCommand *
kith_desk_command_new (KithDeskDo what)
{
  KithDeskCommand *self = g_new0 (KithDeskCommand, 1);

  g_atomic_ref_count_init (&self->refs);
  self->what = what;
  self->day = KITH_DAY_NONE;
  return self;
}

/**
 * kith_desk_command_ref:
 * @self: a command
 *
 * Returns: (transfer full): @self
 */
KithDeskCommand *
kith_desk_command_ref (KithDeskCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_desk_command_unref:
 * @self: (transfer full): a command
 */
void
kith_desk_command_unref (KithDeskCommand *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->name);
  g_free (self->pronouns);
  g_free (self->disambiguator);
  g_free (self->code);
  g_free (self->words);
  g_strfreev (self->aliases);
  g_clear_pointer (&self->card, kith_card_unref);
  g_clear_pointer (&self->choices, kith_merge_choices_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->guests, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

/**
 * kith_desk_command_sign_in:
 * @person: who came
 * @source: how it is recorded
 * @when: (nullable): when, %NULL for the moment at which it is carried out
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_sign_in (gint64 person, KithSource source, const KithInstant *when)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_SIGN_IN);

  self->person = person;
  self->source = source;
  self->has_when = when != NULL;
  if (when != NULL)
    self->when = *when;
  return self;
}

/**
 * kith_desk_command_add_and_sign_in:
 * @name: what to call the person
 * @pronouns: (nullable): pronouns
 * @disambiguator: (nullable): what tells the person from a namesake, agreed with them; where it is given,
 *   namesakes are taken to be other people
 * @code: (nullable): a card's code
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_add_and_sign_in (const char *name,
                                   const char *pronouns,
                                   const char *disambiguator,
                                   const char *code)
{
  KithDeskCommand *self = kith_desk_command_add (name, pronouns, disambiguator, NULL, code);

  self->what = KITH_DESK_DO_ADD_AND_SIGN_IN;
  self->source = KITH_SOURCE_DESK;
  return self;
}

/**
 * kith_desk_command_add:
 * @name: what to call the person
 * @pronouns: (nullable): pronouns
 * @disambiguator: (nullable): what tells the person from a namesake, agreed with them
 * @aliases: (nullable) (array zero-terminated=1): other names
 * @code: (nullable): a card's code
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_add (const char *name,
                       const char *pronouns,
                       const char *disambiguator,
                       const char *const *aliases,
                       const char *code)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_ADD);

  self->name = g_strdup (name != NULL ? name : "");
  self->pronouns = g_strdup (pronouns);
  self->disambiguator = g_strdup (disambiguator);
  self->aliases = g_strdupv ((char **) aliases);
  self->code = g_strdup (code);
  return self;
}

/**
 * kith_desk_command_set_state:
 * @visit: a visit's id
 * @state: here, out or left
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_set_state (gint64 visit, KithPresenceState state)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_STATE);

  self->id = visit;
  self->number = (int) state;
  return self;
}

KithDeskCommand *
kith_desk_command_put_state (const KithVisit *as_it_was)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_PUT_STATE);

  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);
  g_ptr_array_add (self->visits, kith_visit_copy (as_it_was));
  return self;
}

KithDeskCommand *
kith_desk_command_restore (const KithVisit *as_it_was)
{
  KithDeskCommand *self = kith_desk_command_put_state (as_it_was);

  self->what = KITH_DESK_DO_RESTORE;
  return self;
}

/**
 * kith_desk_command_correct_visit:
 * @wanted: a copy of a visit as it was read, with other minutes or services
 *
 * Returns: (transfer full): the command; it is refused where somebody changed the visit since
 */
KithDeskCommand *
kith_desk_command_correct_visit (const KithVisit *wanted)
{
  KithDeskCommand *self;

  g_return_val_if_fail (wanted != NULL, NULL);

  self = kith_desk_command_put_state (wanted);
  self->what = KITH_DESK_DO_CORRECT;
  self->person = wanted->person;
  return self;
}

KithDeskCommand *
kith_desk_command_voided (gint64 visit, gint64 person, gboolean voided)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_VOIDED);

  self->id = visit;
  self->person = person;
  self->flag = voided;
  return self;
}

/**
 * kith_desk_command_void_visit:
 * @visit: a visit's id
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_void_visit (gint64 visit)
{
  return kith_desk_command_voided (visit, 0, TRUE);
}

/**
 * kith_desk_command_put_back_visit:
 * @visit: the id of a visit that was removed
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_put_back_visit (gint64 visit)
{
  return kith_desk_command_voided (visit, 0, FALSE);
}

/**
 * kith_desk_command_reassign:
 * @visit: the visit of the wrong person
 * @person: who it was
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_reassign (gint64 visit, gint64 person)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_REASSIGN);

  self->id = visit;
  self->person = person;
  return self;
}

/**
 * kith_desk_command_service:
 * @visit: a visit's id
 * @service: a service's id
 * @taken: whether it was taken
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_service (gint64 visit, gint64 service, gboolean taken)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_SERVICE);

  self->id = visit;
  self->other = service;
  self->flag = taken;
  return self;
}

/**
 * kith_desk_command_service_for_many:
 * @visits: (array length=n_visits): ids of visits
 * @n_visits: how many
 * @service: a service's id
 * @taken: whether it was taken
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_service_for_many (const gint64 *visits, gsize n_visits, gint64 service, gboolean taken)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_SERVICE_FOR_MANY);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_visits > 0)
    g_array_append_vals (self->ids, visits, (guint) n_visits);
  self->other = service;
  self->flag = taken;
  return self;
}

/**
 * kith_desk_command_guests:
 * @number: how many came without a name
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_guests (int number)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_GUESTS);

  self->number = number;
  self->source = KITH_SOURCE_DESK;
  return self;
}

/**
 * kith_desk_command_guest_state:
 * @guest: the guests' id
 * @state: here, out or left
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_guest_state (gint64 guest, KithPresenceState state)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_GUEST_STATE);

  self->id = guest;
  self->number = (int) state;
  return self;
}

/**
 * kith_desk_command_guest_service:
 * @guest: the guests' id
 * @service: a service's id
 * @number: how many of them took it
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_guest_service (gint64 guest, gint64 service, int number)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_GUEST_SERVICE);

  self->id = guest;
  self->other = service;
  self->number = number;
  return self;
}

KithDeskCommand *
kith_desk_command_guest_voided (gint64 guest, gboolean voided)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_GUEST_VOIDED);

  self->id = guest;
  self->flag = voided;
  return self;
}

/**
 * kith_desk_command_void_guest:
 * @guest: the guests' id
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_void_guest (gint64 guest)
{
  return kith_desk_command_guest_voided (guest, TRUE);
}

KithDeskCommand *
kith_desk_command_put_guest (const KithGuest *as_it_was)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_GUEST_PUT);

  self->id = as_it_was->id;
  self->guests = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_guest_free);
  g_ptr_array_add (self->guests, kith_guest_copy (as_it_was));
  return self;
}

KithDeskCommand *
kith_desk_command_put_guest_state (const KithGuest *as_it_was)
{
  KithDeskCommand *self = kith_desk_command_put_guest (as_it_was);

  self->what = KITH_DESK_DO_GUEST_PUT_STATE;
  return self;
}

/**
 * kith_desk_command_name_guest:
 * @guest: the guests' id
 * @person: who one of them is
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_name_guest (gint64 guest, gint64 person)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_NAME_GUEST);

  self->id = guest;
  self->person = person;
  return self;
}

KithDeskCommand *
kith_desk_command_take_back (gint64 person, gboolean bring_back)
{
  KithDeskCommand *self =
      kith_desk_command_new (bring_back ? KITH_DESK_DO_BRING_BACK : KITH_DESK_DO_TAKE_BACK);

  self->person = person;
  return self;
}

KithDeskCommand *
kith_desk_command_record_state (KithDeskDo what, gint64 id, gint64 person, int state)
{
  KithDeskCommand *self = kith_desk_command_new (what);

  self->id = id;
  self->person = person;
  self->number = state;
  return self;
}

/**
 * kith_desk_command_waiting_add:
 * @person: for whom
 * @kind: what is waiting
 * @words: (nullable): what the desk should know about it
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_waiting_add (gint64 person, KithWaitingKind kind, const char *words)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_WAITING_ADD);

  self->person = person;
  self->number = (int) kind;
  self->words = g_strdup (words);
  return self;
}

/**
 * kith_desk_command_waiting_given:
 * @waiting: the id of a thing waiting
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_waiting_given (gint64 waiting)
{
  return kith_desk_command_record_state (KITH_DESK_DO_WAITING_STATE, waiting, 0, 2);
}

/**
 * kith_desk_command_notice_add:
 * @person: whom it is about
 * @words: an instruction, never a reason
 * @review_day: when it lapses, at most 90 days from now
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_notice_add (gint64 person, const char *words, KithDay review_day)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_NOTICE_ADD);

  self->person = person;
  self->words = g_strdup (words);
  self->day = review_day;
  return self;
}

/**
 * kith_desk_command_notice_withdraw:
 * @notice: a notice's id
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_notice_withdraw (gint64 notice)
{
  return kith_desk_command_record_state (KITH_DESK_DO_NOTICE_STATE, notice, 0, 2);
}

/**
 * kith_desk_command_notice_answer:
 * @notice: a notice's id
 * @words: (nullable): what the person it is about says to it; %NULL takes an answer away
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_notice_answer (gint64 notice, const char *words)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_NOTICE_ANSWER);

  self->id = notice;
  self->words = g_strdup (words);
  return self;
}

/**
 * kith_desk_command_keep_apart:
 * @person_a: a person
 * @person_b: another
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_keep_apart (gint64 person_a, gint64 person_b)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_APART_ADD);

  self->person = person_a;
  self->other = person_b;
  return self;
}

/**
 * kith_desk_command_keep_apart_end:
 * @keep_apart: the id of a pair kept apart
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_keep_apart_end (gint64 keep_apart)
{
  return kith_desk_command_record_state (KITH_DESK_DO_APART_STATE, keep_apart, 0, 2);
}

/**
 * kith_desk_command_close_day:
 * @day: a center day
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_close_day (KithDay day)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_CLOSE_DAY);

  self->day = day;
  return self;
}

KithDeskCommand *
kith_desk_command_reopen_day (KithDay day, GPtrArray *visits, GPtrArray *guests, gboolean first)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_REOPEN_DAY);

  self->day = day;
  self->flag = first;
  self->visits = g_ptr_array_ref (visits);
  self->guests = g_ptr_array_ref (guests);
  return self;
}

/**
 * kith_desk_command_set_card:
 * @person: whose
 * @name: what to call the person
 * @pronouns: (nullable): pronouns
 * @disambiguator: (nullable): what tells the person from a namesake
 * @aliases: (nullable) (array zero-terminated=1): other names
 * @code: (nullable): a card's code
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_set_card (gint64 person,
                            const char *name,
                            const char *pronouns,
                            const char *disambiguator,
                            const char *const *aliases,
                            const char *code)
{
  KithDeskCommand *self = kith_desk_command_add (name, pronouns, disambiguator, aliases, code);

  self->what = KITH_DESK_DO_SET_CARD;
  self->person = person;
  return self;
}

KithDeskCommand *
kith_desk_command_put_card (KithCard *card)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_PUT_CARD);

  self->person = kith_card_get_person (card);
  self->card = kith_card_ref (card);
  return self;
}

/**
 * kith_desk_command_edit_card:
 * @card: a card as kith_people_get_shown_card() gave it, changed
 * @version: the version it was read at, 0 for whatever there is
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_edit_card (KithCard *card, gint64 version)
{
  KithDeskCommand *self = kith_desk_command_add (kith_card_get_name (card), kith_card_get_pronouns (card),
                                                 kith_card_get_disambiguator (card),
                                                 kith_card_get_aliases (card), kith_card_get_code (card));

  self->what = KITH_DESK_DO_SET_CARD;
  self->person = kith_card_get_person (card);
  self->version = version;
  return self;
}

/**
 * kith_desk_command_merge:
 * @from: the record that is to count as another
 * @into: the record that stays
 * @choices: (nullable): which of the two says what
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_merge (gint64 from, gint64 into, const KithMergeChoices *choices)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_MERGE);

  self->person = from;
  self->other = into;
  self->choices = choices != NULL ? kith_merge_choices_copy (choices) : NULL;
  return self;
}

/**
 * kith_desk_command_unmerge:
 * @from: a record that was merged
 * @distinct: whether it is to be remembered that they are two people
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_unmerge (gint64 from, gboolean distinct)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_UNMERGE);

  self->person = from;
  self->flag = distinct;
  return self;
}

KithDeskCommand *
kith_desk_command_merge_again (gint64 merge, gint64 from)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_MERGE_AGAIN);

  self->id = merge;
  self->person = from;
  return self;
}

KithDeskCommand *
kith_desk_command_merge_choices (gint64 merge, const KithMergeChoices *choices)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_MERGE_CHOICES);

  self->id = merge;
  self->choices = kith_merge_choices_copy (choices);
  return self;
}

KithDeskCommand *
kith_desk_command_pair (gint64 person, gint64 other, KithPairState state)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_PAIR);

  self->person = person;
  self->other = other;
  self->number = (int) state;
  return self;
}

/**
 * kith_desk_command_distinct:
 * @person_a: a person
 * @person_b: another
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_distinct (gint64 person_a, gint64 person_b)
{
  return kith_desk_command_pair (person_a, person_b, KITH_PAIR_DISTINCT);
}

/**
 * kith_desk_command_several:
 * @commands: (element-type KithDeskCommand): what to do, in order
 *
 * Returns: (transfer full): the command
 */
KithDeskCommand *
kith_desk_command_several (GPtrArray *commands)
{
  KithDeskCommand *self = kith_desk_command_new (KITH_DESK_DO_SEVERAL);

  g_return_val_if_fail (commands != NULL, NULL);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_desk_command_unref);
  for (guint i = 0; i < commands->len; i++)
    g_ptr_array_add (self->parts, kith_desk_command_ref (g_ptr_array_index (commands, i)));
  return self;
}
