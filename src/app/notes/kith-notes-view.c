/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading is written into the log, so it is done when the section is shown, and again when something was
 * signed meanwhile. Only the newest are put on the screen: who wants the older ones asks for them. */

#include "notes/kith-notes-view.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "notes/kith-note-doing.h"
#include "notes/kith-note-editor.h"
#include "notes/kith-note-giving.h"
#include "notes/kith-note-row.h"
#include "notes/kith-note-together.h"
#include "notes/kith-notes-reading.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"
#include "shared/kith-later.h"
#include "shared/kith-swap.h"

/* What a window has room for, and what is there once that is painted. */
#define SHOWN_AT_FIRST 3
#define SHOWN_SOON 20
#define SHOWN_MORE 50

struct _KithNotesView
{
  KithRecordSection parent_instance;

  KithSwap *swap; /* (unowned) template child, as those below */
  GtkWidget *write_button;
  GtkWidget *print_button;
  GtkLabel *chain_label;
  GtkWidget *empty_label;
  GtkWidget *drafts_box;
  GtkListBox *drafts_list;
  GtkBox *list;
  GtkWidget *older_button;
  KithNoteEditor *editor;

  gint64 person;
  gint64 wanted;   /* see kith_notes_view_go_on(), once they are read; 0 */
  gint64 together; /* the note that is read together; 0 */
  guint n_reading; /* how often they are being read */
  guint n_shown;
  KithNotesReading *rest; /* (owned) (nullable): goes on once the newest are painted */
  KithSignedNotes *notes; /* (owned) (nullable): %NULL until they are read */
  GPtrArray *drafts;      /* (owned) (nullable) (element-type KithNoteDraft): about this person */
};

G_DEFINE_FINAL_TYPE (KithNotesView, kith_notes_view, KITH_TYPE_RECORD_SECTION)

/* What is read on the database thread: what is seen first, then the rest of it. */
typedef struct
{
  gint64 person;
  KithNotesReading *reading; /* (owned) (nullable) */
  KithSignedNotes *notes;    /* (owned) (nullable) */
  GPtrArray *drafts;         /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->reading, kith_notes_reading_free);
  g_clear_pointer (&reading->notes, kith_signed_notes_free);
  g_clear_pointer (&reading->drafts, g_ptr_array_unref);
  g_free (reading);
}

static KithAppContext *
get_context (KithNotesView *self)
{
  return kith_record_section_get_context (KITH_RECORD_SECTION (self));
}

static KithClock *
get_clock (KithNotesView *self)
{
  return kith_session_get_clock (kith_app_context_get_session (get_context (self)));
}

static gboolean
may (KithNotesView *self, KithAction action)
{
  return kith_session_may (kith_app_context_get_session (get_context (self)), action);
}

static gboolean
is_reading (KithNotesView *self)
{
  return self->n_reading > 0 || self->rest != NULL;
}

static gboolean
is_writing (KithNotesView *self)
{
  return g_strcmp0 (kith_swap_get_shown (self->swap), "write") == 0;
}

static void
editor_state_cb (KithNotesView *self)
{
  g_autofree char *state = NULL;

  g_object_get (self->editor, "state", &state, NULL);
  kith_record_section_set_state (KITH_RECORD_SECTION (self), is_writing (self), state);
}

static void
show_page (KithNotesView *self, const char *name)
{
  kith_swap_show (self->swap, name);
  editor_state_cb (self);
}

static void
focus_editor (GtkWidget *editor)
{
  gtk_widget_grab_focus (editor);
}

static void
open_draft (KithNotesView *self, KithNoteDraft *draft)
{
  g_autofree char *about = kith_note_doing_dup_name (get_context (self), self->person);

  kith_note_editor_open (self->editor, draft, about);
  show_page (self, "write");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  kith_later_painted (GTK_WIDGET (self->editor), focus_editor);
}

static const KithNoteDraft *
find_draft (KithNotesView *self, gint64 id)
{
  for (guint i = 0; self->drafts != NULL && i < self->drafts->len; i++)
    if (((KithNoteDraft *) g_ptr_array_index (self->drafts, i))->id == id)
      return g_ptr_array_index (self->drafts, i);
  return NULL;
}

/* ---- What is there. */

static char *
describe_draft (const KithNoteDraft *draft, KithClock *clock)
{
  KithInstant saved = kith_clock_at (clock, draft->utc);
  g_autofree char *day = kith_day_format_date (saved.day);
  g_autofree char *time = kith_minute_format (saved.minute);

  if (saved.day == kith_clock_today (clock))
    /* Translators: %s is a time of day */
    return g_strdup_printf (_ ("Not signed yet, last written at %s"), time);
  /* Translators: a day, and a time of that day */
  return g_strdup_printf (_ ("Not signed yet, last written on %s, %s"), day, time);
}

static void
add_draft (KithNotesView *self, const KithNoteDraft *draft)
{
  g_autofree char *title = describe_draft (draft, get_clock (self));
  g_autofree char *words = kith_note_draft_dup_beginning (draft);
  GtkWidget *row =
      g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", words,
                    "subtitle-lines", 2, "activatable", TRUE, "action-name", "notes.go-on", NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", draft->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (self->drafts_list, row);
}

static void
show_drafts (KithNotesView *self)
{
  kith_children_remove (GTK_WIDGET (self->drafts_list));
  for (guint i = 0; i < self->drafts->len; i++)
    add_draft (self, g_ptr_array_index (self->drafts, i));
  gtk_widget_set_visible (self->drafts_box, self->drafts->len > 0);
}

static void
show_some (KithNotesView *self, guint n)
{
  guint until = MIN (self->n_shown + n, self->notes->notes->len);

  for (; self->n_shown < until; self->n_shown++)
    gtk_box_append (self->list, kith_note_row_new (g_ptr_array_index (self->notes->notes, self->n_shown),
                                                   get_clock (self), may (self, KITH_ACTION_CARE_WRITE)));
  gtk_widget_set_visible (self->older_button, self->n_shown < self->notes->notes->len);
}

static void
show_chain (KithNotesView *self)
{
  g_autofree char *line = kith_signed_notes_describe (self->notes);

  gtk_label_set_text (self->chain_label, line);
  gtk_widget_set_visible (GTK_WIDGET (self->chain_label), *line != '\0');
  if (kith_signed_notes_are_sound (self->notes))
    gtk_widget_remove_css_class (GTK_WIDGET (self->chain_label), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->chain_label), "error");
}

static void
show_rest (GtkWidget *widget)
{
  KithNotesView *self = KITH_NOTES_VIEW (widget);

  if (self->notes != NULL && self->n_shown > 0 && self->n_shown < SHOWN_SOON)
    show_some (self, SHOWN_SOON - self->n_shown);
}

static gboolean
are_same_follow_ups (const KithSignedNote *a, const KithSignedNote *b)
{
  guint n = a->follow_ups != NULL ? a->follow_ups->len : 0;

  if (n != (b->follow_ups != NULL ? b->follow_ups->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const KithNoteFollowUp *one = g_ptr_array_index (a->follow_ups, i);
      const KithNoteFollowUp *other = g_ptr_array_index (b->follow_ups, i);

      if (one->id != other->id || one->version != other->version)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_note (const KithSignedNote *a, const KithSignedNote *b)
{
  if (a->entries->len != b->entries->len || !are_same_follow_ups (a, b))
    return FALSE;
  for (guint i = 0; i < a->entries->len; i++)
    {
      const KithNoteEntry *one = g_ptr_array_index (a->entries, i);
      const KithNoteEntry *other = g_ptr_array_index (b->entries, i);

      if (one->facts.id != other->facts.id || (one->words == NULL) != (other->words == NULL) ||
          one->is_erased != other->is_erased || one->is_closed != other->is_closed ||
          g_strcmp0 (one->problem, other->problem) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Whether the rows that are there say what they would say anew: the one that has the focus stays then. */
static gboolean
are_shown (KithNotesView *self, const KithSignedNotes *notes)
{
  if (self->notes == NULL || self->n_shown == 0 || self->n_shown > notes->notes->len)
    return FALSE;
  for (guint i = 0; i < self->n_shown; i++)
    if (!is_same_note (g_ptr_array_index (self->notes->notes, i), g_ptr_array_index (notes->notes, i)))
      return FALSE;
  return TRUE;
}

/* notes: (transfer full) */
static void
show_list (KithNotesView *self, KithSignedNotes *notes, gboolean all_read)
{
  gboolean stays = are_shown (self, notes);
  guint n = MAX (self->n_shown, SHOWN_AT_FIRST);

  g_clear_pointer (&self->notes, kith_signed_notes_free);
  self->notes = notes;
  if (!stays)
    {
      kith_children_remove (GTK_WIDGET (self->list));
      self->n_shown = 0;
      show_some (self, n);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), notes->notes->len > 0);
  gtk_widget_set_visible (self->print_button, notes->notes->len > 0);
  gtk_widget_set_visible (self->empty_label, notes->notes->len == 0 && self->drafts->len == 0);
  if (!all_read)
    return;
  show_chain (self);
  show_some (self, 0);
  kith_later_painted (GTK_WIDGET (self), show_rest);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->drafts = kith_note_drafts_list (session, error);
  if (reading->drafts == NULL)
    return FALSE;
  for (guint i = reading->drafts->len; i > 0; i--)
    if (((KithNoteDraft *) g_ptr_array_index (reading->drafts, i - 1))->note->person != reading->person)
      g_ptr_array_remove_index (reading->drafts, i - 1);
  reading->reading = kith_notes_reading_new (session, reading->person, error);
  if (reading->reading != NULL)
    reading->notes = kith_notes_reading_list_newest (reading->reading, SHOWN_AT_FIRST, error);
  return reading->notes != NULL;
}

static gboolean
read_all_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->notes = kith_notes_reading_list_all (reading->reading, error);
  return reading->notes != NULL;
}

static const KithNoteDraft *
find_addition (KithNotesView *self, KithNoteKind kind, gint64 note)
{
  for (guint i = 0; self->drafts != NULL && i < self->drafts->len; i++)
    {
      const KithNoteDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft->kind == kind && draft->amends == note)
        return draft;
    }
  return NULL;
}

static const KithSignedNote *
find_note (KithNotesView *self, gint64 id)
{
  for (guint i = 0; self->notes != NULL && i < self->notes->notes->len; i++)
    {
      const KithSignedNote *note = g_ptr_array_index (self->notes->notes, i);

      if (kith_signed_note_get_original (note)->facts.note == id)
        return note;
    }
  return NULL;
}

static void
focus_row (GtkWidget *row)
{
  kith_note_row_focus (KITH_NOTE_ROW (row));
}

/* With those that are newer above it; it can be walked to only once it has a place. */
static void
show_note (KithNotesView *self, gint64 note)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (;; row = gtk_widget_get_next_sibling (row))
    {
      if (row == NULL)
        return;
      if (kith_note_row_get_note (KITH_NOTE_ROW (row)) == note)
        break;
      if (gtk_widget_get_next_sibling (row) == NULL)
        show_some (self, SHOWN_MORE);
    }
  kith_later_painted (row, focus_row);
}

/* Whoever is here now was met in person; otherwise most talk by phone. */
static KithNoteDraft *
new_draft (KithNotesView *self)
{
  KithNoteDraft *draft = kith_note_draft_new (self->person);
  KithDeskRow *here = kith_desk_find_here (kith_app_context_get_desk (get_context (self)), self->person);
  KithInstant now = kith_clock_now (get_clock (self));

  draft->note->day = now.day;
  draft->note->minute = now.minute;
  draft->note->mode = here != NULL ? KITH_NOTE_MODE_IN_PERSON : KITH_NOTE_MODE_PHONE;
  return draft;
}

/* Who was called away begins nothing twice. */
static void
begin_wanted (KithNotesView *self)
{
  KithDay today = kith_clock_today (get_clock (self));

  self->wanted = 0;
  if (is_writing (self))
    return;
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const KithNoteDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft->kind == KITH_NOTE_ORIGINAL && draft->note->day == today)
        {
          open_draft (self, kith_note_draft_copy (draft));
          return;
        }
    }
  open_draft (self, new_draft (self));
}

/* After something was read together: what they said to it. */
static void
open_wanted (KithNotesView *self)
{
  if (self->wanted == KITH_NOTES_BEGIN)
    {
      begin_wanted (self);
      return;
    }

  const KithNoteDraft *draft = self->together != 0
                                   ? find_addition (self, KITH_NOTE_THEIR_WORDS, self->together)
                                   : find_draft (self, self->wanted);

  if (draft == NULL && self->together == 0 && find_note (self, self->wanted) != NULL && !is_writing (self))
    show_note (self, self->wanted);
  self->wanted = 0;
  self->together = 0;
  if (draft != NULL && !is_writing (self))
    open_draft (self, kith_note_draft_copy (draft));
}

static void
read_all_done (gpointer object, gpointer data, const GError *error)
{
  KithNotesView *self = object;
  Reading *reading = data;

  self->n_reading--;
  if (error != NULL || reading->person != self->person || self->drafts == NULL)
    return;
  show_list (self, g_steal_pointer (&reading->notes), TRUE);
  open_wanted (self);
}

/* Hundreds of signatures take a processor that the first paint needs. */
static void
read_rest (GtkWidget *widget)
{
  KithNotesView *self = KITH_NOTES_VIEW (widget);
  Reading *reading;

  if (self->rest == NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->person = self->person;
  reading->reading = g_steal_pointer (&self->rest);
  self->n_reading++;
  kith_job_run (get_context (self), read_all_job, reading, reading_free, self, read_all_done);
}

/* What is there already is not taken away for the newest alone. */
static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithNotesView *self = object;
  Reading *reading = data;

  self->n_reading--;
  if (error != NULL || reading->person != self->person)
    return;
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  self->drafts = g_steal_pointer (&reading->drafts);
  show_drafts (self);
  if (self->notes == NULL)
    show_list (self, g_steal_pointer (&reading->notes), FALSE);
  if (self->wanted == KITH_NOTES_BEGIN || find_draft (self, self->wanted) != NULL)
    open_wanted (self);
  g_clear_pointer (&self->rest, kith_notes_reading_free);
  self->rest = g_steal_pointer (&reading->reading);
  kith_later_painted (GTK_WIDGET (self), read_rest);
}

static void
read_list (KithNotesView *self)
{
  Reading *reading;

  if (!may (self, KITH_ACTION_CARE_READ))
    return;
  reading = g_new0 (Reading, 1);
  reading->person = self->person;
  self->n_reading++;
  kith_job_run (get_context (self), read_job, reading, reading_free, self, read_done);
}

/* Somebody who is not looked at is not read. */
static void
written_cb (KithNotesView *self)
{
  if (self->person != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_list (self);
}

/* ---- What is done. */

static void
back_to_list (KithNotesView *self)
{
  show_page (self, "list");
  read_list (self);
  gtk_widget_grab_focus (self->write_button);
}

static void
editor_done_cb (KithNotesView *self, gboolean is_signed)
{
  back_to_list (self);
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNotesView *self = KITH_NOTES_VIEW (widget);

  kith_note_editor_close (self->editor);
  back_to_list (self);
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNotesView *self = KITH_NOTES_VIEW (widget);

  open_draft (self, new_draft (self));
}

static void
go_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNotesView *self = KITH_NOTES_VIEW (widget);
  const KithNoteDraft *draft = find_draft (self, g_variant_get_int64 (parameter));

  if (draft != NULL)
    open_draft (self, kith_note_draft_copy (draft));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNotesView *self = KITH_NOTES_VIEW (widget);
  KithNoteKind kind = g_str_equal (name, KITH_NOTE_ROW_AMEND)         ? KITH_NOTE_AMENDMENT
                      : g_str_equal (name, KITH_NOTE_ROW_THEIR_WORDS) ? KITH_NOTE_THEIR_WORDS
                                                                      : KITH_NOTE_IN_ERROR;
  gint64 note = g_variant_get_int64 (parameter);

  const KithNoteDraft *begun = find_addition (self, kind, note);

  /* What was begun for the same note is gone on with. */
  open_draft (self, begun != NULL ? kith_note_draft_copy (begun)
                                  : kith_note_draft_new_addition (self->person, kind, note));
}

static void
together_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNotesView *self = KITH_NOTES_VIEW (widget);
  const KithSignedNote *note = find_note (self, g_variant_get_int64 (parameter));
  const KithNoteDraft *begun;
  g_autoptr (KithNoteDraft) words = NULL;
  g_autofree char *called = NULL;

  if (note == NULL)
    return;
  self->together = kith_signed_note_get_original (note)->facts.note;
  begun = find_addition (self, KITH_NOTE_THEIR_WORDS, self->together);
  words = begun != NULL ? kith_note_draft_copy (begun)
                        : kith_note_draft_new_addition (self->person, KITH_NOTE_THEIR_WORDS, self->together);
  called = kith_note_doing_dup_name (get_context (self), self->person);
  kith_app_context_read_together (get_context (self),
                                  kith_note_together_new (get_context (self), note, words, called));
}

/* One note, or all that are handed out together. */
static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNotesView *self = KITH_NOTES_VIEW (widget);

  kith_note_giving_ask (widget, get_context (self), self->person,
                        parameter != NULL ? g_variant_get_int64 (parameter) : 0);
}

static void
together_over_cb (KithNotesView *self)
{
  if (self->together == 0)
    return;
  read_list (self);
  gtk_widget_grab_focus (self->write_button);
}

static void
older_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNotesView *self = KITH_NOTES_VIEW (widget);

  if (self->notes != NULL)
    show_some (self, SHOWN_MORE);
}

static void
kith_notes_view_setup (KithRecordSection *section, KithAppContext *context)
{
  static const char *const writing[] = { "notes.write", KITH_NOTE_ROW_AMEND, KITH_NOTE_ROW_THEIR_WORDS,
                                         KITH_NOTE_ROW_IN_ERROR };
  KithNotesView *self = KITH_NOTES_VIEW (section);
  KithSession *session = kith_app_context_get_session (context);
  gboolean writes = session != NULL && kith_session_may (session, KITH_ACTION_CARE_WRITE);

  kith_note_editor_set_context (self->editor, context);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], writes);
  g_signal_connect_object (context, "together-over", G_CALLBACK (together_over_cb), self, G_CONNECT_SWAPPED);
  if (session != NULL)
    g_signal_connect_object (kith_session_get_store (session), "changed::note", G_CALLBACK (written_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
forget (KithNotesView *self)
{
  kith_note_editor_close (self->editor);
  g_clear_pointer (&self->rest, kith_notes_reading_free);
  g_clear_pointer (&self->notes, kith_signed_notes_free);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  kith_children_remove (GTK_WIDGET (self->list));
  kith_children_remove (GTK_WIDGET (self->drafts_list));
  self->n_shown = 0;
  gtk_widget_set_visible (self->drafts_box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_visible (self->older_button, FALSE);
  gtk_widget_set_visible (self->print_button, FALSE);
  gtk_widget_set_visible (self->empty_label, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->chain_label), FALSE);
}

static void
kith_notes_view_show (KithRecordSection *section, gint64 person)
{
  KithNotesView *self = KITH_NOTES_VIEW (section);

  if (self->person != person)
    {
      forget (self);
      self->person = person;
      show_page (self, "list");
    }
  read_list (self);
}

static void
kith_notes_view_flush (KithRecordSection *section)
{
  kith_note_editor_flush (KITH_NOTES_VIEW (section)->editor);
}

static void
kith_notes_view_save (KithRecordSection *section)
{
  kith_note_editor_sign (KITH_NOTES_VIEW (section)->editor);
}

/* A hand that saves by habit signs nothing. */
static void
kith_notes_view_keep (KithRecordSection *section)
{
  KithNotesView *self = KITH_NOTES_VIEW (section);

  kith_note_editor_flush (self->editor);
  kith_app_context_say (get_context (self), _ ("Kept as a draft. Ctrl+Enter signs it."));
}

static void
kith_notes_view_discard (KithRecordSection *section)
{
  kith_note_editor_discard (KITH_NOTES_VIEW (section)->editor);
}

static void
kith_notes_view_dispose (GObject *object)
{
  g_clear_pointer (&KITH_NOTES_VIEW (object)->rest, kith_notes_reading_free);
  g_clear_pointer (&KITH_NOTES_VIEW (object)->notes, kith_signed_notes_free);
  g_clear_pointer (&KITH_NOTES_VIEW (object)->drafts, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_notes_view_parent_class)->dispose (object);
}

static void
kith_notes_view_class_init (KithNotesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithRecordSectionClass *section_class = KITH_RECORD_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_notes_view_dispose;
  section_class->setup = kith_notes_view_setup;
  section_class->show = kith_notes_view_show;
  section_class->flush = kith_notes_view_flush;
  section_class->save = kith_notes_view_save;
  section_class->keep = kith_notes_view_keep;
  section_class->discard = kith_notes_view_discard;
  section_class->save_label = N_ ("S_ign…");

  g_type_ensure (KITH_TYPE_NOTE_EDITOR);
  g_type_ensure (KITH_TYPE_SWAP);
  gtk_widget_class_install_action (widget_class, "notes.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "notes.list", NULL, list_action);
  gtk_widget_class_install_action (widget_class, "notes.older", NULL, older_action);
  gtk_widget_class_install_action (widget_class, "notes.go-on", "x", go_on_action);
  gtk_widget_class_install_action (widget_class, KITH_NOTE_ROW_AMEND, "x", add_action);
  gtk_widget_class_install_action (widget_class, KITH_NOTE_ROW_THEIR_WORDS, "x", add_action);
  gtk_widget_class_install_action (widget_class, KITH_NOTE_ROW_IN_ERROR, "x", add_action);
  gtk_widget_class_install_action (widget_class, KITH_NOTE_ROW_TOGETHER, "x", together_action);
  gtk_widget_class_install_action (widget_class, KITH_NOTE_ROW_PRINT, "x", print_action);
  gtk_widget_class_install_action (widget_class, "notes.print-all", NULL, print_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/notes/kith-notes-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNotesView, swap);
  gtk_widget_class_bind_template_child (widget_class, KithNotesView, write_button);
  gtk_widget_class_bind_template_child (widget_class, KithNotesView, print_button);
  gtk_widget_class_bind_template_child (widget_class, KithNotesView, chain_label);
  gtk_widget_class_bind_template_child (widget_class, KithNotesView, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithNotesView, drafts_box);
  gtk_widget_class_bind_template_child (widget_class, KithNotesView, drafts_list);
  gtk_widget_class_bind_template_child (widget_class, KithNotesView, list);
  gtk_widget_class_bind_template_child (widget_class, KithNotesView, older_button);
  gtk_widget_class_bind_template_child (widget_class, KithNotesView, editor);
  gtk_widget_class_bind_template_callback (widget_class, editor_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_done_cb);
}

static void
kith_notes_view_init (KithNotesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_notes_view_go_on:
 * @self: the section, which shows somebody
 * @what: a draft of a note about them, a note that was signed, or %KITH_NOTES_BEGIN
 *
 * Goes on with a draft where its author left it; puts a note on the screen once it was read; goes on with
 * what was begun today, or begins a note.
 */
void
kith_notes_view_go_on (KithNotesView *self, gint64 what)
{
  g_return_if_fail (KITH_IS_NOTES_VIEW (self));

  self->wanted = what;
  if (self->drafts != NULL &&
      (!is_reading (self) || what == KITH_NOTES_BEGIN || find_draft (self, what) != NULL))
    open_wanted (self);
}
