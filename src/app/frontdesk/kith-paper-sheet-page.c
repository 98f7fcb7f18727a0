/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next line begins with Enter, whatever field it comes from. A name that may be several people does not
 * stop the hand: it stays open, and the sheet is entered once nothing is. Nothing is stored before that, all
 * of it is then, and until then it is a draft. */

#include "frontdesk/kith-paper-sheet-page.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "desk/kith-paper-sheet.h"
#include "frontdesk/kith-desk-dialogs.h"
#include "frontdesk/kith-match-item.h"
#include "frontdesk/kith-match-row.h"
#include "frontdesk/kith-paper-form.h"
#include "frontdesk/kith-paper-row.h"
#include "shared/kith-a11y.h"
#include "shared/kith-calendar.h"
#include "shared/kith-children.h"
#include "shared/kith-columns.h"
#include "shared/kith-draft-keeper.h"

#define FIRST_LINES 8
#define NOBODY G_MAXUINT

struct _KithPaperSheetPage
{
  AdwBin parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  GtkWidget *back_button;
  GtkWidget *earlier_button;
  GtkMenuButton *day_button;
  GtkWidget *later_button;
  GtkPopover *day_popover;
  GtkCalendar *calendar;
  GtkBox *rows_box;
  GtkLabel *choices_label;
  GtkListBox *choices_list;
  GtkLabel *summary_label;
  GtkWidget *enter_button;
  AdwStatusPage *done_page;
  GtkWidget *desk_button;

  KithAppContext *context;  /* (owned) (nullable) */
  KithPaperForm *form;      /* (owned) */
  GPtrArray *rows;          /* (element-type KithPaperRow) (unowned) */
  KithDraftKeeper *draft;   /* (owned) (nullable) */
  KithDeskCommand *inverse; /* (owned) (nullable) takes back the sheet that was entered last */
  guint current;            /* the line whose choices are shown, or NOBODY */
  gboolean setting_day;
};

G_DEFINE_FINAL_TYPE (KithPaperSheetPage, kith_paper_sheet_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void add_row (KithPaperSheetPage *self);

static KithDesk *
get_desk (KithPaperSheetPage *self)
{
  return kith_app_context_get_desk (self->context);
}

static gboolean
on_public_screen (KithPaperSheetPage *self)
{
  return kith_preferences_get_public_screen (kith_app_context_get_preferences (self->context));
}

static int
get_rollover (KithPaperSheetPage *self)
{
  return kith_center_get_rollover (kith_session_get_center (kith_app_context_get_session (self->context)));
}

static void
save_draft (KithPaperSheetPage *self)
{
  kith_draft_keeper_put (self->draft, kith_paper_form_to_draft (self->form));
}

static guint
index_of (KithPaperSheetPage *self, KithPaperRow *row)
{
  guint index = NOBODY;

  g_ptr_array_find (self->rows, row, &index);
  return index;
}

/* Told apart from those whom the line could have meant. */
static char *
dup_name (KithPaperSheetPage *self, const KithPaperFormLine *line)
{
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (GPtrArray) items = NULL;
  gint64 person = 0;

  kith_paper_sheet_match (get_desk (self), line->name, &person, &matches);
  items = kith_match_items_new (matches, on_public_screen (self), NULL);
  for (guint i = 0; i < items->len; i++)
    if (kith_match_item_get_person (g_ptr_array_index (items, i)) == line->person)
      return g_strdup (kith_match_item_get_title (g_ptr_array_index (items, i)));
  return kith_desk_dialogs_dup_name (self->context, line->person);
}

static char *
describe (KithPaperSheetPage *self, guint line)
{
  const KithPaperFormLine *one = kith_paper_form_get_line (self->form, line);

  if (kith_paper_form_is_blank (self->form, line))
    return g_strdup ("");
  switch (one->meaning)
    {
    case KITH_PAPER_GUEST:
      return g_strdup (_ ("guest"));
    case KITH_PAPER_NEW:
      return g_strdup (_ ("new person"));
    case KITH_PAPER_CHOICE:
      return g_strdup (_ ("who is it?"));
    case KITH_PAPER_PERSON:
    default:
      return dup_name (self, one);
    }
}

static void
show_line (KithPaperSheetPage *self, guint line)
{
  g_autofree char *state = describe (self, line);
  const KithPaperFormLine *one = kith_paper_form_get_line (self->form, line);
  gboolean open = one->meaning == KITH_PAPER_CHOICE && !kith_paper_form_is_blank (self->form, line);

  kith_paper_row_show (g_ptr_array_index (self->rows, line), line + 1, one, state, open);
}

static void
show_summary (KithPaperSheetPage *self)
{
  guint people, new_people, guests, open;
  g_autofree char *people_text = NULL;
  g_autofree char *new_text = NULL;
  g_autofree char *guests_text = NULL;
  g_autofree char *text = NULL;

  kith_paper_form_count (self->form, &people, &new_people, &guests, &open);
  people_text = g_strdup_printf (ngettext ("%u known person", "%u known people", people), people);
  new_text = g_strdup_printf (ngettext ("%u new person", "%u new people", new_people), new_people);
  guests_text = g_strdup_printf (ngettext ("%u guest", "%u guests", guests), guests);
  /* Translators: "12 known people, 1 new person, 3 guests" */
  text = g_strdup_printf (_ ("%s, %s, %s"), people_text, new_text, guests_text);
  if (open > 0)
    {
      g_autofree char *counts = g_steal_pointer (&text);
      /* Translators: of a sheet that is entered: in how many lines it is not clear yet who is meant. */
      g_autofree char *open_text =
          g_strdup_printf (ngettext ("%u line to decide", "%u lines to decide", open), open);

      /* Translators: "2 lines to decide. 12 known people, 1 new person, 3 guests" */
      text = g_strdup_printf (_ ("%s. %s"), open_text, counts);
    }
  gtk_label_set_text (self->summary_label, text);
  gtk_widget_set_sensitive (self->enter_button, !kith_paper_form_is_empty (self->form));
}

static void
show_day (KithPaperSheetPage *self)
{
  KithDay day = kith_paper_form_get_day (self->form);
  g_autofree char *text = kith_day_format_long (day);
  g_autofree char *label = NULL;

  /* Translators: %s is a day */
  label = g_strdup_printf (_ ("Day of the sheet: %s"), text);
  gtk_menu_button_set_label (self->day_button, text);
  kith_a11y_label_menu_button (GTK_WIDGET (self->day_button), label);
  gtk_widget_set_sensitive (self->later_button, day < kith_desk_get_day (get_desk (self)));

  self->setting_day = TRUE;
  kith_calendar_select_day (self->calendar, day);
  self->setting_day = FALSE;
}

static void
set_day (KithPaperSheetPage *self, KithDay day)
{
  if (day > kith_desk_get_day (get_desk (self)))
    day = kith_desk_get_day (get_desk (self));
  kith_paper_form_set_day (self->form, day);
  show_day (self);
  save_draft (self);
}

static void
earlier_cb (KithPaperSheetPage *self)
{
  set_day (self, kith_paper_form_get_day (self->form) - 1);
}

static void
later_cb (KithPaperSheetPage *self)
{
  set_day (self, kith_paper_form_get_day (self->form) + 1);
}

static void
day_selected_cb (KithPaperSheetPage *self)
{
  if (self->setting_day || !self->context)
    return;
  set_day (self, kith_calendar_get_day (self->calendar));
  gtk_popover_popdown (self->day_popover);
}

static GtkWidget *
add_choice (KithPaperSheetPage *self,
            GtkWidget *child,
            const char *label,
            KithPaperMeaning meaning,
            gint64 person)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  g_object_set_data (G_OBJECT (row), "meaning", GINT_TO_POINTER (meaning));
  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&person, sizeof person), g_free);
  kith_a11y_set_label (row, label);
  gtk_list_box_append (self->choices_list, row);
  return row;
}

static void
add_word_choice (KithPaperSheetPage *self, const char *label, KithPaperMeaning meaning)
{
  GtkWidget *child = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (child), 0);
  gtk_label_set_wrap (GTK_LABEL (child), TRUE);
  gtk_widget_set_size_request (child, -1, 44);
  gtk_widget_set_margin_start (child, 14);
  gtk_widget_set_margin_end (child, 14);
  add_choice (self, child, label, meaning, 0);
}

static void
fill_choices (KithPaperSheetPage *self, GPtrArray *matches, const char *name)
{
  g_autoptr (GPtrArray) items = kith_match_items_new (matches, on_public_screen (self), NULL);
  g_autofree char *add = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      KithMatchItem *item = g_ptr_array_index (items, i);
      g_autofree char *label = kith_match_item_dup_label (item);
      GtkWidget *row = kith_match_row_new ();

      kith_match_row_bind (KITH_MATCH_ROW (row), item);
      add_choice (self, row, label, KITH_PAPER_PERSON, kith_match_item_get_person (item));
    }
  /* Translators: %s is a name that was typed */
  add = g_strdup_printf (_ ("New person: %s"), name);
  add_word_choice (self, add, KITH_PAPER_NEW);
  add_word_choice (self, _ ("Guest without a name"), KITH_PAPER_GUEST);
}

static void
show_choices (KithPaperSheetPage *self, guint line)
{
  g_autoptr (GPtrArray) matches = NULL;
  g_autofree char *heading = NULL;
  const KithPaperFormLine *one;
  gint64 person = 0;

  kith_children_remove (GTK_WIDGET (self->choices_list));
  self->current = line;
  gtk_widget_set_visible (GTK_WIDGET (self->choices_list), FALSE);
  gtk_label_set_text (
      self->choices_label,
      _ ("Enter goes to the next line, Tab to the time. A line without a name is a guest: Ctrl+G."));
  if (line == NOBODY)
    return;
  one = kith_paper_form_get_line (self->form, line);
  if (kith_text_length (one->name) < 2)
    return;
  kith_paper_sheet_match (get_desk (self), one->name, &person, &matches);
  fill_choices (self, matches, one->name);
  /* Translators: %u is a line's number */
  heading = g_strdup_printf (_ ("Line %u: who is it? Down goes to the choices."), line + 1);
  gtk_label_set_text (self->choices_label, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->choices_list), TRUE);
}

static void
changed (KithPaperSheetPage *self, guint line)
{
  show_line (self, line);
  show_summary (self);
  save_draft (self);
}

static void
focus_line (KithPaperSheetPage *self, guint line)
{
  if (line >= self->rows->len)
    add_row (self);
  kith_paper_row_focus (g_ptr_array_index (self->rows, line));
}

static void
choice_activated_cb (KithPaperSheetPage *self, GtkListBoxRow *row)
{
  KithPaperMeaning meaning =
      (KithPaperMeaning) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "meaning"));
  const gint64 *person = g_object_get_data (G_OBJECT (row), "person");
  guint line = self->current;

  if (line == NOBODY)
    return;
  kith_paper_form_choose (self->form, line, meaning, *person);
  changed (self, line);
  focus_line (self, line + 1);
}

static void
row_name_changed_cb (KithPaperSheetPage *self, KithPaperRow *row)
{
  guint line = index_of (self, row);
  const char *name = kith_paper_row_get_name (row);
  KithPaperMeaning meaning;
  gint64 person = 0;

  meaning = kith_paper_sheet_match (get_desk (self), name, &person, NULL);
  kith_paper_form_set_name (self->form, line, name, meaning, person);
  changed (self, line);
  show_choices (self, line);
}

static void
row_time_changed_cb (KithPaperSheetPage *self, KithPaperRow *row)
{
  guint line = index_of (self, row);

  kith_paper_form_set_time (self->form, line, kith_paper_row_get_time (row));
  changed (self, line);
}

static void
row_service_changed_cb (KithPaperSheetPage *self, gint64 service, gboolean taken, KithPaperRow *row)
{
  guint line = index_of (self, row);

  kith_paper_form_set_service (self->form, line, service, taken);
  changed (self, line);
}

static void
row_next_cb (KithPaperSheetPage *self, KithPaperRow *row)
{
  focus_line (self, index_of (self, row) + 1);
}

static void
row_entered_cb (KithPaperSheetPage *self, KithPaperRow *row)
{
  guint line = index_of (self, row);

  if (line != self->current)
    show_choices (self, line);
}

static void
row_choices_cb (KithPaperSheetPage *self, KithPaperRow *row)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->choices_list, 0);

  if (first && gtk_widget_get_visible (GTK_WIDGET (self->choices_list)))
    gtk_widget_grab_focus (GTK_WIDGET (first));
  else
    row_next_cb (self, row);
}

static void
row_guest_cb (KithPaperSheetPage *self, KithPaperRow *row)
{
  guint line = index_of (self, row);

  kith_paper_form_choose (self->form, line, KITH_PAPER_GUEST, 0);
  changed (self, line);
  focus_line (self, line + 1);
}

static void
row_remove_cb (KithPaperSheetPage *self, KithPaperRow *row)
{
  guint line = index_of (self, row);

  kith_paper_form_remove_line (self->form, line);
  g_ptr_array_remove_index (self->rows, line);
  gtk_box_remove (self->rows_box, GTK_WIDGET (row));
  self->current = NOBODY;
  if (self->rows->len == 0)
    add_row (self);
  for (guint i = line; i < self->rows->len; i++)
    show_line (self, i);
  show_summary (self);
  save_draft (self);
  focus_line (self, MIN (line, self->rows->len - 1));
}

static void
append_row_widget (KithPaperSheetPage *self)
{
  GtkWidget *row = kith_paper_row_new (kith_desk_get_services (get_desk (self)));
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "name-changed", G_CALLBACK (row_name_changed_cb) },
    { "time-changed", G_CALLBACK (row_time_changed_cb) },
    { "service-changed", G_CALLBACK (row_service_changed_cb) },
    { "next", G_CALLBACK (row_next_cb) },
    { "entered", G_CALLBACK (row_entered_cb) },
    { "choices", G_CALLBACK (row_choices_cb) },
    { "guest", G_CALLBACK (row_guest_cb) },
    { "remove", G_CALLBACK (row_remove_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (row, handlers[i].signal, handlers[i].callback, self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  gtk_box_append (self->rows_box, row);
  show_line (self, self->rows->len - 1);
}

static void
add_row (KithPaperSheetPage *self)
{
  kith_paper_form_add_line (self->form);
  append_row_widget (self);
}

static void
show_form (KithPaperSheetPage *self)
{
  kith_children_remove (GTK_WIDGET (self->rows_box));
  g_ptr_array_set_size (self->rows, 0);
  while (kith_paper_form_get_n_lines (self->form) < FIRST_LINES)
    kith_paper_form_add_line (self->form);
  for (guint i = 0; i < kith_paper_form_get_n_lines (self->form); i++)
    append_row_widget (self);
  gtk_stack_set_visible_child_name (self->stack, "enter");
  show_day (self);
  show_summary (self);
  show_choices (self, NOBODY);
}

static void
leave_cb (KithPaperSheetPage *self)
{
  kith_draft_keeper_flush (self->draft);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
another_cb (KithPaperSheetPage *self)
{
  kith_paper_sheet_page_start (self);
}

static void
show_done (KithPaperSheetPage *self, const KithDeskOutcome *outcome)
{
  const KithPaperSummary *summary = &outcome->paper;
  g_autofree char *visits =
      g_strdup_printf (ngettext ("%u visit", "%u visits", summary->visits), summary->visits);
  g_autofree char *already = g_strdup_printf (
      ngettext ("%u was signed in already", "%u were signed in already", summary->already), summary->already);
  g_autofree char *added =
      g_strdup_printf (ngettext ("%u new person", "%u new people", summary->new_people), summary->new_people);
  g_autofree char *guests =
      g_strdup_printf (ngettext ("%u guest", "%u guests", summary->guests), summary->guests);
  g_autofree char *text = NULL;

  /* Translators: "12 visits, 2 were signed in already, 1 new person, 3 guests" */
  text = g_strdup_printf (_ ("%s, %s, %s, %s"), visits, already, added, guests);
  adw_status_page_set_title (self->done_page, outcome->sentence);
  adw_status_page_set_description (self->done_page, text);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->desk_button);
}

static void
entered_cb (KithDeskOutcome *outcome, const GError *error, gpointer user_data)
{
  g_autoptr (KithPaperSheetPage) self = user_data;

  gtk_widget_set_sensitive (self->enter_button, TRUE);
  if (outcome == NULL)
    {
      gtk_label_set_text (self->summary_label, error->message);
      return;
    }
  g_clear_pointer (&self->inverse, kith_desk_command_unref);
  if (outcome->inverse != NULL)
    self->inverse = kith_desk_command_ref (outcome->inverse);
  if (self->draft != NULL)
    kith_draft_keeper_discard (self->draft);
  show_done (self, outcome);
}

static void
enter_cb (KithPaperSheetPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (KithDeskCommand) command = NULL;
  guint line = 0;

  if (!kith_paper_form_check (self->form, get_rollover (self), &line, &error))
    {
      const KithPaperFormLine *one = kith_paper_form_get_line (self->form, line);

      gtk_label_set_text (self->summary_label, error->message);
      if (one->meaning == KITH_PAPER_CHOICE)
        focus_line (self, line);
      else
        kith_paper_row_focus_time (g_ptr_array_index (self->rows, line));
      return;
    }
  lines = kith_paper_form_to_lines (self->form, get_rollover (self));
  command = kith_paper_sheet_command (kith_paper_form_get_day (self->form), lines);
  gtk_widget_set_sensitive (self->enter_button, FALSE);
  kith_app_context_apply (self->context, command, entered_cb, g_object_ref (self));
}

/* Taken back before anything else was begun: the lines are there again, to be put right. */
static void
taken_back_cb (KithPaperSheetPage *self, KithDeskCommand *inverse)
{
  if (inverse != self->inverse)
    return;
  g_clear_pointer (&self->inverse, kith_desk_command_unref);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "done") != 0)
    return;
  show_form (self);
  save_draft (self);
  focus_line (self, 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithPaperSheetPage *self = KITH_PAPER_SHEET_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (self->current != NOBODY && focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->choices_list)))
    focus_line (self, self->current);
  else
    leave_cb (self);
  return TRUE;
}

static void
kith_paper_sheet_page_dispose (GObject *object)
{
  KithPaperSheetPage *self = KITH_PAPER_SHEET_PAGE (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->context);
  g_clear_pointer (&self->inverse, kith_desk_command_unref);

  G_OBJECT_CLASS (kith_paper_sheet_page_parent_class)->dispose (object);
}

static void
kith_paper_sheet_page_finalize (GObject *object)
{
  KithPaperSheetPage *self = KITH_PAPER_SHEET_PAGE (object);

  g_clear_pointer (&self->form, kith_paper_form_free);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (kith_paper_sheet_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KITH_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-paper-sheet-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, day_button);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, later_button);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, day_popover);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, rows_box);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, choices_label);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, choices_list);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, enter_button);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, done_page);
  gtk_widget_class_bind_template_child (widget_class, KithPaperSheetPage, desk_button);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
}

static void
kith_paper_sheet_page_class_init (KithPaperSheetPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_paper_sheet_page_dispose;
  object_class->finalize = kith_paper_sheet_page_finalize;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  bind_template (widget_class);
}

static void
kith_paper_sheet_page_init (KithPaperSheetPage *self)
{
  self->rows = g_ptr_array_new ();
  self->current = NOBODY;
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (self->back_button, _ ("Back to the desk"));
  kith_a11y_set_label (self->earlier_button, _ ("The day before"));
  kith_a11y_set_label (self->later_button, _ ("The day after"));
}

/**
 * kith_paper_sheet_page_set_context:
 * @context: what the window works with
 *
 * Once.
 */
void
kith_paper_sheet_page_set_context (KithPaperSheetPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_PAPER_SHEET_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "taken-back", G_CALLBACK (taken_back_cb), self, G_CONNECT_SWAPPED);
  if (kith_app_context_get_session (context))
    self->draft = kith_draft_keeper_new (kith_app_context_get_session (context), KITH_DRAFT_PAPER_SHEET, 0);
}

/**
 * kith_paper_sheet_page_start:
 *
 * Goes on with the sheet this account was entering, or begins one.
 */
void
kith_paper_sheet_page_start (KithPaperSheetPage *self)
{
  g_autoptr (GVariant) draft = NULL;

  g_return_if_fail (KITH_IS_PAPER_SHEET_PAGE (self));
  g_return_if_fail (self->context != NULL && self->draft != NULL);

  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE (KITH_PAPER_FORM_DRAFT_TYPE));
  g_clear_pointer (&self->form, kith_paper_form_free);
  self->form = draft ? kith_paper_form_new_from_draft (draft)
                     : kith_paper_form_new (kith_desk_get_day (get_desk (self)));
  show_form (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (kith_paper_form_is_blank (self->form, i))
        {
          focus_line (self, i);
          return;
        }
    }
  focus_line (self, self->rows->len);
}

/**
 * kith_paper_sheet_page_flush:
 *
 * Everything typed is stored when this returns.
 */
void
kith_paper_sheet_page_flush (KithPaperSheetPage *self)
{
  g_return_if_fail (KITH_IS_PAPER_SHEET_PAGE (self));

  if (self->draft)
    kith_draft_keeper_flush (self->draft);
}
