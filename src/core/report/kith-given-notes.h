/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGivenNotes: signed notes of one person that are to be handed to them or to somebody else: which of
 * them, and asking the gate. */

#pragma once

#include "notes/kith-signed-note.h"
#include "report/kith-document.h"

G_BEGIN_DECLS

/* Why a note is not among all of a person: such a one is handed out only by itself. */
typedef enum
{
  KITH_NOTE_LEFT_RESTRICTED, /* only who signed it, and coordinators, read it */
  KITH_NOTE_LEFT_IN_ERROR,   /* somebody signed that it should not be there */
  KITH_NOTE_LEFT_CLOSED,     /* erased, kept from this account or damaged: there are no words */
  KITH_N_NOTE_LEFT
} KithNoteLeft;

/**
 * KithGivenNotes:
 * @person: whose; for a record that was merged, the one that it counts as
 * @name: (owned): what they are called
 * @center: (owned): the center's name
 * @made_by: (owned): who hands them out
 * @day: when
 * @clock: (owned): the center's
 * @recipient: (owned) (nullable): to whom; %NULL for the person themself
 * @purpose: (owned) (nullable): what for, where to somebody else
 * @read: (owned): all that is signed about them, of which @notes are
 * @notes: (owned) (element-type KithSignedNote): what is handed out, oldest first
 * @n_left: of how many notes that is not so, by #KithNoteLeft
 *
 * What is read, and chosen. A value.
 */
typedef struct
{
  gint64 person;
  char *name;
  char *center;
  char *made_by;
  KithDay day;
  KithClock *clock;
  char *recipient;
  char *purpose;
  KithSignedNotes *read;
  GPtrArray *notes;
  guint n_left[KITH_N_NOTE_LEFT];
} KithGivenNotes;

KithGivenNotes *kith_given_notes_read (KithSession *session,
                                       gint64 person,
                                       gint64 note,
                                       const char *recipient,
                                       const char *purpose,
                                       GError **error);
void kith_given_notes_set_for (KithGivenNotes *self, const char *recipient, const char *purpose);
void kith_given_notes_free (KithGivenNotes *self);
char *kith_given_notes_describe_left (const KithGivenNotes *self);
char *kith_given_notes_describe_state (const KithGivenNotes *self);
GPtrArray *kith_given_notes_list_consents (KithSession *session, gint64 person, GError **error);
gboolean kith_given_notes_let_print (KithSession *session,
                                     const KithGivenNotes *self,
                                     KithDocument *document,
                                     GError **error);
gboolean
kith_given_notes_save (KithSession *session, const KithGivenNotes *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGivenNotes, kith_given_notes_free)

G_END_DECLS
