/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notes leave for the person, or by what they agreed to. What is restricted, said to be an error or without
 * words goes only where somebody chose just that one; that it is left out is said to the person and to
 * whoever hands the others out, and to nobody else: they did not agree to have that told.
 */

#include "report/kith-given-notes.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "notes/kith-notes.h"
#include "people/kith-merges.h"
#include "people/kith-people.h"

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

/* Why it is not handed out with others; KITH_N_NOTE_LEFT where it is. */
static KithNoteLeft
judge (const KithSignedNote *note)
{
  const KithNoteEntry *original = kith_signed_note_get_original (note);

  if (original->facts.restricted != 0)
    return KITH_NOTE_LEFT_RESTRICTED;
  if (kith_signed_note_is_in_error (note))
    return KITH_NOTE_LEFT_IN_ERROR;
  return original->words == NULL ? KITH_NOTE_LEFT_CLOSED : KITH_N_NOTE_LEFT;
}

static gboolean
choose_one (KithGivenNotes *self, gint64 note, GError **error)
{
  for (guint i = 0; i < self->read->notes->len; i++)
    {
      KithSignedNote *one = g_ptr_array_index (self->read->notes, i);
      const KithNoteEntry *original = kith_signed_note_get_original (one);

      if (original->facts.note != note)
        continue;
      if (kith_note_entry_is_kept (original))
        return refuse (error, KITH_ERROR_NOT_PERMITTED,
                       _ ("This note is restricted. Only who signed it, and coordinators, can hand it out."));
      if (original->words == NULL)
        return refuse (error, KITH_ERROR_NOT_FOUND,
                       _ ("What this note says cannot be read, so there is nothing to hand out."));
      g_ptr_array_add (self->notes, one);
      return TRUE;
    }
  return refuse (error, KITH_ERROR_NOT_FOUND, _ ("There is no such note."));
}

/* They were read newest first. */
static gboolean
choose_all (KithGivenNotes *self, GError **error)
{
  for (guint i = self->read->notes->len; i > 0; i--)
    {
      KithSignedNote *one = g_ptr_array_index (self->read->notes, i - 1);
      KithNoteLeft left = judge (one);

      if (left == KITH_N_NOTE_LEFT)
        g_ptr_array_add (self->notes, one);
      else
        self->n_left[left]++;
    }
  return self->notes->len > 0 ||
         refuse (error, KITH_ERROR_NOT_FOUND,
                 _ ("There is no note about this person that is handed out with others."));
}

static gint64
find_root (KithSession *session, gint64 person, gint64 note, GError **error)
{
  KithDb *db;

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error) ||
      (person == 0 && !kith_notes_find_person (session, note, &person, error)))
    return 0;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  return db != NULL ? kith_merges_find_root (db, person, error) : 0;
}

static char *
read_name (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (KithPeople) people = kith_people_new (session);
  g_autoptr (KithCard) card = kith_people_get_card (people, person, NULL, error);

  return card != NULL ? g_strdup (kith_card_get_name (card)) : NULL;
}

/**
 * kith_given_notes_read:
 * @session: whose rights and keys are used
 * @person: whose, or 0 for whoever @note is about
 * @note: the one that is chosen, or 0 for all that are handed out together
 * @recipient: (nullable): to whom; %NULL for the person themself
 * @purpose: (nullable): what for, where to somebody else
 * @error: %KITH_ERROR_NOT_PERMITTED, also where the note is restricted and this is neither its author nor a
 *   coordinator; %KITH_ERROR_NOT_FOUND where nothing is to be handed out; %KITH_ERROR_UNVERIFIED
 *
 * Reads and chooses; the reading is in the log. Whether it may leave is asked when it does.
 *
 * Returns: (transfer full): what is to be handed out
 */
KithGivenNotes *
kith_given_notes_read (KithSession *session,
                       gint64 person,
                       gint64 note,
                       const char *recipient,
                       const char *purpose,
                       GError **error)
{
  g_autoptr (KithGivenNotes) self = NULL;
  gint64 root;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (person > 0 || note > 0, NULL);

  root = find_root (session, person, note, error);
  if (root == 0)
    return NULL;
  self = g_new0 (KithGivenNotes, 1);
  self->person = root;
  self->clock = g_object_ref (kith_session_get_clock (session));
  self->day = kith_clock_today (self->clock);
  self->center = g_strdup (kith_center_get_name (kith_session_get_center (session)));
  self->made_by = g_strdup (kith_session_get_account_name (session));
  self->recipient = g_strdup (recipient);
  self->purpose = g_strdup (purpose);
  self->notes = g_ptr_array_new ();
  self->read = kith_notes_list (session, root, error);
  self->name = self->read != NULL ? read_name (session, root, error) : NULL;
  if (self->name == NULL || !(note != 0 ? choose_one (self, note, error) : choose_all (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_given_notes_set_for:
 * @self: what is to be handed out
 * @recipient: (nullable): to whom; %NULL for the person themself
 * @purpose: (nullable): what for
 */
void
kith_given_notes_set_for (KithGivenNotes *self, const char *recipient, const char *purpose)
{
  g_return_if_fail (self != NULL);

  g_free (self->recipient);
  g_free (self->purpose);
  self->recipient = g_strdup (recipient);
  self->purpose = g_strdup (purpose);
}

/**
 * kith_given_notes_free:
 * @self: (transfer full) (nullable): what is to be handed out
 */
void
kith_given_notes_free (KithGivenNotes *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->center);
  g_free (self->made_by);
  g_clear_object (&self->clock);
  g_free (self->recipient);
  g_free (self->purpose);
  g_clear_pointer (&self->read, kith_signed_notes_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

static void
begin_line (GString *text)
{
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
}

/**
 * kith_given_notes_describe_left:
 * @self: what is to be handed out
 *
 * Returns: (transfer full): what is not among it, a sentence a line; "" where all is
 */
char *
kith_given_notes_describe_left (const KithGivenNotes *self)
{
  const guint *n;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  n = self->n_left;
  if (n[KITH_NOTE_LEFT_RESTRICTED] > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%u restricted note is not in here.",
                                         "%u restricted notes are not in here.",
                                         n[KITH_NOTE_LEFT_RESTRICTED]),
                            n[KITH_NOTE_LEFT_RESTRICTED]);
  begin_line (text);
  if (n[KITH_NOTE_LEFT_IN_ERROR] > 0)
    g_string_append_printf (
        text,
        g_dngettext (GETTEXT_PACKAGE, "%u note that is said to be an error is not in here.",
                     "%u notes that are said to be errors are not in here.", n[KITH_NOTE_LEFT_IN_ERROR]),
        n[KITH_NOTE_LEFT_IN_ERROR]);
  begin_line (text);
  if (n[KITH_NOTE_LEFT_CLOSED] > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%u note that could not be read is not in here.",
                                         "%u notes that could not be read are not in here.",
                                         n[KITH_NOTE_LEFT_CLOSED]),
                            n[KITH_NOTE_LEFT_CLOSED]);
  g_strchomp (text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count_problems (const KithGivenNotes *self)
{
  guint n = 0;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const KithSignedNote *note = g_ptr_array_index (self->notes, i);

      for (guint j = 0; j < note->entries->len; j++)
        n += ((const KithNoteEntry *) g_ptr_array_index (note->entries, j))->problem != NULL;
    }
  return n;
}

/**
 * kith_given_notes_describe_state:
 * @self: what is to be handed out
 *
 * Returns: (transfer full): whether it is what was signed, in one line
 */
char *
kith_given_notes_describe_state (const KithGivenNotes *self)
{
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  n = count_problems (self);
  if (n > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u entry in here is not as it was signed; it says which.",
                                         "%u entries in here are not as they were signed; it says which.", n),
                            n);
  if (self->read->missing->len > 0)
    return g_strdup (
        _ ("What stands here is as it was signed, but something that was signed is missing, so it may not "
           "be all."));
  return g_strdup (_ ("What stands here is as it was signed; the signatures were checked."));
}
