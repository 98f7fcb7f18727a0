/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group for each list, in the order in which they are asked; what is offered no more stands at the end. */

#include "settings/kith-settings-questions.h"

#include <glib/gi18n.h>

#include "settings/kith-listed-dialogs.h"
#include "settings/kith-listed-edit.h"
#include "settings/kith-listed-group.h"
#include "settings/kith-listed-row.h"

struct _KithSettingsQuestions
{
  KithSettingsSection parent_instance;

  KithListedGroup *pronouns_group; /* (unowned) template child, as those below */
  GtkWidget *add_button;
  GtkBox *asked_box;
  AdwPreferencesGroup *retired_group;

  KithQuestions *lists;    /* (owned) (nullable): as they are shown */
  GPtrArray *asked_groups; /* (owned) (element-type KithListedGroup): in the box, in order */
  GPtrArray *retired_rows; /* (owned) (element-type KithListedRow) */
};

G_DEFINE_FINAL_TYPE (KithSettingsQuestions, kith_settings_questions, KITH_TYPE_SETTINGS_SECTION)

/* ---- What stands there. */

static void
show_asked (KithSettingsQuestions *self)
{
  g_autoptr (GPtrArray) asked = kith_questions_list_offered (self->lists, KITH_LIST_QUESTIONS);

  while (self->asked_groups->len < asked->len)
    {
      GtkWidget *group = g_object_new (KITH_TYPE_LISTED_GROUP, NULL);

      gtk_box_append (self->asked_box, group);
      g_ptr_array_add (self->asked_groups, group);
    }
  while (self->asked_groups->len > asked->len)
    gtk_box_remove (self->asked_box,
                    g_ptr_array_steal_index (self->asked_groups, self->asked_groups->len - 1));
  for (guint i = 0; i < asked->len; i++)
    kith_listed_group_show_question (
        g_ptr_array_index (self->asked_groups, i), self->lists, g_ptr_array_index (asked, i),
        (i == 0 ? KITH_LISTED_FIRST : 0) | (i == asked->len - 1 ? KITH_LISTED_LAST : 0));
}

static void
add_retired (KithSettingsQuestions *self, GPtrArray *retired, const char *name)
{
  g_autoptr (GPtrArray) list = kith_questions_get_list (self->lists, name);

  for (guint i = 0; i < list->len; i++)
    if (!((const KithListed *) g_ptr_array_index (list, i))->active)
      g_ptr_array_add (retired, g_ptr_array_index (list, i));
}

/* An answer says of which question it is. */
static const char *
list_label (KithSettingsQuestions *self, const char *list)
{
  if (g_str_equal (list, KITH_LIST_PRONOUNS))
    return _ ("Pronouns");
  return g_str_equal (list, KITH_LIST_QUESTIONS) ? _ ("Question") : kith_questions_label (self->lists, list);
}

static void
show_retired (KithSettingsQuestions *self)
{
  g_autoptr (GPtrArray) asked = kith_questions_list_offered (self->lists, KITH_LIST_QUESTIONS);
  g_autoptr (GPtrArray) retired = g_ptr_array_new ();

  add_retired (self, retired, KITH_LIST_PRONOUNS);
  add_retired (self, retired, KITH_LIST_QUESTIONS);
  for (guint i = 0; i < asked->len; i++)
    add_retired (self, retired, ((const KithListed *) g_ptr_array_index (asked, i))->code);
  kith_listed_rows_fit (self->retired_group, self->retired_rows, retired->len);
  for (guint i = 0; i < retired->len; i++)
    {
      const KithListed *one = g_ptr_array_index (retired, i);

      kith_listed_row_show (g_ptr_array_index (self->retired_rows, i), one, KITH_LISTED_BETWEEN,
                            list_label (self, one->list));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->retired_group), retired->len > 0);
}

static gboolean
has_focus_within (KithSettingsQuestions *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
kith_settings_questions_refresh (KithSettingsSection *section)
{
  KithSettingsQuestions *self = KITH_SETTINGS_QUESTIONS (section);
  KithSession *session = kith_settings_section_get_session (section);
  g_autoptr (GError) error = NULL;
  KithQuestions *lists = kith_questions_load (kith_session_get_store (session), &error);
  gboolean had_focus = has_focus_within (self);

  if (lists == NULL)
    {
      kith_app_context_say_error (kith_settings_section_get_context (section), error);
      return;
    }
  g_clear_pointer (&self->lists, kith_questions_unref);
  self->lists = lists;
  kith_listed_group_show_pronouns (self->pronouns_group, lists);
  show_asked (self);
  show_retired (self);
  if (had_focus && !has_focus_within (self))
    gtk_widget_grab_focus (self->add_button);
}

/* ---- What is done to them. */

/* Whoever changes something by keyboard goes on from there. */
static void
stored (gpointer object, const char *list, const char *code)
{
  KithSettingsQuestions *self = object;
  gboolean found = FALSE;

  kith_settings_section_refresh (KITH_SETTINGS_SECTION (self));
  if (code == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  found = kith_listed_group_focus (self->pronouns_group, list, code);
  for (guint i = 0; !found && i < self->asked_groups->len; i++)
    found = kith_listed_group_focus (g_ptr_array_index (self->asked_groups, i), list, code);
  if (!found)
    gtk_widget_grab_focus (self->add_button);
}

static void
run (KithSettingsQuestions *self, KithListedEdit *edit)
{
  kith_listed_edit_run (edit, kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), self, stored);
}

/* parameter: (ss): the name of a list, the code of something in it */
static const KithListed *
find (KithSettingsQuestions *self, GVariant *parameter)
{
  const char *list, *code;

  g_variant_get (parameter, "(&s&s)", &list, &code);
  return self->lists != NULL ? kith_questions_find (self->lists, list, code) : NULL;
}

/* The next one that is offered, up or down. */
static const KithListed *
find_neighbour (KithSettingsQuestions *self, const KithListed *one, int step)
{
  g_autoptr (GPtrArray) list = kith_questions_list_offered (self->lists, one->list);
  const KithListed *found = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const KithListed *other = g_ptr_array_index (list, i);

      if ((other->position - one->position) * step > 0 &&
          (found == NULL || (found->position - other->position) * step > 0))
        found = other;
    }
  return found;
}

static void
move_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsQuestions *self = KITH_SETTINGS_QUESTIONS (widget);
  const KithListed *one = find (self, parameter);
  const KithListed *other =
      one != NULL ? find_neighbour (self, one, g_str_has_suffix (action, "up") ? -1 : 1) : NULL;
  KithListedEdit *edit;

  if (other == NULL)
    return;
  edit = kith_listed_edit_new ();
  kith_listed_edit_begin (edit, one)->position = other->position;
  kith_listed_edit_begin (edit, other)->position = one->position;
  run (self, edit);
}

static void
offer_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsQuestions *self = KITH_SETTINGS_QUESTIONS (widget);
  const KithListed *one = find (self, parameter);
  KithListedEdit *edit;

  if (one == NULL)
    return;
  edit = kith_listed_edit_new ();
  kith_listed_edit_begin (edit, one)->active = g_str_has_suffix (action, "offer");
  run (self, edit);
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsQuestions *self = KITH_SETTINGS_QUESTIONS (widget);

  if (self->lists != NULL)
    run (self, kith_listed_edit_new_restore (self->lists));
}

static void
asked (GtkWidget *parent, KithListedEdit *edit)
{
  run (KITH_SETTINGS_QUESTIONS (parent), edit);
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsQuestions *self = KITH_SETTINGS_QUESTIONS (widget);

  if (self->lists != NULL)
    kith_listed_dialogs_add (widget, self->lists, g_variant_get_string (parameter, NULL), asked);
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsQuestions *self = KITH_SETTINGS_QUESTIONS (widget);
  const KithListed *one = find (self, parameter);

  if (one != NULL)
    kith_listed_dialogs_rename (widget, self->lists, one, asked);
}

static void
kith_settings_questions_dispose (GObject *object)
{
  KithSettingsQuestions *self = KITH_SETTINGS_QUESTIONS (object);

  g_clear_pointer (&self->lists, kith_questions_unref);
  g_clear_pointer (&self->asked_groups, g_ptr_array_unref);
  g_clear_pointer (&self->retired_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_settings_questions_parent_class)->dispose (object);
}

static void
kith_settings_questions_class_init (KithSettingsQuestionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithSettingsSectionClass *section_class = KITH_SETTINGS_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_settings_questions_dispose;
  section_class->refresh = kith_settings_questions_refresh;
  section_class->topic = "question_choice";

  g_type_ensure (KITH_TYPE_LISTED_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-questions.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsQuestions, pronouns_group);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsQuestions, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsQuestions, asked_box);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsQuestions, retired_group);

  gtk_widget_class_install_action (widget_class, "questions.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "questions.rename", "(ss)", rename_action);
  gtk_widget_class_install_action (widget_class, "questions.move-up", "(ss)", move_action);
  gtk_widget_class_install_action (widget_class, "questions.move-down", "(ss)", move_action);
  gtk_widget_class_install_action (widget_class, "questions.retire", "(ss)", offer_action);
  gtk_widget_class_install_action (widget_class, "questions.offer", "(ss)", offer_action);
  gtk_widget_class_install_action (widget_class, "questions.restore", NULL, restore_action);
}

static void
kith_settings_questions_init (KithSettingsQuestions *self)
{
  self->asked_groups = g_ptr_array_new ();
  self->retired_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
