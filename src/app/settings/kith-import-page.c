/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page shows the run that it holds, stage by stage. Leaving it ends the run; nothing is kept of the file.
 */

#include "settings/kith-import-page.h"

#include <glib/gi18n.h>

#include "settings/kith-import-lists.h"
#include "shared/kith-a11y.h"

struct _KithImportPage
{
  AdwBin parent_instance;

  GtkWidget *back_button; /* (unowned) template child, as those below */
  GtkLabel *title_label;
  GtkLabel *file_label;
  GtkScrolledWindow *scroller;
  GtkBox *stages_box;
  GtkLabel *doing_label;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
  GtkLabel *refused_label;
  GtkWidget *again_button;
  GtkListBox *column_list;
  GtkWidget *option_list;
  AdwComboRow *dates_row;
  GtkWidget *replace_row;
  GtkSwitch *replace_switch;
  GtkWidget *problems_box;
  GtkLabel *problems_heading;
  GtkLabel *problems_label;
  GtkLabel *preview_heading;
  GtkListBox *preview_list;
  GtkLabel *likes_label;
  GtkListBox *like_list;
  GtkLabel *more_label;
  GtkLabel *apply_problem_label;
  GtkLabel *done_label;
  GtkWidget *close_button;
  GtkWidget *bar;
  GtkWidget *columns_button;
  GtkButton *next_button;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  KithImportRun *run;      /* (owned) (nullable) */
  KithImportKind kind;
  gboolean showing; /* rows are filled by the program, not by a person */
};

G_DEFINE_FINAL_TYPE (KithImportPage, kith_import_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_people (KithImportPage *self)
{
  return self->kind == KITH_IMPORT_OF_PEOPLE;
}

/* "_Import 214 People" */
static char *
describe_taking (KithImportPage *self)
{
  guint n = kith_import_run_count_taken (self->run);

  return is_people (self) ? g_strdup_printf (ngettext ("_Import %u Person", "_Import %u People", n), n)
                          : g_strdup_printf (ngettext ("_Import %u Month", "_Import %u Months", n), n);
}

static void
show_preview (KithImportPage *self)
{
  guint n = kith_import_run_get_n_rows (self->run);
  g_autofree char *heading =
      is_people (self)
          ? g_strdup_printf (
                ngettext ("How %u Person Is Read", "How %u People Are Read: the First of Them", n), n)
          : g_strdup_printf (
                ngettext ("How %u Month Is Read", "How %u Months Are Read: the First of Them", n), n);

  gtk_label_set_text (self->preview_heading, heading);
  kith_import_lists_fill_preview (self->preview_list, self->run);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_heading), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_list), n > 0);
}

static void
show_problems (KithImportPage *self)
{
  guint n = kith_import_run_get_table (self->run)->problems->len;
  g_autofree char *problems = kith_import_lists_describe_problems (self->run);
  g_autofree char *heading = NULL;

  if (n > 0)
    heading = g_strdup_printf (ngettext ("%u Problem: Nothing Can Be Imported Yet",
                                         "%u Problems: Nothing Can Be Imported Yet", n),
                               n);
  gtk_label_set_text (self->problems_heading, heading != NULL ? heading : _ ("Nothing Can Be Imported Yet"));
  gtk_label_set_text (self->problems_label, problems != NULL ? problems : "");
  gtk_widget_set_visible (self->problems_box, problems != NULL);
}

static void
show_options (KithImportPage *self)
{
  gboolean dates = kith_import_run_has_odd_dates (self->run);
  gboolean there = kith_import_run_get_n_there (self->run) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->dates_row), dates);
  gtk_widget_set_visible (self->replace_row, there);
  gtk_widget_set_visible (self->option_list, dates || there);
}

/* The one button that goes on says what it does. */
static void
show_next (KithImportPage *self)
{
  gboolean is_last = !is_people (self) || kith_import_run_get_stage (self->run) == KITH_IMPORT_LIKES;
  gboolean ready =
      !kith_import_run_is_mapping (self->run) && kith_import_run_get_table (self->run)->problems->len == 0 &&
      (is_last ? kith_import_run_count_taken (self->run) : kith_import_run_get_n_rows (self->run)) > 0;
  g_autofree char *label = is_last ? describe_taking (self) : g_strdup (_ ("_Continue"));

  gtk_button_set_label (self->next_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", ready);
}

static void
mapped_cb (KithImportPage *self)
{
  show_options (self);
  show_problems (self);
  show_preview (self);
  show_next (self);
}

static void
show_columns (KithImportPage *self)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (self->column_list)) == NULL)
    kith_import_lists_fill_columns (self->column_list, self->run);
  mapped_cb (self);
  gtk_widget_child_focus (GTK_WIDGET (self->column_list), GTK_DIR_TAB_FORWARD);
}

static void
show_likes (KithImportPage *self)
{
  guint n = kith_import_run_get_likes (self->run)->len;
  const char *problem = kith_import_run_get_sentence (self->run);
  g_autofree char *sentence = NULL;

  if (n > 0)
    sentence = g_strdup_printf (
        ngettext (
            "%u of them may have a record already, or stands in the file twice. Decide, or decide later: "
            "until then it has a record of its own and stands under People, at “Records That May Be One "
            "Person”.",
            "%u of them may have a record already, or stand in the file twice. Decide about each, or decide "
            "later: until then they have records of their own and stand under People, at “Records That May "
            "Be "
            "One Person”.",
            n),
        n);
  gtk_label_set_text (self->likes_label,
                      sentence != NULL ? sentence : _ ("Nobody of them seems to have a record already."));
  if (problem == NULL)
    {
      guint more = kith_import_lists_fill_likes (self->like_list, self->run);
      g_autofree char *words = g_strdup_printf (ngettext ("%u more after these, to be decided later",
                                                          "%u more after these, to be decided later", more),
                                                more);

      gtk_label_set_text (self->more_label, words);
      gtk_widget_set_visible (GTK_WIDGET (self->more_label), more > 0);
    }
  gtk_label_set_text (self->apply_problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->apply_problem_label), problem != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->like_list), n > 0);
  show_next (self);
  if (n == 0 || !gtk_widget_child_focus (GTK_WIDGET (self->like_list), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
show_stage (KithImportPage *self, KithImportStage stage)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->stages_box));

  for (guint i = 0; box != NULL; i++, box = gtk_widget_get_next_sibling (box))
    gtk_widget_set_visible (box, i == (guint) stage);
}

static void
stage_changed_cb (KithImportPage *self)
{
  KithImportStage stage = kith_import_run_get_stage (self->run);
  const char *sentence = kith_import_run_get_sentence (self->run);

  show_stage (self, stage);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_set_visible (self->bar, stage == KITH_IMPORT_COLUMNS || stage == KITH_IMPORT_LIKES);
  gtk_widget_set_visible (self->columns_button, stage == KITH_IMPORT_LIKES);
  switch (stage)
    {
    case KITH_IMPORT_BUSY:
      gtk_label_set_text (self->doing_label, kith_import_run_get_doing (self->run));
      gtk_progress_bar_set_fraction (self->progress_bar, 0);
      gtk_widget_grab_focus (self->cancel_button);
      break;
    case KITH_IMPORT_REFUSED:
      gtk_label_set_text (self->refused_label, sentence);
      gtk_widget_grab_focus (self->again_button);
      break;
    case KITH_IMPORT_COLUMNS:
      show_columns (self);
      break;
    case KITH_IMPORT_LIKES:
      show_likes (self);
      break;
    case KITH_IMPORT_DONE:
    default:
      gtk_label_set_text (self->done_label, sentence);
      gtk_widget_grab_focus (self->close_button);
      break;
    }
}

/* How far reading is nobody can say; comparing and taking can. */
static void
progress_cb (KithImportPage *self, double fraction)
{
  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  else
    gtk_progress_bar_pulse (self->progress_bar);
}

static void
dates_selected_cb (KithImportPage *self)
{
  if (self->run != NULL && !self->showing)
    kith_import_run_set_dates (self->run, (KithImportDates) adw_combo_row_get_selected (self->dates_row));
}

static void
replace_switched_cb (KithImportPage *self)
{
  if (self->run != NULL && !self->showing)
    kith_import_run_set_replace (self->run, gtk_switch_get_active (self->replace_switch));
}

static void
leave_cb (KithImportPage *self)
{
  kith_import_page_stop (self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  KithImportPage *self = user_data;

  if (file != NULL && self->context != NULL)
    kith_import_page_show (self, self->kind, file);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_import_page_choose_file (widget, KITH_IMPORT_PAGE (widget)->kind, chosen_cb, widget);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithImportPage *self = KITH_IMPORT_PAGE (widget);

  if (is_people (self) && kith_import_run_get_stage (self->run) == KITH_IMPORT_COLUMNS)
    kith_import_run_compare (self->run);
  else
    kith_import_run_apply (self->run);
}

static void
columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_import_run_go_back (KITH_IMPORT_PAGE (widget)->run);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_import_run_cancel (KITH_IMPORT_PAGE (widget)->run);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithImportPage *self = KITH_IMPORT_PAGE (widget);

  if (self->run != NULL && kith_import_run_get_stage (self->run) == KITH_IMPORT_BUSY)
    kith_import_run_cancel (self->run);
  else
    leave_cb (self);
  return TRUE;
}

static void
kith_import_page_dispose (GObject *object)
{
  kith_import_page_stop (KITH_IMPORT_PAGE (object));

  G_OBJECT_CLASS (kith_import_page_parent_class)->dispose (object);
}

static void
kith_import_page_class_init (KithImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_import_page_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "import.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-import-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, KithImportPage, name)
  CHILD (back_button);
  CHILD (title_label);
  CHILD (file_label);
  CHILD (scroller);
  CHILD (stages_box);
  CHILD (doing_label);
  CHILD (progress_bar);
  CHILD (cancel_button);
  CHILD (refused_label);
  CHILD (again_button);
  CHILD (column_list);
  CHILD (option_list);
  CHILD (dates_row);
  CHILD (replace_row);
  CHILD (replace_switch);
  CHILD (problems_box);
  CHILD (problems_heading);
  CHILD (problems_label);
  CHILD (preview_heading);
  CHILD (preview_list);
  CHILD (likes_label);
  CHILD (like_list);
  CHILD (more_label);
  CHILD (apply_problem_label);
  CHILD (done_label);
  CHILD (close_button);
  CHILD (bar);
  CHILD (columns_button);
  CHILD (next_button);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_switched_cb);
}

static void
kith_import_page_init (KithImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_import_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_import_page_set_context (KithImportPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_IMPORT_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_import_page_show:
 * @self: a page
 * @kind: what the file is to hold
 * @file: a table
 *
 * Reads it.
 */
void
kith_import_page_show (KithImportPage *self, KithImportKind kind, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  g_return_if_fail (KITH_IS_IMPORT_PAGE (self));
  g_return_if_fail (self->context != NULL);

  kith_import_page_stop (self);
  self->kind = kind;
  gtk_label_set_text (self->title_label,
                      is_people (self) ? _ ("Import People") : _ ("Import Past Monthly Totals"));
  gtk_label_set_text (self->file_label, shown);
  self->showing = TRUE;
  adw_combo_row_set_selected (self->dates_row, KITH_IMPORT_DATES_TOLD_BY_FILE);
  gtk_switch_set_active (self->replace_switch, FALSE);
  self->showing = FALSE;

  self->run = kith_import_run_new (self->context, kind, file);
  g_signal_connect_object (self->run, "stage-changed", G_CALLBACK (stage_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "mapped", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "decided", G_CALLBACK (show_next), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  stage_changed_cb (self);
}

/**
 * kith_import_page_stop:
 * @self: a page
 *
 * Ends what it does, and forgets the file.
 */
void
kith_import_page_stop (KithImportPage *self)
{
  g_return_if_fail (KITH_IS_IMPORT_PAGE (self));

  if (self->run == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->run, self);
  kith_import_run_cancel (self->run);
  g_clear_object (&self->run);
  kith_import_lists_clear (self->column_list);
  kith_import_lists_clear (self->preview_list);
  kith_import_lists_clear (self->like_list);
}

/**
 * kith_import_page_choose_file:
 * @parent: any widget of the window
 * @kind: what the file is to hold
 * @chosen: called once
 * @user_data: for @chosen
 *
 * Asks for a table.
 */
void
kith_import_page_choose_file (GtkWidget *parent,
                              KithImportKind kind,
                              KithDialogFile chosen,
                              gpointer user_data)
{
  kith_dialogs_choose_file (parent, KITH_FILE_OPEN,
                            kind == KITH_IMPORT_OF_PEOPLE ? _ ("Import People")
                                                          : _ ("Import Past Monthly Totals"),
                            NULL, "*.csv", _ ("Tables (CSV)"), chosen, user_data);
}
