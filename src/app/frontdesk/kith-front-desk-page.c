/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk as a whole: what is chosen in the entry becomes a sign-in, what came of it is said under the
 * entry, and the cursor is back for the next person before it is stored. */

#include "frontdesk/kith-front-desk-page.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-arrival-notes.h"
#include "frontdesk/kith-desk-dialogs.h"
#include "frontdesk/kith-desk-printing.h"
#include "frontdesk/kith-here-list.h"
#include "frontdesk/kith-new-person.h"
#include "frontdesk/kith-paper-sheet-page.h"
#include "frontdesk/kith-person-finder.h"
#include "frontdesk/kith-today-numbers.h"
#include "groups/kith-attendance-page.h"
#include "groups/kith-groups-page.h"
#include "groups/kith-groups-today.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "shared/kith-focus.h"

struct _KithFrontDeskPage
{
  KithPage parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  GtkWidget *columns;
  GtkStack *left_stack;
  KithPersonFinder *finder;
  GtkGrid *hints_grid;
  GtkBox *notes_box;
  KithNewPerson *new_person;
  GtkWidget *actions_box;
  GtkWidget *guest_button;
  GtkWidget *guests_popover;
  GtkSpinButton *guests_spin;
  KithTodayNumbers *numbers;
  KithHereList *here_list;
  KithPaperSheetPage *paper_sheet;
  KithGroupsToday *groups_today;
  KithAttendancePage *attendance;

  guint sheet_id;          /* the paper sheet on its way */
  guint focus_id;          /* the focus on its way back to the entry */
  KithAppContext *context; /* (unowned) (nullable) the parent class owns it */
  char *said;              /* (owned) (nullable) what came of the last command */

  GtkEventController *input;   /* (unowned) (nullable) watches the window while rooted, as the next */
  GtkEventController *letters; /* (unowned) (nullable) */
  gboolean by_pointer;         /* the last thing done in the window */
};

G_DEFINE_FINAL_TYPE (KithFrontDeskPage, kith_front_desk_page, KITH_TYPE_PAGE)

static void
apply (KithFrontDeskPage *self, KithDeskCommand *command)
{
  kith_app_context_apply (self->context, command, NULL, NULL);
  kith_desk_command_unref (command);
}

static void
show_find (KithFrontDeskPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "desk");
  gtk_stack_set_visible_child_name (self->left_stack, "find");
  gtk_widget_set_visible (self->actions_box, TRUE);
  kith_person_finder_focus (self->finder);
}

static void
show_new_person (KithFrontDeskPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "desk");
  gtk_stack_set_visible_child_name (self->left_stack, "new");
  gtk_widget_set_visible (self->actions_box, FALSE);
}

/* Whether somebody is at the desk and nothing else there takes what is typed. */
static gboolean
entry_may_have_focus (KithFrontDeskPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->finder)) &&
         !kith_focus_takes_text (gtk_root_get_focus (root));
}

static gboolean
input_cb (KithFrontDeskPage *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    self->by_pointer = TRUE;
  else if (type == GDK_KEY_PRESS)
    self->by_pointer = FALSE;
  return GDK_EVENT_PROPAGATE;
}

static gboolean
letter_pressed_cb (KithFrontDeskPage *self,
                   guint keyval,
                   guint keycode,
                   GdkModifierType state,
                   GtkEventControllerKey *controller)
{
  char letter[8];

  if (!entry_may_have_focus (self) || !kith_focus_letter_of_key (keyval, state, letter))
    return GDK_EVENT_PROPAGATE;
  kith_person_finder_type (self->finder, letter);
  return GDK_EVENT_STOP;
}

static void
chosen_cb (KithFrontDeskPage *self, gint64 person, gboolean scanned)
{
  kith_person_finder_clear (self->finder);
  kith_person_finder_focus (self->finder);
  apply (self, kith_desk_command_sign_in (person, scanned ? KITH_SOURCE_SCAN : KITH_SOURCE_DESK, NULL));
}

/* The room under an empty entry says which keys help. */
static void
text_changed_cb (KithFrontDeskPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->hints_grid), *kith_person_finder_get_text (self->finder) == '\0');
}

static void
fill_hints (KithFrontDeskPage *self)
{
  const char *const hints[][2] = {
    { _ ("Enter"), _ ("signs in the one who matches, or goes into the list") },
    { _ ("Ctrl+Z"), _ ("takes back the last thing") },
    { _ ("Ctrl+K"), _ ("finds somebody from any page") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      GtkWidget *key = gtk_label_new (hints[i][0]);
      GtkWidget *words = gtk_label_new (hints[i][1]);

      gtk_widget_add_css_class (key, "keycap");
      gtk_widget_add_css_class (key, "dim-label");
      gtk_widget_set_halign (key, GTK_ALIGN_START);
      gtk_widget_add_css_class (words, "dim-label");
      gtk_label_set_xalign (GTK_LABEL (words), 0);
      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_grid_attach (self->hints_grid, key, 0, (int) i, 1, 1);
      gtk_grid_attach (self->hints_grid, words, 1, (int) i, 1, 1);
    }
}

static void
nobody_cb (KithFrontDeskPage *self, const char *text)
{
  kith_front_desk_page_new_person (self, text);
}

static void
unknown_code_cb (KithFrontDeskPage *self, const char *code)
{
  kith_desk_note_unmatched_scan (kith_app_context_get_desk (self->context), code);
  kith_person_finder_clear (self->finder);
  kith_person_finder_say (self->finder, _ ("Nobody has this card yet. Type their name instead."));
}

static void
new_person_finished_cb (KithFrontDeskPage *self, gboolean signed_in)
{
  if (signed_in)
    {
      kith_person_finder_clear (self->finder);
      kith_person_finder_say (self->finder, self->said ? self->said : "");
    }
  show_find (self);
}

static void
new_person_restored_cb (KithFrontDeskPage *self, GVariant *content)
{
  show_new_person (self);
  kith_new_person_resume (self->new_person, content);
}

static void
add_guests_cb (KithFrontDeskPage *self)
{
  gtk_spin_button_update (self->guests_spin);
  apply (self, kith_desk_command_guests (gtk_spin_button_get_value_as_int (self->guests_spin)));
  gtk_popover_popdown (GTK_POPOVER (self->guests_popover));
  kith_person_finder_focus (self->finder);
}

/* Late: a menu closes and rows go first, and each of them hands the focus on. */
static gboolean
focus_entry_cb (gpointer user_data)
{
  KithFrontDeskPage *self = user_data;

  self->focus_id = 0;
  if (self->by_pointer && entry_may_have_focus (self))
    kith_person_finder_focus (self->finder);
  return G_SOURCE_REMOVE;
}

static void
outcome_cb (KithFrontDeskPage *self, KithDeskOutcome *outcome)
{
  gboolean public_screen =
      kith_preferences_get_public_screen (kith_app_context_get_preferences (self->context));
  const char *sentence = public_screen ? outcome->public_sentence : outcome->sentence;

  g_free (self->said);
  self->said = g_strdup (sentence);
  kith_person_finder_refresh (self->finder);
  if (sentence && *kith_person_finder_get_text (self->finder) == '\0')
    kith_person_finder_say (self->finder, sentence);
  if (!kith_arrival_notes_take_claim (self->context, outcome->person))
    kith_arrival_notes_add (self->notes_box, self->context, outcome);
  /* Whoever pressed something by pointer types the next name; whoever walks by keyboard keeps their place. */
  if (self->by_pointer && self->focus_id == 0)
    self->focus_id = g_idle_add_full (G_PRIORITY_LOW, focus_entry_cb, self, NULL);
}

static void
unmatched_scans_cb (KithFrontDeskPage *self)
{
  const char *const *codes = kith_desk_get_unmatched_scans (kith_app_context_get_desk (self->context));

  kith_arrival_notes_set_unmatched (self->notes_box,
                                    codes && codes[0] ? codes[g_strv_length ((char **) codes) - 1] : NULL);
}

static void
guest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  apply (KITH_FRONT_DESK_PAGE (widget), kith_desk_command_guests (1));
}

static void
new_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->finder)))
    kith_front_desk_page_new_person (self, kith_person_finder_get_text (self->finder));
}

static void
new_with_code_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (widget);

  show_new_person (self);
  kith_new_person_start (self->new_person, kith_person_finder_get_text (self->finder),
                         g_variant_get_string (parameter, NULL));
}

static void
many_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_here_list_start_many (KITH_FRONT_DESK_PAGE (widget)->here_list);
}

static void
focus_entry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_find (KITH_FRONT_DESK_PAGE (widget));
}

static void
close_day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (widget);

  apply (self, kith_desk_command_close_day (kith_desk_get_day (kith_app_context_get_desk (self->context))));
}

static gboolean
show_sheet_cb (gpointer user_data)
{
  KithFrontDeskPage *self = user_data;

  self->sheet_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  kith_paper_sheet_page_start (self->paper_sheet);
  return G_SOURCE_REMOVE;
}

/* The menu this comes from closes first: hidden with the desk under it, it would be open again on the way
 * back. */
static void
paper_sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (widget);

  if (self->sheet_id == 0)
    self->sheet_id = g_idle_add_full (G_PRIORITY_LOW, show_sheet_cb, self, NULL);
}

static void
group_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "group");
  kith_attendance_page_show (self->attendance, g_variant_get_int64 (parameter),
                             kith_desk_get_day (kith_app_context_get_desk (self->context)));
}

static void
groups_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_app_context_open_page (KITH_FRONT_DESK_PAGE (widget)->context, KITH_GROUPS_PAGE_NAME);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (widget);

  if (strcmp (name, "desk.paper-pack") == 0)
    kith_desk_printing_paper_pack (widget, self->context);
  else
    kith_desk_printing_present_list (widget, self->context);
}

static void
answer_notice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_desk_dialogs_answer_notice (widget, KITH_FRONT_DESK_PAGE (widget)->context,
                                   g_variant_get_int64 (parameter));
}

static void
kith_front_desk_page_setup (KithPage *page, KithAppContext *context)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (page);
  KithDesk *desk = kith_app_context_get_desk (context);

  self->context = context;
  kith_person_finder_set_context (self->finder, context);
  kith_new_person_set_context (self->new_person, context);
  kith_here_list_set_context (self->here_list, context);
  kith_paper_sheet_page_set_context (self->paper_sheet, context);
  if (!desk)
    return;
  kith_today_numbers_set_context (self->numbers, context);
  kith_groups_today_set_context (self->groups_today, context);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.groups",
                                 kith_session_may (kith_app_context_get_session (context),
                                                   KITH_ACTION_GROUP_WRITE));
  kith_attendance_page_set_context (self->attendance, context);
  g_signal_connect_object (context, "outcome", G_CALLBACK (outcome_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::unmatched-scans", G_CALLBACK (unmatched_scans_cb), self,
                           G_CONNECT_SWAPPED);
  if (kith_new_person_resume (self->new_person, NULL))
    show_new_person (self);
}

static void
kith_front_desk_page_focus_search (KithPage *page)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (page);

  if (gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->attendance))
    kith_attendance_page_focus (self->attendance);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->left_stack), "new") == 0)
    gtk_widget_child_focus (GTK_WIDGET (self->new_person), GTK_DIR_TAB_FORWARD);
  else
    kith_person_finder_focus (self->finder);
}

static void
kith_front_desk_page_flush (KithPage *page)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (page);

  kith_new_person_flush (self->new_person);
  kith_paper_sheet_page_flush (self->paper_sheet);
}

static void
kith_front_desk_page_root (GtkWidget *widget)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (widget);
  GtkWidget *root;

  GTK_WIDGET_CLASS (kith_front_desk_page_parent_class)->root (widget);

  root = GTK_WIDGET (gtk_widget_get_root (widget));
  self->input = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->input, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->input, "event", G_CALLBACK (input_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (root, self->input);
  self->letters = gtk_event_controller_key_new ();
  g_signal_connect_object (self->letters, "key-pressed", G_CALLBACK (letter_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (root, self->letters);
}

static void
kith_front_desk_page_unroot (GtkWidget *widget)
{
  KithFrontDeskPage *self = KITH_FRONT_DESK_PAGE (widget);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  if (self->input)
    gtk_widget_remove_controller (root, self->input);
  if (self->letters)
    gtk_widget_remove_controller (root, self->letters);
  self->input = self->letters = NULL;

  GTK_WIDGET_CLASS (kith_front_desk_page_parent_class)->unroot (widget);
}

static void
kith_front_desk_page_finalize (GObject *object)
{
  g_free (KITH_FRONT_DESK_PAGE (object)->said);

  G_OBJECT_CLASS (kith_front_desk_page_parent_class)->finalize (object);
}

static void
kith_front_desk_page_dispose (GObject *object)
{
  g_clear_handle_id (&KITH_FRONT_DESK_PAGE (object)->sheet_id, g_source_remove);
  g_clear_handle_id (&KITH_FRONT_DESK_PAGE (object)->focus_id, g_source_remove);

  G_OBJECT_CLASS (kith_front_desk_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "desk.guest", NULL, guest_action);
  gtk_widget_class_install_action (widget_class, "desk.new-person", NULL, new_person_action);
  gtk_widget_class_install_action (widget_class, "desk.new-with-code", "s", new_with_code_action);
  gtk_widget_class_install_action (widget_class, "desk.many", NULL, many_action);
  gtk_widget_class_install_action (widget_class, "desk.focus-entry", NULL, focus_entry_action);
  gtk_widget_class_install_action (widget_class, "desk.close-day", NULL, close_day_action);
  gtk_widget_class_install_action (widget_class, "desk.paper-sheet", NULL, paper_sheet_action);
  gtk_widget_class_install_action (widget_class, "desk.paper-pack", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "desk.present-list", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "desk.group", "x", group_action);
  gtk_widget_class_install_action (widget_class, "desk.groups", NULL, groups_action);
  gtk_widget_class_install_action (widget_class, "desk.answer-notice", "x", answer_notice_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "desk.guest", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "desk.new-person", NULL);
}

static void
kith_front_desk_page_class_init (KithFrontDeskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithPageClass *page_class = KITH_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_front_desk_page_finalize;
  G_OBJECT_CLASS (klass)->dispose = kith_front_desk_page_dispose;
  widget_class->root = kith_front_desk_page_root;
  widget_class->unroot = kith_front_desk_page_unroot;
  page_class->setup = kith_front_desk_page_setup;
  page_class->focus_search = kith_front_desk_page_focus_search;
  page_class->flush = kith_front_desk_page_flush;

  install_actions (widget_class);

  g_type_ensure (KITH_TYPE_ATTENDANCE_PAGE);
  g_type_ensure (KITH_TYPE_COLUMNS);
  g_type_ensure (KITH_TYPE_GROUPS_TODAY);
  g_type_ensure (KITH_TYPE_HERE_LIST);
  g_type_ensure (KITH_TYPE_NEW_PERSON);
  g_type_ensure (KITH_TYPE_PAPER_SHEET_PAGE);
  g_type_ensure (KITH_TYPE_PERSON_FINDER);
  g_type_ensure (KITH_TYPE_TODAY_NUMBERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-front-desk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, columns);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, left_stack);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, finder);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, hints_grid);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, notes_box);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, new_person);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, actions_box);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, guest_button);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, guests_popover);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, guests_spin);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, numbers);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, here_list);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, paper_sheet);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, groups_today);
  gtk_widget_class_bind_template_child (widget_class, KithFrontDeskPage, attendance);
  gtk_widget_class_bind_template_callback (widget_class, show_find);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, nobody_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, unknown_code_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_person_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_person_restored_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_guests_cb);
}

/* A split button is two buttons without names of their own. */
static void
label_guest_button (KithFrontDeskPage *self)
{
  kith_a11y_set_label (self->guest_button, _ ("Guest without a name"));
  for (GtkWidget *child = gtk_widget_get_first_child (self->guest_button); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_MENU_BUTTON (child))
        kith_a11y_label_menu_button (child, _ ("Several guests"));
      else if (GTK_IS_BUTTON (child))
        kith_a11y_set_label (child, _ ("Guest without a name"));
    }
}

static void
kith_front_desk_page_init (KithFrontDeskPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  label_guest_button (self);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->guests_spin)), "activate",
                           G_CALLBACK (add_guests_cb), self, G_CONNECT_SWAPPED);
  fill_hints (self);
}

/**
 * kith_front_desk_page_new:
 * @context: what the window works with
 *
 * Returns: (transfer floating): the front desk
 */
GtkWidget *
kith_front_desk_page_new (KithAppContext *context)
{
  return g_object_new (KITH_TYPE_FRONT_DESK_PAGE, "context", context, NULL);
}

/**
 * kith_front_desk_page_new_person:
 * @name: (nullable): what was typed
 *
 * Opens the panel for a new person with @name in it; nothing is created yet.
 */
void
kith_front_desk_page_new_person (KithFrontDeskPage *self, const char *name)
{
  g_return_if_fail (KITH_IS_FRONT_DESK_PAGE (self));

  show_new_person (self);
  kith_new_person_start (self->new_person, name, NULL);
}
