/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read anew after each change, so that it shows what the keys say and not what was asked for. While keys are
 * changed nothing is made insensitive, or the keyboard would lose its place: what is pressed then is not
 * taken. */

#include "people/kith-guards-page.h"

#include <glib/gi18n.h>

#include "session/kith-accounts.h"
#include "session/kith-guards.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-job.h"

/* In the order in which they are offered. */
static const KithGuardKind kinds[] = { KITH_GUARD_WISH, KITH_GUARD_CONFLICT, KITH_GUARD_LINKED };

struct _KithGuardsPage
{
  AdwBin parent_instance;

  GtkWidget *back_button; /* (unowned) template child, as those below */
  GtkLabel *title_label;
  GtkWidget *parts_box;
  GtkListBox *open_list;
  GtkListBox *guard_list;
  GtkWidget *nobody_label;
  GtkWidget *ending_label;
  AdwComboRow *account_row;
  AdwComboRow *kind_row;
  GtkWidget *busy_box;
  GtkLabel *busy_label;
  GtkSpinner *spinner;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  gint64 person;
  GPtrArray *accounts; /* (owned) (nullable) (element-type KithAccount): who can be chosen */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (KithGuardsPage, kith_guards_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is read or changed on the database thread. */
typedef struct
{
  KithGuardsPage *page; /* (owned) (nullable): while a question is open */
  gint64 person;
  GPtrArray *guards;   /* (owned) (nullable) (element-type KithGuard) */
  GPtrArray *open_to;  /* (owned) (nullable) (element-type KithAccount) */
  GPtrArray *accounts; /* (owned) (nullable) (element-type KithAccount) */
  char *name;          /* (owned) (nullable) of the account that a change is about */
  gint64 account;
  KithGuardKind kind;
  gint64 guard; /* to be ended; 0: one is added */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->page);
  g_clear_pointer (&work->guards, g_ptr_array_unref);
  g_clear_pointer (&work->open_to, g_ptr_array_unref);
  g_clear_pointer (&work->accounts, g_ptr_array_unref);
  g_free (work->name);
  g_free (work);
}

static KithSession *
get_session (KithGuardsPage *self)
{
  return kith_app_context_get_session (self->context);
}

static void
set_busy (KithGuardsPage *self, const char *sentence)
{
  self->busy = sentence != NULL;
  gtk_label_set_text (self->busy_label, sentence != NULL ? sentence : "");
  gtk_spinner_set_spinning (self->spinner, self->busy);
  gtk_widget_set_visible (self->busy_box, self->busy);
}

/* In the row that it is about, in place of other words: below, or where the row grew by it, it would be out
 * of sight in large type. */
static void
show_problem (KithGuardsPage *self, const char *problem)
{
  const char *sentence = problem != NULL ? problem : _ ("The front desk reads nothing of it in any case.");

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->account_row), sentence);
  kith_a11y_set_description (GTK_WIDGET (self->account_row), sentence);
}

static void
clear_list (GtkListBox *list)
{
  kith_children_remove (GTK_WIDGET (list));
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                                 subtitle, "title-lines", 0, "subtitle-lines", 0, NULL);

  gtk_list_box_append (list, row);
  return row;
}

static void
add_guard (KithGuardsPage *self, const KithGuard *guard)
{
  g_autofree char *day = kith_day_format_long (guard->day);
  g_autofree char *label = NULL;
  g_autofree char *why = NULL;
  GtkWidget *button;
  GtkWidget *row;

  /* Translators: why somebody must not open a record, as “The person wishes so”; a day; who wrote it down */
  why = g_strdup_printf (_ ("%s. Since %s, written down by %s"), kith_guard_kind_label (guard->kind), day,
                         guard->who);
  row = add_row (self->guard_list, guard->account_name, why);
  if (!kith_session_may (get_session (self), KITH_ACTION_GUARD_LIFT))
    return;
  button = gtk_button_new_with_label (_ ("End It…"));
  /* Translators: %s is the name of an account */
  label = g_strdup_printf (_ ("End it for %s…"), guard->account_name);
  kith_a11y_set_label (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", guard->id, guard->account_name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guards.end");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Nobody is chosen before somebody chooses. */
static void
show_choices (KithGuardsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Choose an account"));
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (self->accounts, i);
      /* Translators: the name of an account, and its role */
      g_autofree char *label =
          g_strdup_printf (_ ("%s (%s)"), account->name, kith_role_get_label (account->role));

      gtk_string_list_append (names, label);
    }
  adw_combo_row_set_model (self->account_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->account_row, 0);
}

static void
show_read (KithGuardsPage *self, Work *work)
{
  gboolean may_end = kith_session_may (get_session (self), KITH_ACTION_GUARD_LIFT);

  clear_list (self->open_list);
  clear_list (self->guard_list);
  for (guint i = 0; i < work->open_to->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (work->open_to, i);

      add_row (self->open_list, account->name, kith_role_get_label (account->role));
    }
  for (guint i = 0; i < work->guards->len; i++)
    add_guard (self, g_ptr_array_index (work->guards, i));
  gtk_widget_set_visible (GTK_WIDGET (self->guard_list), work->guards->len > 0);
  gtk_widget_set_visible (self->nobody_label, work->guards->len == 0);
  gtk_widget_set_visible (self->ending_label, work->guards->len > 0 && !may_end);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = g_steal_pointer (&work->accounts);
  show_choices (self);
  gtk_widget_set_visible (self->parts_box, TRUE);
}

static void
leave (KithGuardsPage *self)
{
  gint64 person = self->person;

  self->person = 0;
  set_busy (self, NULL);
  gtk_widget_set_visible (self->parts_box, FALSE);
  clear_list (self->open_list);
  clear_list (self->guard_list);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0, person);
}

static void
leave_cb (KithGuardsPage *self)
{
  leave (self);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Work *work = data;

  work->guards = kith_guards_list (session, work->person, error);
  if (work->guards == NULL)
    return FALSE;
  work->open_to = kith_guards_list_open_to (session, work->person);
  work->accounts = kith_accounts_list (kith_session_get_store (session), error);
  return work->accounts != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithGuardsPage *self = object;
  Work *work = data;

  if (work->person != self->person)
    return;
  set_busy (self, NULL);
  if (error == NULL)
    show_read (self, work);
  else
    leave (self);
}

static void
read_guards (KithGuardsPage *self)
{
  Work *work = g_new0 (Work, 1);

  work->person = self->person;
  kith_job_run (self->context, read_job, work, work_free, self, read_done);
}

static gboolean
change_job (KithSession *session, gpointer data, GError **error)
{
  Work *work = data;

  return work->guard != 0 ? kith_guards_lift (session, work->guard, error)
                          : kith_guards_add (session, work->person, work->kind, work->account, error) != 0;
}

static void
say_changed (KithGuardsPage *self, const Work *work)
{
  /* Translators: %s is the name of an account */
  g_autofree char *said =
      g_strdup_printf (work->guard != 0 ? _ ("%s is not kept from it for that reason any more.")
                                        : _ ("From now on it is kept from %s."),
                       work->name);

  kith_app_context_say (self->context, said);
}

static void
change_done (gpointer object, gpointer data, const GError *error)
{
  KithGuardsPage *self = object;
  Work *work = data;

  if (error == NULL)
    say_changed (self, work);
  if (work->person != self->person)
    return;
  set_busy (self, NULL);
  if (error != NULL)
    return;
  if (!kith_session_may_open_record (get_session (self), self->person))
    {
      leave (self);
      return;
    }
  if (work->guard != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->account_row));
  read_guards (self);
}

static void
run (Work *work)
{
  g_autoptr (KithGuardsPage) self = g_steal_pointer (&work->page);

  if (work->person != self->person || self->busy)
    {
      work_free (work);
      return;
    }
  show_problem (self, NULL);
  set_busy (self, _ ("The keys of this record are being changed…"));
  kith_job_run (self->context, change_job, work, work_free, self, change_done);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  if (accepted)
    run (user_data);
  else
    work_free (user_data);
}

static Work *
work_new (KithGuardsPage *self, const char *name)
{
  Work *work = g_new0 (Work, 1);

  work->page = g_object_ref (self);
  work->person = self->person;
  work->name = g_strdup (name);
  return work;
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithGuardsPage *self = KITH_GUARDS_PAGE (widget);
  guint selected = adw_combo_row_get_selected (self->account_row);
  const KithAccount *account;
  Work *work;

  if (self->busy || self->accounts == NULL)
    return;
  if (selected == 0 || selected > self->accounts->len)
    {
      show_problem (self, _ ("Choose from whom it is to be kept."));
      gtk_widget_grab_focus (GTK_WIDGET (self->account_row));
      return;
    }
  account = g_ptr_array_index (self->accounts, selected - 1);
  work = work_new (self, account->name);
  work->account = account->id;
  work->kind = kinds[MIN (adw_combo_row_get_selected (self->kind_row), G_N_ELEMENTS (kinds) - 1)];
  if (account->id != kith_session_get_account (get_session (self)))
    run (work);
  else
    kith_dialogs_ask (widget, _ ("Keep It from Yourself?"),
                      _ ("You cannot open this record any more then, and cannot end that: somebody else who "
                         "may open it has to."),
                      _ ("_Keep It from Me"), KITH_DIALOG_DESTRUCTIVE, NULL, answered, work);
}

static void
end_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithGuardsPage *self = KITH_GUARDS_PAGE (widget);
  g_autofree char *heading = NULL;
  const char *name;
  gint64 guard;
  Work *work;

  if (self->busy)
    return;
  g_variant_get (parameter, "(x&s)", &guard, &name);
  work = work_new (self, name);
  work->guard = guard;
  /* Translators: %s is the name of an account */
  heading = g_strdup_printf (_ ("Let %s Open It Again?"), name);
  kith_dialogs_ask (widget, heading,
                    _ ("They can then read all of it, also what was written meanwhile, unless it is kept "
                       "from them for another reason too."),
                    _ ("_Let Them"), KITH_DIALOG_SUGGESTED, NULL, answered, work);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave (KITH_GUARDS_PAGE (widget));
  return TRUE;
}

static void
kith_guards_page_dispose (GObject *object)
{
  g_clear_pointer (&KITH_GUARDS_PAGE (object)->accounts, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_guards_page_parent_class)->dispose (object);
}

static void
kith_guards_page_class_init (KithGuardsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_guards_page_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "guards.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "guards.end", "(xs)", end_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-guards-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, parts_box);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, open_list);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, guard_list);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, ending_label);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, account_row);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, KithGuardsPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
kith_guards_page_init (KithGuardsPage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, kith_guard_kind_label (kinds[i]));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (labels));
  kith_a11y_set_label (GTK_WIDGET (self->open_list), _ ("Open to"));
  kith_a11y_set_label (GTK_WIDGET (self->guard_list), _ ("Kept from"));
}

/**
 * kith_guards_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_guards_page_set_context (KithGuardsPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_GUARDS_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_guards_page_show:
 * @self: a page
 * @person: whose record
 *
 * Reads it anew.
 */
void
kith_guards_page_show (KithGuardsPage *self, gint64 person)
{
  g_autofree char *title = NULL;
  KithCard *card;

  g_return_if_fail (KITH_IS_GUARDS_PAGE (self));
  g_return_if_fail (self->context != NULL);

  card = kith_card_index_get (kith_desk_get_index (kith_app_context_get_desk (self->context)), person);
  /* Translators: %s is a name */
  title =
      g_strdup_printf (_ ("Who May Open the Record of %s"), card != NULL ? kith_card_get_name (card) : "");
  gtk_label_set_text (self->title_label, title);
  self->person = person;
  show_problem (self, NULL);
  adw_combo_row_set_selected (self->kind_row, 0);
  read_guards (self);
  gtk_widget_grab_focus (self->back_button);
}
