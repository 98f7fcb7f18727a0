/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts are those of the template, made when it is known which. */

#include "goals/kith-own-plan-editor.h"

#include <glib/gi18n.h>

#include "goals/kith-own-plan-doing.h"
#include "goals/kith-own-plan-form.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-columns.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-focus.h"
#include "shared/kith-text-box.h"

struct _KithOwnPlanEditor
{
  AdwBin parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkBox *first_parts;
  GtkBox *last_parts;
  GtkCheckButton *together_check;
  GtkEditable *signed_row;
  GtkEditable *again_row;

  KithTextBox *boxes[KITH_N_PLAN_SECTIONS]; /* (unowned) (nullable): of the parts of this template */
  KithAppContext *context;                  /* (unowned) (nullable): the page owns it */
  gint64 person;
  KithOwnPlanForm *form;  /* (owned) (nullable) */
  KithDraftKeeper *draft; /* (owned) (nullable) */
  char *state;            /* (owned) (nullable) */
  gboolean filling;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (KithOwnPlanEditor, kith_own_plan_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static KithDay
get_today (KithOwnPlanEditor *self)
{
  return kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
}

static void
show_state (KithOwnPlanEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_free (self->state);
  if (kith_own_plan_form_get_about (self->form)->id != 0 && !kith_own_plan_form_is_changed (self->form))
    self->state = g_strdup (_ ("Nothing is changed yet."));
  else if (kith_own_plan_form_check (self->form, get_today (self), NULL, &error))
    self->state = g_strdup (_ ("Kept as a draft until you save it (Ctrl+S)."));
  else
    self->state = g_strdup (error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* (transfer full) (nullable) NULL: this template does not ask for it. */
static char *
dup_typed (KithOwnPlanEditor *self, guint text)
{
  if (text == KITH_OWN_PLAN_TEXT_AGAIN)
    return g_strdup (gtk_editable_get_text (self->again_row));
  if (text == KITH_OWN_PLAN_TEXT_SIGNED)
    return g_strdup (gtk_editable_get_text (self->signed_row));
  return self->boxes[text] != NULL ? kith_text_box_dup_text (self->boxes[text]) : NULL;
}

static void
changed_cb (KithOwnPlanEditor *self)
{
  gboolean changed;

  if (self->filling || self->form == NULL)
    return;
  changed = kith_own_plan_form_set_together (self->form, gtk_check_button_get_active (self->together_check));
  for (guint i = 0; i < KITH_N_OWN_PLAN_TEXTS; i++)
    {
      g_autofree char *typed = dup_typed (self, i);

      changed |= typed != NULL && kith_own_plan_form_set_text (self->form, i, typed);
    }
  if (!changed)
    return;
  kith_draft_keeper_put (self->draft, kith_own_plan_form_to_draft (self->form));
  show_state (self);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithOwnPlanEditor *self = KITH_OWN_PLAN_EDITOR (widget);
  g_autofree char *day = kith_day_format_iso (get_today (self) + g_variant_get_int32 (parameter));

  gtk_editable_set_text (self->again_row, day);
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  kith_own_plan_editor_save (KITH_OWN_PLAN_EDITOR (widget));
  return TRUE;
}

/* The question stands between the heading and the words. */
static KithTextBox *
make_box (KithOwnPlanEditor *self, const KithPlanPart *part)
{
  static const char *const quiet[] = { "dim-label", NULL };
  GtkWidget *box = kith_text_box_new (part->heading);
  GtkWidget *question = gtk_label_new (part->question);

  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_label_set_wrap (GTK_LABEL (question), TRUE);
  gtk_widget_set_css_classes (question, (const char **) quiet);
  gtk_box_insert_child_after (GTK_BOX (box), question, kith_text_box_get_header (KITH_TEXT_BOX (box)));
  kith_a11y_set_description (GTK_WIDGET (kith_text_box_get_view (KITH_TEXT_BOX (box))), part->question);
  g_signal_connect_object (box, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return KITH_TEXT_BOX (box);
}

static void
make_parts (KithOwnPlanEditor *self, KithPlanTemplate template)
{
  guint n_parts = kith_plan_template_get_n_parts (template);

  kith_children_remove (GTK_WIDGET (self->first_parts));
  kith_children_remove (GTK_WIDGET (self->last_parts));
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    self->boxes[i] = NULL;
  for (guint i = 0; i < n_parts; i++)
    {
      const KithPlanPart part = kith_plan_template_get_part (template, i);

      self->boxes[part.section] = make_box (self, &part);
      gtk_box_append (i < (n_parts + 1) / 2 ? self->first_parts : self->last_parts,
                      GTK_WIDGET (self->boxes[part.section]));
    }
}

static void
fill (KithOwnPlanEditor *self)
{
  KithPlanTemplate template = kith_own_plan_form_get_about (self->form)->template;

  self->filling = TRUE;
  make_parts (self, template);
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    if (self->boxes[i] != NULL)
      kith_text_box_set_text (self->boxes[i], kith_own_plan_form_get_text (self->form, i));
  gtk_label_set_text (self->title_label, kith_plan_template_label (template));
  gtk_editable_set_text (self->again_row, kith_own_plan_form_get_text (self->form, KITH_OWN_PLAN_TEXT_AGAIN));
  gtk_editable_set_text (self->signed_row,
                         kith_own_plan_form_get_text (self->form, KITH_OWN_PLAN_TEXT_SIGNED));
  gtk_check_button_set_active (self->together_check, kith_own_plan_form_get_together (self->form));
  self->filling = FALSE;
  show_state (self);
}

static void
finish (KithOwnPlanEditor *self, gboolean written)
{
  kith_draft_keeper_discard (self->draft);
  g_clear_pointer (&self->form, kith_own_plan_form_free);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, written);
}

static void
applied (gpointer object, const GError *error)
{
  KithOwnPlanEditor *self = object;

  self->writing = FALSE;
  if (self->form != NULL && error == NULL)
    finish (self, TRUE);
}

static gboolean
kith_own_plan_editor_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (KITH_OWN_PLAN_EDITOR (widget)->first_parts));

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
kith_own_plan_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_string (value, KITH_OWN_PLAN_EDITOR (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_own_plan_editor_dispose (GObject *object)
{
  KithOwnPlanEditor *self = KITH_OWN_PLAN_EDITOR (object);

  kith_own_plan_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_own_plan_form_free);

  G_OBJECT_CLASS (kith_own_plan_editor_parent_class)->dispose (object);
}

static void
kith_own_plan_editor_finalize (GObject *object)
{
  g_free (KITH_OWN_PLAN_EDITOR (object)->state);

  G_OBJECT_CLASS (kith_own_plan_editor_parent_class)->finalize (object);
}

static void
kith_own_plan_editor_class_init (KithOwnPlanEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_own_plan_editor_get_property;
  object_class->dispose = kith_own_plan_editor_dispose;
  object_class->finalize = kith_own_plan_editor_finalize;
  widget_class->grab_focus = kith_own_plan_editor_grab_focus;

  properties[PROP_STATE] =
      g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "own-plan.again", "i", again_action);
  g_type_ensure (KITH_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/goals/kith-own-plan-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithOwnPlanEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithOwnPlanEditor, first_parts);
  gtk_widget_class_bind_template_child (widget_class, KithOwnPlanEditor, last_parts);
  gtk_widget_class_bind_template_child (widget_class, KithOwnPlanEditor, together_check);
  gtk_widget_class_bind_template_child (widget_class, KithOwnPlanEditor, signed_row);
  gtk_widget_class_bind_template_child (widget_class, KithOwnPlanEditor, again_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_own_plan_editor_init (KithOwnPlanEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_focus_add_key (GTK_WIDGET (self), "<Control>Return", GTK_PHASE_CAPTURE, save_key_cb, NULL);
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_own_plan_editor_set_context:
 * @self: an editor
 * @context: what the window works with; it outlives the editor
 *
 * Once.
 */
void
kith_own_plan_editor_set_context (KithOwnPlanEditor *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_OWN_PLAN_EDITOR (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

static void
begin (KithOwnPlanEditor *self, KithOwnPlanForm *form)
{
  g_clear_pointer (&self->form, kith_own_plan_form_free);
  self->form = form;
  self->writing = FALSE;
  fill (self);
}

/**
 * kith_own_plan_editor_resume:
 * @self: an editor
 * @person: whose plans
 *
 * Goes on where this account left it; without anything that was left nothing is begun.
 *
 * Returns: whether something was left
 */
gboolean
kith_own_plan_editor_resume (KithOwnPlanEditor *self, gint64 person)
{
  g_autoptr (GVariant) draft = NULL;
  KithOwnPlanForm *form;

  g_return_val_if_fail (KITH_IS_OWN_PLAN_EDITOR (self), FALSE);
  g_return_val_if_fail (self->context != NULL, FALSE);

  kith_own_plan_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_own_plan_form_free);
  self->person = person;
  self->draft =
      kith_draft_keeper_new (kith_app_context_get_session (self->context), KITH_DRAFT_OWN_PLAN, person);
  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE_VARDICT);
  form = draft != NULL ? kith_own_plan_form_from_draft (person, draft) : NULL;
  if (form != NULL)
    begin (self, form);
  return form != NULL;
}

/**
 * kith_own_plan_editor_write:
 * @self: an editor
 * @about: the plan, as it is stored or a new one
 *
 * Begins to type it, after kith_own_plan_editor_resume(). Goes on with what is typed where that is the same.
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_own_plan_editor_write (KithOwnPlanEditor *self, const KithOwnPlan *about)
{
  g_return_val_if_fail (KITH_IS_OWN_PLAN_EDITOR (self), FALSE);
  g_return_val_if_fail (self->draft != NULL && about != NULL, FALSE);

  if (self->writing || (self->form != NULL && kith_own_plan_form_is_changed (self->form)))
    {
      const KithOwnPlan *typed = self->form != NULL ? kith_own_plan_form_get_about (self->form) : NULL;

      return typed != NULL && typed->id == about->id && typed->template == about->template;
    }
  begin (self, kith_own_plan_form_new (about));
  return TRUE;
}

/**
 * kith_own_plan_editor_follow:
 * @self: an editor
 * @plans: (element-type KithOwnPlan): the person's, as they were read just now
 *
 * What is typed about one of them is written to it as it is now.
 */
void
kith_own_plan_editor_follow (KithOwnPlanEditor *self, GPtrArray *plans)
{
  g_return_if_fail (KITH_IS_OWN_PLAN_EDITOR (self));

  for (guint i = 0; self->form != NULL && i < plans->len; i++)
    {
      const KithOwnPlan *plan = g_ptr_array_index (plans, i);

      if (plan->id == kith_own_plan_form_get_about (self->form)->id)
        kith_own_plan_form_follow (self->form, plan);
    }
}

/**
 * kith_own_plan_editor_flush:
 * @self: an editor
 *
 * What is typed is on the disk when this returns.
 */
void
kith_own_plan_editor_flush (KithOwnPlanEditor *self)
{
  g_return_if_fail (KITH_IS_OWN_PLAN_EDITOR (self));

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}

static void
go_to (KithOwnPlanEditor *self, guint text)
{
  if (text == KITH_OWN_PLAN_TEXT_AGAIN)
    gtk_widget_grab_focus (GTK_WIDGET (self->again_row));
  else if (text < KITH_N_PLAN_SECTIONS && self->boxes[text] != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->boxes[text]));
}

/**
 * kith_own_plan_editor_save:
 * @self: an editor
 *
 * Writes it down, or goes to what is missing.
 */
void
kith_own_plan_editor_save (KithOwnPlanEditor *self)
{
  g_autoptr (KithOwnPlan) plan = NULL;
  guint text;

  g_return_if_fail (KITH_IS_OWN_PLAN_EDITOR (self));

  if (self->form == NULL || self->writing)
    return;
  if (kith_own_plan_form_get_about (self->form)->id != 0 && !kith_own_plan_form_is_changed (self->form))
    {
      finish (self, FALSE);
      return;
    }
  if (!kith_own_plan_form_check (self->form, get_today (self), &text, NULL))
    {
      go_to (self, text);
      return;
    }
  plan = kith_own_plan_form_to_plan (
      self->form, get_today (self),
      kith_session_get_account_name (kith_app_context_get_session (self->context)));
  self->writing = TRUE;
  kith_own_plan_doing_write (self->context, plan, _ ("The plan is written down, in their words."), self,
                             applied);
}

/**
 * kith_own_plan_editor_discard:
 * @self: an editor
 *
 * Throws away what is typed.
 */
void
kith_own_plan_editor_discard (KithOwnPlanEditor *self)
{
  g_return_if_fail (KITH_IS_OWN_PLAN_EDITOR (self));

  if (self->form != NULL && !self->writing)
    finish (self, FALSE);
}
