/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands about people's cards, namesakes, things waiting, notices and keeping apart. */

#include "desk/kith-desk-job-private.h"

#include <string.h>

/* The card that a command describes. */
static KithCard *
make_card (gint64 person, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithCard) card = kith_card_new (person, command->name, error);

  if (card == NULL || !kith_card_set_code (card, command->code, error) ||
      !kith_card_set_aliases (card, (const char *const *) command->aliases, error))
    return NULL;
  kith_card_set_pronouns (card, command->pronouns);
  kith_card_set_disambiguator (card, command->disambiguator);
  return g_steal_pointer (&card);
}

static KithCard *
card_with_id (gint64 person, const KithCard *card, GError **error)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_card_to_content (card));

  return kith_card_from_content (person, content, error);
}

gboolean
kith_desk_job_set_pair (KithDeskJob *self,
                        KithChange *change,
                        gint64 person,
                        gint64 other,
                        KithPairState state,
                        KithPairState *before,
                        GError **error)
{
  KithDeskPair pair = { .a = person, .b = other, .unresolved = state == KITH_PAIR_UNRESOLVED };

  if (!kith_people_set_pair_in (self->people, change, person, other, state, before, error))
    return FALSE;
  g_array_append_val (self->pairs, pair);
  self->wrote = TRUE;
  return TRUE;
}

/* Who has the same name may be the same person, unless something was agreed that tells them apart. */
static gboolean
note_namesakes (KithDeskJob *self, KithChange *change, const KithCard *card, GError **error)
{
  GArray *others =
      self->namesakes != NULL ? g_hash_table_lookup (self->namesakes, kith_card_get_folds (card)[0]) : NULL;
  const char *told_apart = kith_card_get_disambiguator (card);
  gboolean distinct = told_apart != NULL && *told_apart != '\0';

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (!kith_desk_job_set_pair (self, change, kith_card_get_person (card), g_array_index (others, gint64, i),
                                 distinct ? KITH_PAIR_DISTINCT : KITH_PAIR_UNRESOLVED, NULL, error))
      return FALSE;
  return TRUE;
}

gint64
kith_desk_job_add_person (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithCard) described = make_card (0, command, error);
  g_autoptr (KithCard) card = NULL;
  gint64 person;

  if (described == NULL)
    return 0;
  person = kith_people_add_in (self->people, change, described, self->day, error);
  card = person != 0 ? card_with_id (person, described, error) : NULL;
  if (card == NULL || !note_namesakes (self, change, card, error))
    return 0;
  g_ptr_array_add (self->cards, g_steal_pointer (&card));
  kith_desk_job_take_inverse (self, kith_desk_command_take_back (person, FALSE));
  self->person = person;
  self->wrote = TRUE;
  return person;
}

static gboolean
take_back (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  gboolean back = command->what == KITH_DESK_DO_BRING_BACK;
  g_autoptr (KithCard) card = NULL;
  gint64 person = command->person;

  /* Read inside the transaction, so it is what stands after it. */
  if (back ? !kith_people_bring_back_in (self->people, change, person, error)
           : !kith_people_take_back_in (self->people, change, person, error))
    return FALSE;
  card = kith_people_get_card (self->people, person, NULL, error);
  if (card == NULL)
    return FALSE;
  g_ptr_array_add (self->cards, g_steal_pointer (&card));
  kith_desk_job_take_inverse (self, kith_desk_command_take_back (person, !back));
  self->person = person;
  self->reload = TRUE;
  self->wrote = TRUE;
  return TRUE;
}

/* The shown card as a command describes it. */
static KithCard *
edit_card (const KithCard *shown, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithCard) card = kith_card_copy (shown);

  if (!kith_card_set_name (card, command->name, error) || !kith_card_set_code (card, command->code, error) ||
      !kith_card_set_aliases (card, (const char *const *) command->aliases, error))
    return NULL;
  kith_card_set_pronouns (card, command->pronouns);
  kith_card_set_disambiguator (card, command->disambiguator);
  return g_steal_pointer (&card);
}

/* The inverse: each merge whose choices changed has those again that it had. */
static void
take_rechosen (KithDeskJob *self, KithChange *change, GPtrArray *rechosen)
{
  for (guint i = 0; i < rechosen->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (rechosen, i);
      g_autoptr (KithMergeChoices) choices =
          kith_merges_open_choices (self->session, kith_change_get_db (change), merge, FALSE);

      kith_desk_job_take_inverse (self, kith_desk_command_merge_choices (merge->id, choices));
    }
}

static gboolean
set_card (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (GPtrArray) rechosen = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_merge_free);
  gint64 person = kith_desk_job_find_root (change, command->person, error);
  g_autoptr (KithCard) was = person != 0 ? kith_people_get_card (self->people, person, NULL, error) : NULL;
  g_autoptr (KithCard) shown = NULL;
  g_autoptr (KithCard) card = NULL;
  gint64 version = 0;

  if (was == NULL)
    return FALSE;
  shown = kith_people_get_shown_card (self->people, person, &version, error);
  card = shown != NULL ? edit_card (shown, command, error) : NULL;
  if (card == NULL)
    return FALSE;
  self->person = person;
  if (command->version != 0 && command->version != version)
    return kith_change_expect_one (change, 0, error);
  if (kith_card_equal (shown, card))
    return TRUE;

  if (!kith_people_set_shown_card_in (self->people, change, card, version, rechosen, error) ||
      !kith_desk_job_take_cards (self, change, person, error))
    return FALSE;
  kith_desk_job_take_inverse (self, kith_desk_command_put_card (was));
  take_rechosen (self, change, rechosen);
  self->wrote = TRUE;
  return TRUE;
}

/* Back to what the record itself said. */
static gboolean
put_card (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithCard) was = kith_people_get_card (self->people, command->person, NULL, error);
  g_autoptr (KithCard) card = NULL;
  gint64 root;

  if (was == NULL)
    return FALSE;
  card = kith_card_copy (command->card);
  kith_card_set_state (card, kith_card_get_state (was));
  self->person = command->person;
  if (kith_card_equal (was, card))
    return TRUE;
  root = kith_desk_job_find_root (change, command->person, error);
  if (root == 0 || !kith_people_set_card_in (self->people, change, card, 0, error) ||
      !kith_desk_job_take_cards (self, change, root, error))
    return FALSE;
  kith_desk_job_take_inverse (self, kith_desk_command_put_card (was));
  self->wrote = TRUE;
  return TRUE;
}

static gboolean
put_pair (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  KithPairState before;

  if (!kith_desk_job_set_pair (self, change, command->person, command->other, (KithPairState) command->number,
                               &before, error))
    return FALSE;
  self->person = command->person;
  kith_desk_job_take_inverse (self, kith_desk_command_pair (command->person, command->other,
                                                            before != 0 ? before : KITH_PAIR_WITHDRAWN));
  return TRUE;
}

/* An added record is taken back; one whose state changed gets its state again. */
static gboolean
take_record (KithDeskJob *self, KithDeskRecord *record, KithDeskDo what, KithRecordState undone)
{
  if (record == NULL)
    return FALSE;
  g_ptr_array_add (self->records, record);
  self->record = record;
  self->person = record->what == KITH_RECORD_APART ? 0 : record->person;
  self->wrote = TRUE;
  kith_desk_job_take_inverse (self,
                              kith_desk_command_record_state (what, record->id, self->person, (int) undone));
  return TRUE;
}

/* What is written about a record that was merged is written to the one that it counts as. */
static gboolean
add_record (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  gint64 person = kith_desk_job_find_root (change, command->person, error), other;

  if (person == 0)
    return FALSE;
  switch ((int) command->what)
    {
    case KITH_DESK_DO_WAITING_ADD:
      return take_record (self,
                          kith_desk_records_add_waiting (self->session, change, person,
                                                         (KithWaitingKind) command->number, command->words,
                                                         error),
                          KITH_DESK_DO_WAITING_STATE, KITH_RECORD_TAKEN_BACK);
    case KITH_DESK_DO_NOTICE_ADD:
      return take_record (self,
                          kith_desk_records_add_notice (self->session, change, person, command->words,
                                                        command->day, error),
                          KITH_DESK_DO_NOTICE_STATE, KITH_RECORD_TAKEN_BACK);
    case KITH_DESK_DO_APART_ADD:
      other = kith_desk_job_find_root (change, command->other, error);
      return other != 0 &&
             take_record (self, kith_desk_records_add_apart (self->session, change, person, other, error),
                          KITH_DESK_DO_APART_STATE, KITH_RECORD_TAKEN_BACK);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
set_record_state (KithDeskJob *self,
                  KithChange *change,
                  KithRecordKind kind,
                  KithDeskCommand *command,
                  GError **error)
{
  g_autoptr (KithDeskRecord) was = NULL;
  KithDeskRecord *record = kith_desk_records_set_state (self->session, change, kind, command->id,
                                                        (KithRecordState) command->number, &was, error);

  return take_record (self, record, command->what, was != NULL ? was->state : KITH_RECORD_IN_FORCE);
}

static gboolean
set_answer (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithDeskRecord) was = NULL;
  KithDeskRecord *record =
      kith_desk_records_set_answer (self->session, change, command->id, command->words, &was, error);

  if (record == NULL)
    return FALSE;
  g_ptr_array_add (self->records, record);
  self->record = record;
  self->person = record->person;
  self->wrote = TRUE;
  kith_desk_job_take_inverse (self, kith_desk_command_notice_answer (command->id, was->answer));
  return TRUE;
}

gboolean
kith_desk_job_do_record (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  switch ((int) command->what)
    {
    case KITH_DESK_DO_ADD:
      return kith_desk_job_add_person (self, change, command, error) != 0;
    case KITH_DESK_DO_TAKE_BACK:
    case KITH_DESK_DO_BRING_BACK:
      return take_back (self, change, command, error);
    case KITH_DESK_DO_SET_CARD:
      return set_card (self, change, command, error);
    case KITH_DESK_DO_PUT_CARD:
      return put_card (self, change, command, error);
    case KITH_DESK_DO_PAIR:
      return put_pair (self, change, command, error);
    case KITH_DESK_DO_WAITING_ADD:
    case KITH_DESK_DO_NOTICE_ADD:
    case KITH_DESK_DO_APART_ADD:
      return add_record (self, change, command, error);
    case KITH_DESK_DO_WAITING_STATE:
      return set_record_state (self, change, KITH_RECORD_WAITING, command, error);
    case KITH_DESK_DO_NOTICE_STATE:
      return set_record_state (self, change, KITH_RECORD_NOTICE, command, error);
    case KITH_DESK_DO_NOTICE_ANSWER:
      return set_answer (self, change, command, error);
    case KITH_DESK_DO_APART_STATE:
      return set_record_state (self, change, KITH_RECORD_APART, command, error);
    default:
      g_assert_not_reached ();
    }
}
