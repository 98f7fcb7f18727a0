/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form knows what the two say differently; this asks. Nothing is lost either way, and either can be taken
 * back. */

#include "people/kith-merge-page.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "people/kith-intakes.h"
#include "people/kith-merge-form.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"

struct _KithMergePage
{
  AdwBin parent_instance;

  GtkWidget *back_button; /* (unowned) template child, as those below */
  GtkLabel *names_label;
  GtkLabel *reasons_label;
  GtkBox *fields_box;
  GtkLabel *alike_label;
  GtkWidget *merge_button;
  GtkWidget *distinct_button;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  gint64 person;
  gint64 other;
  KithMergeForm *form; /* (owned) (nullable): %NULL until both are read */
};

G_DEFINE_FINAL_TYPE (KithMergePage, kith_merge_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_MERGED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What both told, and how it stands with them, read on the database thread. */
typedef struct
{
  gint64 person;
  gint64 other;
  KithIntakeRead *one;     /* (owned) (nullable) */
  KithIntakeRead *another; /* (owned) (nullable) */
  KithStanding one_stands;
  KithStanding another_stands;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->one, kith_intake_read_free);
  g_clear_pointer (&reading->another, kith_intake_read_free);
  g_free (reading);
}

static const KithCard *
get_card (KithMergePage *self, gint64 person)
{
  return kith_card_index_get (kith_desk_get_index (kith_app_context_get_desk (self->context)), person);
}

static void
chosen_cb (KithMergePage *self, GtkCheckButton *check)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "place"));

  if (self->form != NULL)
    kith_merge_form_choose (self->form, place,
                            gtk_check_button_get_active (check) ? KITH_MERGE_FROM : KITH_MERGE_INTO);
}

static GtkWidget *
add_side (GtkWidget *group, const char *words)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words, NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  kith_a11y_set_label (check, words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return check;
}

static void
add_field (KithMergePage *self, guint place)
{
  const KithMergeField *field = kith_merge_form_get_field (self->form, place);
  g_autofree char *title = g_markup_escape_text (field->label, -1);
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);
  GtkWidget *into = add_side (group, field->into);
  GtkWidget *from = add_side (group, field->from);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (from), GTK_CHECK_BUTTON (into));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (field->side == KITH_MERGE_FROM ? from : into), TRUE);
  g_object_set_data (G_OBJECT (from), "place", GUINT_TO_POINTER (place));
  g_signal_connect_object (from, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->fields_box, group);
}

static void
empty (KithMergePage *self)
{
  g_clear_pointer (&self->form, kith_merge_form_free);
  kith_children_remove (GTK_WIDGET (self->fields_box));
}

/* reading: (nullable): where this account may read it */
static void
fill (KithMergePage *self, const Reading *reading)
{
  KithMergeRecord into = { .card = get_card (self, self->person) };
  KithMergeRecord from = { .card = get_card (self, self->other) };
  KithSession *session = kith_app_context_get_session (self->context);
  g_autoptr (KithQuestions) questions = kith_questions_load (kith_session_get_store (session), NULL);
  guint n;

  empty (self);
  if (into.card == NULL || from.card == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_LEFT], 0);
      return;
    }
  if (reading != NULL)
    {
      into.told = reading->one->intake;
      into.standing = &reading->one_stands;
      from.told = reading->another->intake;
      from.standing = &reading->another_stands;
    }
  self->form = kith_merge_form_new (&into, &from, questions);
  n = kith_merge_form_get_n_fields (self->form);
  for (guint i = 0; i < n; i++)
    add_field (self, i);
  gtk_label_set_text (self->alike_label,
                      n > 0
                          ? _ ("Where they differ, choose what is right. All else of both is kept, and both "
                               "names find them.")
                          : _ ("They contradict each other nowhere. All of both is kept."));
  kith_a11y_name_parts (GTK_WIDGET (self->fields_box));
  gtk_widget_set_sensitive (self->merge_button, TRUE);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->one = kith_intakes_read (session, reading->person, error);
  reading->another = reading->one != NULL ? kith_intakes_read (session, reading->other, error) : NULL;
  return reading->another != NULL &&
         kith_standing_get (session, reading->person, &reading->one_stands, error) &&
         kith_standing_get (session, reading->other, &reading->another_stands, error);
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithMergePage *self = object;
  Reading *reading = data;

  if (error == NULL && reading->person == self->person && reading->other == self->other)
    fill (self, reading);
}

static void
merged (KithDeskOutcome *outcome, const GError *error, gpointer user_data)
{
  g_autoptr (KithMergePage) self = user_data;

  if (outcome != NULL)
    g_signal_emit (self, signals[SIGNAL_MERGED], 0, self->person);
  else
    gtk_widget_set_sensitive (self->merge_button, TRUE);
}

static void
merge_cb (KithMergePage *self)
{
  g_autoptr (KithMergeChoices) choices = NULL;
  g_autoptr (KithDeskCommand) command = NULL;

  if (self->form == NULL)
    return;
  choices = kith_merge_form_to_choices (self->form);
  command = kith_desk_command_merge (self->other, self->person, choices);
  gtk_widget_set_sensitive (self->merge_button, FALSE);
  kith_app_context_apply (self->context, command, merged, g_object_ref (self));
}

static void
parted (KithDeskOutcome *outcome, const GError *error, gpointer user_data)
{
  g_autoptr (KithMergePage) self = user_data;

  if (outcome != NULL)
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
distinct_cb (KithMergePage *self)
{
  g_autoptr (KithDeskCommand) command = kith_desk_command_distinct (self->person, self->other);

  kith_app_context_apply (self->context, command, parted, g_object_ref (self));
}

static void
leave_cb (KithMergePage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave_cb (KITH_MERGE_PAGE (widget));
  return TRUE;
}

static void
kith_merge_page_dispose (GObject *object)
{
  g_clear_pointer (&KITH_MERGE_PAGE (object)->form, kith_merge_form_free);

  G_OBJECT_CLASS (kith_merge_page_parent_class)->dispose (object);
}

static void
kith_merge_page_class_init (KithMergePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_merge_page_dispose;
  signals[SIGNAL_MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-merge-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, names_label);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, reasons_label);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, fields_box);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, alike_label);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, merge_button);
  gtk_widget_class_bind_template_child (widget_class, KithMergePage, distinct_button);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, distinct_cb);
}

static void
kith_merge_page_init (KithMergePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_merge_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_merge_page_set_context (KithMergePage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_MERGE_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_merge_page_show:
 * @self: a page
 * @person: the record that stays, where both are one person
 * @other: the record that would count as it
 * @reasons: (nullable): what speaks for it, in words
 *
 * Reads what both told where this account may, which is written into the log.
 *
 * Returns: %FALSE where one of them is nobody
 */
gboolean
kith_merge_page_show (KithMergePage *self, gint64 person, gint64 other, const char *reasons)
{
  g_autofree char *names = NULL;

  g_return_val_if_fail (KITH_IS_MERGE_PAGE (self), FALSE);
  g_return_val_if_fail (self->context != NULL, FALSE);

  if (person == other || get_card (self, person) == NULL || get_card (self, other) == NULL)
    return FALSE;
  self->person = person;
  self->other = other;
  empty (self);
  /* Translators: two names: are they one person? */
  names = g_strdup_printf (_ ("%s and %s"), kith_card_get_name (get_card (self, person)),
                           kith_card_get_name (get_card (self, other)));
  gtk_label_set_text (self->names_label, names);
  gtk_label_set_text (self->reasons_label, reasons != NULL ? reasons : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_label), !kith_text_is_blank (reasons));
  gtk_widget_set_sensitive (self->merge_button, FALSE);
  if (kith_session_may (kith_app_context_get_session (self->context), KITH_ACTION_INTAKE_READ))
    {
      Reading *reading = g_new0 (Reading, 1);

      reading->person = person;
      reading->other = other;
      kith_job_run (self->context, read_job, reading, reading_free, self, read_done);
    }
  else
    fill (self, NULL);
  return TRUE;
}

/**
 * kith_merge_page_focus:
 * @self: a page
 *
 * Puts the focus where nothing happens by accident.
 */
void
kith_merge_page_focus (KithMergePage *self)
{
  g_return_if_fail (KITH_IS_MERGE_PAGE (self));

  gtk_widget_grab_focus (self->back_button);
}
