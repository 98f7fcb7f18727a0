/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts are the author's own. Of what is signed only what stands in clear is listed, so looking at the page
 * reads nothing of anybody. */

#include "notes/kith-notes-page.h"

#include <glib/gi18n.h>

#include "notes/kith-note-doing.h"
#include "notes/kith-note-finder.h"
#include "notes/kith-note-head.h"
#include "notes/kith-notes.h"
#include "notes/kith-to-do-section.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"

#define N_SIGNED 50

struct _KithNotesPage
{
  KithPage parent_instance;

  KithNoteFinder *finder; /* (unowned) template child, as those below */
  GtkWidget *empty_label;
  GtkWidget *drafts_box;
  GtkListBox *drafts_list;
  KithToDoSection *to_do;
  GtkWidget *signed_box;
  GtkListBox *signed_list;
};

G_DEFINE_FINAL_TYPE (KithNotesPage, kith_notes_page, KITH_TYPE_PAGE)

/* What is read on the database thread. */
typedef struct
{
  GPtrArray *drafts; /* (owned) (nullable) (element-type KithNoteDraft) */
  GArray *facts;     /* (owned) (nullable) (element-type KithNoteFacts) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->drafts, g_ptr_array_unref);
  g_clear_pointer (&reading->facts, g_array_unref);
  g_free (reading);
}

static KithAppContext *
get_context (KithNotesPage *self)
{
  return kith_page_get_context (KITH_PAGE (self));
}

/* what: a draft, or what is signed */
static void
add_row (KithNotesPage *self, GtkListBox *list, gint64 person, gint64 what, const char *more)
{
  g_autofree char *name = kith_note_doing_dup_name (get_context (self), person);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle", more,
                                 "title-lines", 2, "subtitle-lines", 2, "activatable", TRUE, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xx)", person, what);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "notes-page.open");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (list, row);
}

static void
show_drafts (KithNotesPage *self, GPtrArray *drafts)
{
  kith_children_remove (GTK_WIDGET (self->drafts_list));
  for (guint i = 0; i < drafts->len; i++)
    {
      const KithNoteDraft *draft = g_ptr_array_index (drafts, i);
      g_autofree char *words = kith_note_draft_dup_beginning (draft);

      add_row (self, self->drafts_list, draft->note->person, draft->id, words);
    }
  gtk_widget_set_visible (self->drafts_box, drafts->len > 0);
}

static void
show_signed (KithNotesPage *self, GArray *facts)
{
  KithClock *clock = kith_session_get_clock (kith_app_context_get_session (get_context (self)));

  kith_children_remove (GTK_WIDGET (self->signed_list));
  for (guint i = 0; i < facts->len; i++)
    {
      const KithNoteEntry entry = { .facts = g_array_index (facts, KithNoteFacts, i) };
      g_autofree char *head = kith_note_head_describe (&entry, kith_clock_today (clock));

      add_row (self, self->signed_list, entry.facts.person, entry.facts.note, head);
    }
  gtk_widget_set_visible (self->signed_box, facts->len > 0);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->drafts = kith_note_drafts_list (session, error);
  if (reading->drafts != NULL)
    reading->facts = kith_notes_list_own (session, N_SIGNED, error);
  return reading->facts != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithNotesPage *self = object;
  Reading *reading = data;

  if (error != NULL)
    return;
  show_drafts (self, reading->drafts);
  show_signed (self, reading->facts);
  gtk_widget_set_visible (self->empty_label, reading->drafts->len == 0 && reading->facts->len == 0);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithNotesPage *self = KITH_NOTES_PAGE (widget);
  gint64 person, what;

  g_variant_get (parameter, "(xx)", &person, &what);
  kith_app_context_open_notes (get_context (self), person, what);
}

/* Each time the page comes into view: what one was writing a moment ago is here. */
static void
kith_notes_page_focus_search (KithPage *page)
{
  KithNotesPage *self = KITH_NOTES_PAGE (page);

  kith_job_run (get_context (self), read_job, g_new0 (Reading, 1), reading_free, self, read_done);
  kith_to_do_section_load (self->to_do, get_context (self));
  kith_note_finder_set_context (self->finder, get_context (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->finder));
}

static void
kith_notes_page_class_init (KithNotesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_PAGE_CLASS (klass)->focus_search = kith_notes_page_focus_search;
  g_type_ensure (KITH_TYPE_NOTE_FINDER);
  g_type_ensure (KITH_TYPE_TO_DO_SECTION);
  gtk_widget_class_install_action (widget_class, "notes-page.open", "(xx)", open_action);
  gtk_widget_class_install_action (widget_class, KITH_NOTE_FINDER_OPEN, "(xx)", open_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/notes/kith-notes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNotesPage, finder);
  gtk_widget_class_bind_template_child (widget_class, KithNotesPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithNotesPage, drafts_box);
  gtk_widget_class_bind_template_child (widget_class, KithNotesPage, drafts_list);
  gtk_widget_class_bind_template_child (widget_class, KithNotesPage, to_do);
  gtk_widget_class_bind_template_child (widget_class, KithNotesPage, signed_box);
  gtk_widget_class_bind_template_child (widget_class, KithNotesPage, signed_list);
}

static void
kith_notes_page_init (KithNotesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
