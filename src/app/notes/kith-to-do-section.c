/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only what stands in clear is listed, so looking at it reads nothing of anybody. Whatever is written to one
 * of the three rooms, by whomever, is here at once. */

#include "notes/kith-to-do-section.h"

#include <glib/gi18n.h>

#include "desk/kith-to-do.h"
#include "notes/kith-note-doing.h"
#include "notes/kith-note-follow-ups.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"
#include "shared/kith-undoable.h"

#define MOST 10

struct _KithToDoSection
{
  AdwBin parent_instance;

  GtkWidget *everyone_check; /* (unowned) template child, as those below */
  GtkWidget *none_label;
  GtkListBox *list;
  GtkButton *all_button;
  GMenuModel *move_menu;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  GPtrArray *to_do;        /* (owned) (nullable) (element-type KithToDo): everybody's */
  gboolean shows_all;
  int focus; /* the row that has it once the list is read anew, or -1 */
};

G_DEFINE_FINAL_TYPE (KithToDoSection, kith_to_do_section, ADW_TYPE_BIN)

/* What one row's menu is filled with. */
typedef struct
{
  KithToDoSection *self; /* (unowned) has the row in it */
  gint64 id;
  gint64 version;
} Moving;

/* Where a kind is found on somebody's page. */
static const char *const sections[] = { "notes", "referrals", "plan" };

static gpointer
apply_command (KithSession *session, gconstpointer what, GError **error)
{
  g_autofree KithNoteFollowUpCommand *inverse = g_new0 (KithNoteFollowUpCommand, 1);

  return kith_note_follow_ups_apply (session, what, inverse, error) ? g_steal_pointer (&inverse) : NULL;
}

static gpointer
copy_command (gconstpointer what)
{
  return kith_note_follow_up_command_copy (what);
}

static const KithUndoableKind follow_up = {
  .apply = apply_command,
  .ref = copy_command,
  .unref = g_free,
  .as_before = N_ ("The follow-up is as before."),
};

static KithDay
get_today (KithToDoSection *self)
{
  return kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
}

/* When it is asked for: a list has many rows, and few are moved. */
static void
fill_menu (GtkMenuButton *button, gpointer user_data)
{
  const Moving *moving = user_data;
  GMenuModel *days_menu = moving->self->move_menu;
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = g_menu_new ();
  for (int i = 0; i < g_menu_model_get_n_items (days_menu); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new_from_model (days_menu, i);
      g_autoptr (GVariant) days =
          g_menu_model_get_item_attribute_value (days_menu, i, "days", G_VARIANT_TYPE_INT32);

      g_menu_item_set_action_and_target (item, "to-do.move", "(xxi)", moving->id, moving->version,
                                         get_today (moving->self) + g_variant_get_int32 (days));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
add_buttons (KithToDoSection *self, GtkWidget *row, const KithToDo *to_do, const char *name)
{
  GtkWidget *done = gtk_button_new_with_label (_ ("Done"));
  GtkWidget *move = gtk_menu_button_new ();
  /* Translators: %s is a name */
  g_autofree char *done_label = g_strdup_printf (_ ("Done: %s"), name);
  /* Translators: %s is a name */
  g_autofree char *move_label = g_strdup_printf (_ ("Later: %s"), name);
  const Moving moving = { self, to_do->id, to_do->version };

  gtk_menu_button_set_label (GTK_MENU_BUTTON (move), _ ("Later"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (move), fill_menu,
                                         g_memdup2 (&moving, sizeof moving), g_free);
  kith_a11y_label_menu_button (move, move_label);
  kith_a11y_set_label (done, done_label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (done), "(xx)", to_do->id, to_do->version);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "to-do.done");
  gtk_widget_set_valign (done, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (move, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (move, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), move);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), done);
}

static void
add_row (KithToDoSection *self, const KithToDo *to_do, gboolean everyone)
{
  g_autofree char *name = kith_note_doing_dup_name (self->context, to_do->shown);
  g_autofree char *day = kith_to_do_describe_day (to_do, get_today (self));
  g_autofree char *more = everyone && to_do->by != NULL
                              ? g_strdup_printf ("%s · %s\n%s", day, to_do->by, to_do->what)
                              : g_strdup_printf ("%s\n%s", day, to_do->what);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle", more,
                                 "title-lines", 2, "subtitle-lines", 3, "activatable", TRUE, NULL);

  if (kith_to_do_is_overdue (to_do, get_today (self)))
    gtk_widget_add_css_class (row, "referral-overdue");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xsx)", to_do->shown, sections[to_do->kind],
                                    to_do->note);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "to-do.open");
  if (to_do->kind == KITH_TO_DO_NOTE)
    add_buttons (self, row, to_do, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (self->list, row);
}

/* The row that was worked in is gone, so the next one is gone on with. */
static void
restore_focus (KithToDoSection *self, int n)
{
  GtkListBoxRow *row = NULL;

  if (self->focus >= 0 && n > 0)
    row = gtk_list_box_get_row_at_index (self->list, MIN (self->focus, n - 1));
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (self->focus >= 0 && gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->everyone_check);
  self->focus = -1;
}

static void
show (KithToDoSection *self)
{
  gboolean everyone = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->everyone_check));
  gint64 own = kith_session_get_account (kith_app_context_get_session (self->context));
  g_autofree char *all = NULL;
  guint n = 0;

  kith_children_remove (GTK_WIDGET (self->list));
  for (guint i = 0; i < self->to_do->len; i++)
    {
      const KithToDo *to_do = g_ptr_array_index (self->to_do, i);

      if (!everyone && to_do->account != own)
        continue;
      if (n++ < MOST || self->shows_all)
        add_row (self, to_do, everyone);
    }
  all = g_strdup_printf (ngettext ("All %u", "All %u", n), n);
  gtk_button_set_label (self->all_button, all);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), n > MOST && !self->shows_all);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->none_label, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->to_do->len > 0);
  restore_focus (self, (int) (self->shows_all ? n : MIN (n, MOST)));
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  GPtrArray **to_do = data;

  *to_do = kith_to_do_list (session, 0, error);
  return *to_do != NULL;
}

static void
reading_free (gpointer data)
{
  GPtrArray **to_do = data;

  g_clear_pointer (to_do, g_ptr_array_unref);
  g_free (to_do);
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithToDoSection *self = object;
  GPtrArray **to_do = data;

  if (error != NULL)
    return;
  g_clear_pointer (&self->to_do, g_ptr_array_unref);
  self->to_do = g_steal_pointer (to_do);
  show (self);
}

static void
load (KithToDoSection *self)
{
  kith_job_run (self->context, read_job, g_new0 (GPtrArray *, 1), reading_free, self, read_done);
}

static void
written_cb (KithToDoSection *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL && gtk_widget_get_mapped (parent))
    load (self);
}

static void
everyone_cb (KithToDoSection *self)
{
  if (self->to_do != NULL)
    show (self);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithToDoSection *self = KITH_TO_DO_SECTION (widget);
  const char *section;
  gint64 person, note;

  g_variant_get (parameter, "(x&sx)", &person, &section, &note);
  if (g_str_equal (section, "notes"))
    kith_app_context_open_notes (self->context, person, note);
  else
    kith_app_context_open_section (self->context, person, section);
}

static void
all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithToDoSection *self = KITH_TO_DO_SECTION (widget);

  self->shows_all = TRUE;
  self->focus = MOST;
  show (self);
}

/* Where the focus goes on once the row is gone. */
static void
remember_focus (KithToDoSection *self)
{
  GtkWidget *at = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = at != NULL ? gtk_widget_get_ancestor (at, GTK_TYPE_LIST_BOX_ROW) : NULL;

  self->focus = row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->list))
                    ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
                    : -1;
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithToDoSection *self = KITH_TO_DO_SECTION (widget);
  KithNoteFollowUpCommand command = { .what = KITH_NOTE_FOLLOW_UP_DONE };

  g_variant_get (parameter, "(xx)", &command.id, &command.version);
  remember_focus (self);
  kith_undoable_run (self->context, &follow_up, &command, _ ("Followed up."), NULL, NULL);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithToDoSection *self = KITH_TO_DO_SECTION (widget);
  KithNoteFollowUpCommand command = { .what = KITH_NOTE_FOLLOW_UP_MOVE };
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;

  g_variant_get (parameter, "(xxi)", &command.id, &command.version, &command.day);
  day = kith_day_format_long (command.day);
  /* Translators: %s is a day */
  sentence = g_strdup_printf (_ ("To follow up on %s."), day);
  remember_focus (self);
  kith_undoable_run (self->context, &follow_up, &command, sentence, NULL, NULL);
}

static void
kith_to_do_section_finalize (GObject *object)
{
  g_clear_pointer (&KITH_TO_DO_SECTION (object)->to_do, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_to_do_section_parent_class)->finalize (object);
}

static void
kith_to_do_section_class_init (KithToDoSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_to_do_section_finalize;
  gtk_widget_class_install_action (widget_class, "to-do.open", "(xsx)", open_action);
  gtk_widget_class_install_action (widget_class, "to-do.done", "(xx)", done_action);
  gtk_widget_class_install_action (widget_class, "to-do.move", "(xxi)", move_action);
  gtk_widget_class_install_action (widget_class, "to-do.all", NULL, all_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/notes/kith-to-do-section.ui");
  gtk_widget_class_bind_template_child (widget_class, KithToDoSection, everyone_check);
  gtk_widget_class_bind_template_child (widget_class, KithToDoSection, none_label);
  gtk_widget_class_bind_template_child (widget_class, KithToDoSection, list);
  gtk_widget_class_bind_template_child (widget_class, KithToDoSection, all_button);
  gtk_widget_class_bind_template_child (widget_class, KithToDoSection, move_menu);
  gtk_widget_class_bind_template_callback (widget_class, everyone_cb);
}

static void
kith_to_do_section_init (KithToDoSection *self)
{
  self->focus = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_to_do_section_load:
 * @self: the section
 * @context: what the window works with; the same each time
 *
 * Lists anew what is to follow up.
 */
void
kith_to_do_section_load (KithToDoSection *self, KithAppContext *context)
{
  static const char *const written[] = { "changed::note_follow_up", "changed::note", "changed::referral",
                                         "changed::check_in" };

  g_return_if_fail (KITH_IS_TO_DO_SECTION (self));
  g_return_if_fail (self->context == NULL || self->context == context);

  if (self->context == NULL)
    {
      KithStore *store = kith_session_get_store (kith_app_context_get_session (context));

      self->context = context;
      for (guint i = 0; i < G_N_ELEMENTS (written); i++)
        g_signal_connect_object (store, written[i], G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
    }
  self->shows_all = FALSE;
  load (self);
}
