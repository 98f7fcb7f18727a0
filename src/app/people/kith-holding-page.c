/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is held is read in a thread of its own, since every text is compared with the names of all who have a
 * record. What was read and decided here is what is printed or saved, to the letter. */

#include "people/kith-holding-page.h"

#include <glib/gi18n.h>

#include "desk/kith-holding-collect.h"
#include "people/kith-holding-request.h"
#include "people/kith-holding-row.h"
#include "people/kith-holding-together.h"
#include "report/kith-holding-copy.h"
#include "report/kith-holding-paper.h"
#include "shared/kith-children.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-document-printing.h"
#include "shared/kith-job.h"
#include "shared/kith-later.h"
#include "shared/kith-wrap-box.h"

#define PROGRESS_MS 100
/* Of what is theirs alone, in a section, before somebody asks for more; and then. */
#define FIRST_ROWS 40
#define MORE_ROWS 200

struct _KithHoldingPage
{
  AdwBin parent_instance;

  GtkWidget *back_button; /* (unowned) template child, as those below */
  GtkLabel *title_label;
  GtkStack *stack;
  GtkProgressBar *progress_bar;
  GtkBox *sections_box;
  KithHoldingRequest *request_line;
  GtkWidget *bar;
  GtkLabel *status_label;
  GtkWidget *next_button;
  GtkWidget *ways_box;
  GtkWidget *print_button;

  KithAppContext *context;   /* (unowned) (nullable): the page around it owns it */
  KithHolding *holding;      /* (owned) (nullable): %NULL until it is read */
  GCancellable *cancellable; /* (owned) (nullable): of the reading */
  GPtrArray *rows;           /* (owned) (element-type KithHoldingRow): in which something can be decided */
  gint64 person;
  guint timer_id;
  guint focus_id;
  gint permille; /* (atomic) */
};

G_DEFINE_FINAL_TYPE (KithHoldingPage, kith_holding_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is read in the thread. */
typedef struct
{
  KithSession *session; /* (owned) */
  gint64 person;
} Reading;

/* What is saved on the database thread. */
typedef struct
{
  KithHolding *holding; /* (owned) */
  char *path;           /* (owned) */
} Saving;

/* A file is asked for. */
typedef struct
{
  KithHoldingPage *page; /* (owned) */
  KithHolding *holding;  /* (owned) */
  const char *ending;
} Asking;

/* The rest of a section. */
typedef struct
{
  KithHoldingSection *section; /* (unowned): of the holding that is shown */
  guint next;
} Rest;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->session);
  g_free (reading);
}

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  kith_holding_unref (saving->holding);
  g_free (saving->path);
  g_free (saving);
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->page);
  kith_holding_unref (asking->holding);
  g_free (asking);
}

static char *
describe_status (guint n_open, guint n_left_out)
{
  if (n_open > 0)
    return g_strdup_printf (ngettext ("%u entry may be about somebody else. Keep it or leave it out.",
                                      "%u entries may be about somebody else. Keep or leave out each.",
                                      n_open),
                            n_open);
  if (n_left_out > 0)
    return g_strdup_printf (ngettext ("All is decided. %u entry is left out.",
                                      "All is decided. %u entries are left out.", n_left_out),
                            n_left_out);
  return g_strdup (_ ("Nothing is left out."));
}

static void
show_state (KithHoldingPage *self)
{
  guint n_open = self->holding != NULL ? kith_holding_get_n_open (self->holding) : 0;
  gboolean ready = self->holding != NULL && n_open == 0;
  static const char *const ways[] = { "holding.print", "holding.save-pdf", "holding.save-json",
                                      "holding.together" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), ways[i], ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holding.next", n_open > 0);
  gtk_widget_set_visible (self->bar, self->holding != NULL);
  gtk_widget_set_visible (self->next_button, n_open > 0);
  gtk_widget_set_visible (self->ways_box, ready);
  if (self->holding != NULL)
    {
      g_autofree char *status = describe_status (n_open, kith_holding_get_n_left_out (self->holding));

      gtk_label_set_text (self->status_label, status);
    }
}

static void
clear (KithHoldingPage *self)
{
  g_ptr_array_set_size (self->rows, 0);
  kith_children_remove (GTK_WIDGET (self->sections_box));
  g_clear_pointer (&self->holding, kith_holding_unref);
}

static void
add_row (KithHoldingPage *self, GtkBox *box, KithHoldingEntry *entry)
{
  GtkWidget *row = kith_holding_row_new (self->holding, entry);

  g_signal_connect_object (row, "decided", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, row);
  g_ptr_array_add (self->rows, row);
}

static guint
add_rows (KithHoldingPage *self, GtkBox *box, KithHoldingSection *section, guint from, guint n)
{
  guint end = MIN (from + n, section->entries->len);

  for (guint i = from; i < end; i++)
    add_row (self, box, g_ptr_array_index (section->entries, i));
  return end;
}

static void
set_rest (GtkButton *button, const Rest *rest)
{
  guint left = rest->section->entries->len - rest->next;
  g_autofree char *label = g_strdup_printf (
      ngettext ("%u more is in the copy: show it", "%u more are in the copy: show them", left), left);

  gtk_button_set_label (button, label);
  gtk_widget_set_visible (GTK_WIDGET (button), left > 0);
}

static void
more_cb (GtkButton *button, KithHoldingPage *self)
{
  Rest *rest = g_object_get_data (G_OBJECT (button), "rest");
  GtkBox *box = g_object_get_data (G_OBJECT (button), "box");

  rest->next = add_rows (self, box, rest->section, rest->next, MORE_ROWS);
  set_rest (button, rest);
}

/* So that nothing is hidden among many: a section is cut only behind the last row to decide about. */
static guint
find_last_decision (const KithHoldingSection *section)
{
  for (guint i = section->entries->len; i > 0; i--)
    if (kith_holding_entry_may_be_left_out (g_ptr_array_index (section->entries, i - 1)))
      return i;
  return 0;
}

static void
add_section (KithHoldingPage *self, KithHoldingSection *section)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", section->title, "xalign", 0.0f, "wrap", TRUE,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *more = gtk_button_new ();
  Rest *rest = g_new0 (Rest, 1);

  gtk_widget_add_css_class (heading, "title-3");
  gtk_widget_set_margin_top (heading, 12);
  gtk_box_append (self->sections_box, heading);
  gtk_box_append (self->sections_box, box);
  rest->section = section;
  rest->next = add_rows (self, GTK_BOX (box), section, 0, MAX (FIRST_ROWS, find_last_decision (section)));
  if (section->entries->len == 0)
    gtk_box_append (GTK_BOX (box),
                    g_object_new (GTK_TYPE_LABEL, "label", _ ("Nothing."), "xalign", 0.0f, NULL));
  gtk_widget_set_halign (more, GTK_ALIGN_START);
  gtk_widget_add_css_class (more, "flat");
  g_object_set_data_full (G_OBJECT (more), "rest", rest, g_free);
  g_object_set_data (G_OBJECT (more), "box", box);
  set_rest (GTK_BUTTON (more), rest);
  g_signal_connect_object (more, "clicked", G_CALLBACK (more_cb), self, 0);
  gtk_box_append (self->sections_box, more);
}

static gboolean
focus_open (KithHoldingPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      KithHoldingRow *row = g_ptr_array_index (self->rows, i);

      if (!kith_holding_row_is_open (row))
        continue;
      kith_holding_row_focus (row);
      return TRUE;
    }
  return FALSE;
}

static void
stop (KithHoldingPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->focus_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_id);
  self->focus_id = 0;
}

static void
leave_cb (KithHoldingPage *self)
{
  stop (self);
  clear (self);
  show_state (self);
  kith_holding_request_look (self->request_line, self->context, 0);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  g_atomic_int_set (&KITH_HOLDING_PAGE (user_data)->permille, (gint) (fraction * 1000));
}

static gboolean
show_progress_cb (gpointer user_data)
{
  KithHoldingPage *self = user_data;

  gtk_progress_bar_set_fraction (self->progress_bar, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStoreHold) hold = kith_store_hold (kith_session_get_store (reading->session), &error);
  KithHolding *holding = hold != NULL ? kith_holding_collect (reading->session, reading->person, progress_cb,
                                                              source, cancellable, &error)
                                      : NULL;

  if (holding != NULL)
    g_task_return_pointer (task, holding, (GDestroyNotify) kith_holding_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
painted_cb (GtkWidget *widget)
{
  KithHoldingPage *self = KITH_HOLDING_PAGE (widget);

  self->focus_id = 0;
  if (gtk_widget_get_mapped (widget) && !focus_open (self))
    gtk_widget_grab_focus (self->print_button);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithHoldingPage *self = KITH_HOLDING_PAGE (source);
  g_autoptr (GError) error = NULL;
  KithHolding *holding = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  stop (self);
  if (holding == NULL)
    {
      kith_app_context_say_error (self->context, error);
      leave_cb (self);
      return;
    }
  self->holding = holding;
  for (guint i = 0; i < holding->sections->len; i++)
    add_section (self, g_ptr_array_index (holding->sections, i));
  gtk_stack_set_visible_child_name (self->stack, "sections");
  show_state (self);
  kith_holding_request_look (self->request_line, self->context, self->person);
  /* Once the rows have their places, so that the one that is focused comes into sight. */
  self->focus_id = kith_later_painted (GTK_WIDGET (self), painted_cb);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  focus_open (KITH_HOLDING_PAGE (widget));
}

static KithDocument *
make_document (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  g_autoptr (KithDocument) document = kith_holding_paper_new (data, paper, error);

  if (document == NULL ||
      !kith_holding_copy_let_print (kith_app_context_get_session (context), data, document, error))
    return NULL;
  return g_steal_pointer (&document);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithHoldingPage *self = KITH_HOLDING_PAGE (widget);

  kith_document_printing_run (widget, self->context, make_document, kith_holding_ref (self->holding),
                              (GDestroyNotify) kith_holding_unref);
}

static void
together_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithHoldingPage *self = KITH_HOLDING_PAGE (widget);

  kith_app_context_read_together (self->context, kith_holding_together_new (self->holding));
}

static gboolean
save_job (KithSession *session, gpointer data, GError **error)
{
  Saving *saving = data;

  return kith_holding_copy_save (session, saving->holding, saving->path, error);
}

static void
save_done (gpointer object, gpointer data, const GError *error)
{
  KithHoldingPage *self = object;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (error == NULL)
    kith_app_context_say (self->context,
                          _ ("Saved. It is for them alone: remove it here once they have it."));
  gtk_widget_grab_focus (self->print_button);
}

static void
file_chosen (GFile *file, gpointer user_data)
{
  Asking *asking = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    {
      Saving *saving = g_new0 (Saving, 1);

      saving->holding = kith_holding_ref (asking->holding);
      saving->path = g_str_has_suffix (path, asking->ending) ? g_strdup (path)
                                                             : g_strconcat (path, asking->ending, NULL);
      /* What is being written is not decided about anew. */
      gtk_widget_set_sensitive (GTK_WIDGET (asking->page), FALSE);
      kith_job_run (asking->page->context, save_job, saving, saving_free, asking->page, save_done);
    }
  asking_free (asking);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithHoldingPage *self = KITH_HOLDING_PAGE (widget);
  gboolean pdf = g_str_equal (name, "holding.save-pdf");
  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *suggested = NULL;

  asking->page = g_object_ref (self);
  asking->holding = kith_holding_ref (self->holding);
  asking->ending = pdf ? ".pdf" : ".json";
  /* No name of anybody: it stands among the recent files. */
  suggested = g_strconcat (_ ("own-copy"), asking->ending, NULL);
  kith_dialogs_choose_file (widget, KITH_FILE_SAVE, _ ("Save Their Copy"), suggested,
                            pdf ? "*.pdf" : "*.json",
                            pdf ? _ ("Documents to read and print") : _ ("Files for other programs"),
                            file_chosen, asking);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave_cb (KITH_HOLDING_PAGE (widget));
  return TRUE;
}

static void
kith_holding_page_dispose (GObject *object)
{
  KithHoldingPage *self = KITH_HOLDING_PAGE (object);

  stop (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->holding, kith_holding_unref);

  G_OBJECT_CLASS (kith_holding_page_parent_class)->dispose (object);
}

static void
kith_holding_page_class_init (KithHoldingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_holding_page_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "holding.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "holding.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "holding.together", NULL, together_action);
  gtk_widget_class_install_action (widget_class, "holding.save-pdf", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "holding.save-json", NULL, save_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "holding.print", NULL);
  g_type_ensure (KITH_TYPE_HOLDING_REQUEST);
  g_type_ensure (KITH_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-holding-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, sections_box);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, request_line);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, bar);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, ways_box);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingPage, print_button);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
kith_holding_page_init (KithHoldingPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  show_state (self);
}

/**
 * kith_holding_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_holding_page_set_context (KithHoldingPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_HOLDING_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

static Reading *
reading_new (KithHoldingPage *self, gint64 person)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->session = g_object_ref (kith_app_context_get_session (self->context));
  reading->person = person;
  return reading;
}

static void
show_title (KithHoldingPage *self, gint64 person)
{
  KithCard *card =
      kith_card_index_get (kith_desk_get_index (kith_app_context_get_desk (self->context)), person);
  /* Translators: %s is a name */
  g_autofree char *title =
      g_strdup_printf (_ ("Everything We Hold About %s"), card != NULL ? kith_card_get_name (card) : "");

  gtk_label_set_text (self->title_label, title);
}

/**
 * kith_holding_page_show:
 * @self: a page
 * @person: whose
 *
 * Reads everything anew. The focus goes to the first decision once it is read.
 */
void
kith_holding_page_show (KithHoldingPage *self, gint64 person)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KITH_IS_HOLDING_PAGE (self));
  g_return_if_fail (self->context != NULL);

  stop (self);
  clear (self);
  show_state (self);
  self->person = person;
  kith_holding_request_look (self->request_line, self->context, 0);
  show_title (self, person);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  g_atomic_int_set (&self->permille, 0);
  self->cancellable = g_cancellable_new ();
  self->timer_id = g_timeout_add (PROGRESS_MS, show_progress_cb, self);
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, kith_holding_page_show);
  g_task_set_task_data (task, reading_new (self, person), reading_free);
  g_task_run_in_thread (task, read_thread);
  gtk_widget_grab_focus (self->back_button);
}
