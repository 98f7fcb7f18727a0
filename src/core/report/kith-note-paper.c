/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each note as it was signed, then what was added, in the order of signing: as on the screen. A page by
 * itself says about whom it is, which of how many it is, and for whom it was made. */

#include "report/kith-note-paper.h"

#include <glib/gi18n-lib.h>

#include "base/kith-text.h"
#include "notes/kith-note-head.h"
#include "report/kith-flow.h"

#define TITLE_SIZE 18.0
#define HEADING_SIZE 12.0
#define TEXT_SIZE 11.0
#define SMALL_SIZE 9.0
#define NOTE_SPACE 14.0

/* Together with what follows it. */
#define HEADED (KITH_FLOW_BOLD | KITH_FLOW_KEEP | KITH_FLOW_CLOSE)

static void
add_words (KithFlow *flow, const KithNoteWords *words)
{
  static const KithNoteText headed[] = { KITH_NOTE_TEXT_MATTERED, KITH_NOTE_TEXT_STRENGTHS,
                                         KITH_NOTE_TEXT_NEXT_STEP, KITH_NOTE_TEXT_THEIR_WORDS };
  const char *name = words->texts[KITH_NOTE_TEXT_SIGNED_NAME];

  kith_flow_add_text (flow, words->texts[KITH_NOTE_TEXT_TEXT], TEXT_SIZE, KITH_FLOW_USUAL);
  for (guint i = 0; i < G_N_ELEMENTS (headed); i++)
    if (!kith_text_is_blank (words->texts[headed[i]]))
      {
        kith_flow_add_text (flow, kith_note_text_label (headed[i]), SMALL_SIZE, HEADED);
        kith_flow_add_text (flow, words->texts[headed[i]], TEXT_SIZE, KITH_FLOW_USUAL);
      }
  if (words->strokes != NULL)
    kith_flow_add_strokes (flow, words->strokes);
  if (!kith_text_is_blank (name))
    {
      /* Translators: %s is a name that was typed as a signature */
      g_autofree char *text = g_strdup_printf (_ ("Signed: %s"), name);

      kith_flow_add_text (flow, text, TEXT_SIZE, KITH_FLOW_USUAL);
    }
}

static void
add_entry (KithFlow *flow, const KithNoteEntry *entry)
{
  if (entry->problem != NULL)
    kith_flow_add_text (flow, entry->problem, TEXT_SIZE, KITH_FLOW_BOLD);
  if (entry->words != NULL)
    add_words (flow, entry->words);
  else if (entry->is_erased)
    kith_flow_add_text (flow, _ ("What it said was erased with the record."), TEXT_SIZE, KITH_FLOW_USUAL);
  else
    kith_flow_add_text (flow, _ ("What it said cannot be read."), TEXT_SIZE, KITH_FLOW_USUAL);
}

static void
add_addition (KithFlow *flow, const KithNoteEntry *entry, KithClock *clock)
{
  g_autofree char *head = kith_note_head_describe_addition (entry, clock);
  gboolean says_it = entry->facts.kind == KITH_NOTE_IN_ERROR && entry->problem == NULL;

  kith_flow_add_text (flow, head, SMALL_SIZE, says_it ? KITH_FLOW_BOLD : HEADED);
  if (!says_it)
    add_entry (flow, entry);
}

static void
add_note (KithFlow *flow, const KithGivenNotes *given, const KithSignedNote *note)
{
  const KithNoteEntry *original = kith_signed_note_get_original (note);
  g_autofree char *head = kith_note_head_describe (original, KITH_DAY_NONE);
  g_autofree char *by = kith_note_head_describe_signing (original, given->clock);

  kith_flow_add_space (flow, NOTE_SPACE);
  kith_flow_add_text (flow, head, HEADING_SIZE, HEADED);
  kith_flow_add_text (flow, by, SMALL_SIZE, KITH_FLOW_KEEP);
  if (kith_signed_note_is_in_error (note))
    kith_flow_add_text (flow, _ ("This note should not be here. Who said so, and why, stands below it."),
                        TEXT_SIZE, KITH_FLOW_BOLD | KITH_FLOW_KEEP);
  add_entry (flow, original);
  for (guint i = 1; i < note->entries->len; i++)
    add_addition (flow, g_ptr_array_index (note->entries, i), given->clock);
}

static void
add_beginning (KithFlow *flow, const KithGivenNotes *given)
{
  g_autofree char *left = kith_given_notes_describe_left (given);
  g_autofree char *state = kith_given_notes_describe_state (given);

  kith_flow_add_text (flow, given->name, TITLE_SIZE, KITH_FLOW_BOLD | KITH_FLOW_CLOSE);
  kith_flow_add_text (flow, given->center, TEXT_SIZE, KITH_FLOW_USUAL);
  kith_flow_add_text (flow, state, TEXT_SIZE, KITH_FLOW_USUAL);
  if (given->recipient == NULL)
    kith_flow_add_text (flow, left, TEXT_SIZE, KITH_FLOW_USUAL);
}

static char *
describe_giving (const KithGivenNotes *given)
{
  g_autofree char *day = kith_day_format_long (given->day);

  if (given->recipient == NULL)
    /* Translators: the name of a person, a day, the name of somebody who works here */
    return g_strdup_printf (_ ("For %s, to keep. Given out on %s by %s."), given->name, day, given->made_by);
  return g_strdup_printf (
      /* Translators: who receives it, what for, a day, the name of somebody who works here */
      _ ("For %s: %s. Given out on %s by %s. What was agreed to stands on the last page."), given->recipient,
      given->purpose != NULL ? given->purpose : "", day, given->made_by);
}

/**
 * kith_note_paper_kind:
 * @given: what is handed out
 *
 * Returns: the kind of release that it needs
 */
KithReleaseKind
kith_note_paper_kind (const KithGivenNotes *given)
{
  g_return_val_if_fail (given != NULL, KITH_RELEASE_TO_RECIPIENT);

  return given->recipient != NULL ? KITH_RELEASE_TO_RECIPIENT : KITH_RELEASE_TO_PERSON;
}

/**
 * kith_note_paper_new:
 * @given: what is handed out, and to whom
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the pages; they need a release of kith_note_paper_kind() for %KITH_SCOPE_NOTES
 */
KithDocument *
kith_note_paper_new (const KithGivenNotes *given, const KithPaper *paper)
{
  g_autoptr (KithFlow) flow = kith_flow_new ();
  g_autofree char *head = NULL;
  g_autofree char *foot = NULL;
  KithDocument *document;

  g_return_val_if_fail (given != NULL && given->person > 0 && paper != NULL, NULL);

  /* Translators: %s is the name of a person */
  head = g_strdup_printf (_ ("Notes about %s"), given->name);
  foot = describe_giving (given);
  kith_flow_set_running (flow, head, foot);
  add_beginning (flow, given);
  for (guint i = 0; i < given->notes->len; i++)
    add_note (flow, given, g_ptr_array_index (given->notes, i));
  document = kith_document_new (kith_note_paper_kind (given), _ ("Notes"), paper);
  kith_document_set_about (document, given->person, KITH_SCOPE_NOTES);
  kith_flow_to_pages (flow, document, paper, TRUE);
  return document;
}
