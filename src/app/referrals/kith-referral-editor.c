/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form knows what is missing; this shows only what the choice asks for. */

#include "referrals/kith-referral-editor.h"

#include <glib/gi18n.h>

#include "referrals/kith-referral-doing.h"
#include "referrals/kith-referral-form.h"
#include "referrals/kith-referral-telling.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-text-box.h"

/* In the order in which they are offered; the first of kinds and reasons is that nothing is said yet. */
static const KithReferralKind kinds[] = { KITH_REFERRAL_KIND_NONE,
#define KIND(symbol, ...) KITH_REFERRAL_KIND_##symbol,
                                          KITH_REFERRAL_KINDS (KIND)
#undef KIND
};

static const KithReferralState states[] = {
#define STATE(symbol, ...) KITH_REFERRAL_##symbol,
  KITH_REFERRAL_STATES (STATE)
#undef STATE
};

static const KithReferralReason reasons[] = { KITH_REFERRAL_REASON_NONE,
#define REASON(symbol, ...) KITH_REFERRAL_REASON_##symbol,
                                              KITH_REFERRAL_REASONS (REASON)
#undef REASON
};

struct _KithReferralEditor
{
  AdwBin parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkWidget *place_box;
  GtkWidget *state_group;
  GtkWidget *step_box;
  GtkEditable *name_row;
  AdwComboRow *kind_row;
  GtkEditable *contact_row;
  KithTextBox *asked_box;
  AdwComboRow *state_row;
  AdwComboRow *reason_row;
  GtkEditable *day_row;
  GtkEditable *due_row;
  KithTextBox *words_box;
  GtkCheckButton *tells_check;
  KithReferralTelling *telling;

  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gint64 person;
  KithReferralForm *form; /* (owned) (nullable) */
  KithDraftKeeper *draft; /* (owned) (nullable) */
  char *state;            /* (owned) (nullable) */
  gboolean filling;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (KithReferralEditor, kith_referral_editor, ADW_TYPE_BIN)

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
get_today (KithReferralEditor *self)
{
  return kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
}

static void
show_state (KithReferralEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_free (self->state);
  if (kith_referral_form_get_form (self->form) == KITH_REFERRAL_FORM_CORRECTS &&
      !kith_referral_form_is_changed (self->form))
    self->state = g_strdup (_ ("Nothing is corrected yet."));
  else if (kith_referral_form_check (self->form, get_today (self), NULL, &error))
    self->state = g_strdup (_ ("Kept as a draft until you save it (Ctrl+S)."));
  else
    self->state = g_strdup (error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static char *
make_title (KithReferralEditor *self)
{
  const char *name = kith_referral_form_get_text (self->form, KITH_REFERRAL_TEXT_NAME);

  switch (kith_referral_form_get_form (self->form))
    {
    case KITH_REFERRAL_FORM_STEPS:
      /* Translators: %s is a place to which somebody was referred */
      return g_strdup_printf (_ ("How it goes: %s"), name);
    case KITH_REFERRAL_FORM_CORRECTS:
      return g_strdup (_ ("Correct the Referral"));
    case KITH_REFERRAL_FORM_MAKES:
    default:
      return g_strdup (_ ("Refer to a Place"));
    }
}

static void
show_parts (KithReferralEditor *self)
{
  KithReferralFormKind what = kith_referral_form_get_form (self->form);
  g_autofree char *title = make_title (self);

  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_visible (self->place_box, what != KITH_REFERRAL_FORM_STEPS);
  gtk_widget_set_visible (self->state_group, what != KITH_REFERRAL_FORM_CORRECTS);
  gtk_widget_set_visible (self->step_box, what != KITH_REFERRAL_FORM_CORRECTS);
  /* Another place of the directory is another referral. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_row),
                            what != KITH_REFERRAL_FORM_CORRECTS ||
                                kith_referral_form_get_resource (self->form) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), kith_referral_form_has_reason (self->form));
  gtk_widget_set_visible (GTK_WIDGET (self->due_row), kith_referral_form_has_due (self->form));
  gtk_widget_set_visible (GTK_WIDGET (self->telling), kith_referral_form_get_tells (self->form));
}

static KithTextBox *
box_of (KithReferralEditor *self, KithReferralText text)
{
  switch ((int) text)
    {
    case KITH_REFERRAL_TEXT_ASKED:
      return self->asked_box;
    case KITH_REFERRAL_TEXT_WORDS:
      return self->words_box;
    default:
      return NULL;
    }
}

static GtkEditable *
row_of (KithReferralEditor *self, KithReferralText text)
{
  switch ((int) text)
    {
    case KITH_REFERRAL_TEXT_NAME:
      return self->name_row;
    case KITH_REFERRAL_TEXT_CONTACT:
      return self->contact_row;
    case KITH_REFERRAL_TEXT_DAY:
      return self->day_row;
    case KITH_REFERRAL_TEXT_DUE:
      return self->due_row;
    default:
      return NULL;
    }
}

/* (nullable) The rest is typed elsewhere. */
static char *
dup_typed (KithReferralEditor *self, KithReferralText text)
{
  if (box_of (self, text) != NULL)
    return kith_text_box_dup_text (box_of (self, text));
  return row_of (self, text) != NULL ? g_strdup (gtk_editable_get_text (row_of (self, text))) : NULL;
}

static gboolean
take_choices (KithReferralEditor *self)
{
  guint kind = adw_combo_row_get_selected (self->kind_row);
  guint state = adw_combo_row_get_selected (self->state_row);
  guint reason = adw_combo_row_get_selected (self->reason_row);
  gboolean changed = FALSE;

  if (kind < G_N_ELEMENTS (kinds))
    changed |= kith_referral_form_set_kind (self->form, kinds[kind]);
  if (state < G_N_ELEMENTS (states))
    changed |= kith_referral_form_set_state (self->form, states[state]);
  if (reason < G_N_ELEMENTS (reasons))
    changed |= kith_referral_form_set_reason (self->form, reasons[reason]);
  changed |= kith_referral_form_set_tells (self->form, gtk_check_button_get_active (self->tells_check));
  changed |= kith_referral_telling_take (self->telling, self->form);
  return changed;
}

static void
changed_cb (KithReferralEditor *self)
{
  gboolean changed;

  if (self->filling || self->form == NULL)
    return;
  changed = take_choices (self);
  for (guint i = 0; i < KITH_N_REFERRAL_TEXTS; i++)
    {
      g_autofree char *typed = dup_typed (self, i);

      if (typed != NULL)
        changed |= kith_referral_form_set_text (self->form, i, typed);
    }
  if (!changed)
    return;
  show_parts (self);
  kith_referral_telling_show_problem (self->telling, NULL);
  kith_draft_keeper_put (self->draft, kith_referral_form_to_draft (self->form));
  show_state (self);
}

static void
due_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithReferralEditor *self = KITH_REFERRAL_EDITOR (widget);
  g_autofree char *due = kith_day_format_iso (get_today (self) + g_variant_get_int32 (parameter));

  gtk_editable_set_text (self->due_row, due);
}

static void
fill_choices (KithReferralEditor *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kith_referral_form_get_kind (self->form))
      adw_combo_row_set_selected (self->kind_row, i);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i] == kith_referral_form_get_state (self->form))
      adw_combo_row_set_selected (self->state_row, i);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i] == kith_referral_form_get_reason (self->form))
      adw_combo_row_set_selected (self->reason_row, i);
  gtk_check_button_set_active (self->tells_check, kith_referral_form_get_tells (self->form));
  kith_referral_telling_fill (self->telling, self->form);
}

static void
fill (KithReferralEditor *self)
{
  self->filling = TRUE;
  fill_choices (self);
  for (guint i = 0; i < KITH_N_REFERRAL_TEXTS; i++)
    {
      const char *text = kith_referral_form_get_text (self->form, i);

      if (box_of (self, i) != NULL)
        kith_text_box_set_text (box_of (self, i), text);
      else if (row_of (self, i) != NULL)
        gtk_editable_set_text (row_of (self, i), text);
    }
  self->filling = FALSE;
  show_parts (self);
  kith_referral_telling_show_problem (self->telling, NULL);
  show_state (self);
}

static void
finish (KithReferralEditor *self, gboolean written)
{
  kith_draft_keeper_discard (self->draft);
  g_clear_pointer (&self->form, kith_referral_form_free);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, written);
}

static void
applied (gpointer object, const KithReferralDone *done, const GError *error)
{
  KithReferralEditor *self = object;

  self->writing = FALSE;
  if (self->form == NULL)
    return;
  if (done != NULL)
    {
      /* Whoever tells them has to say it, too. */
      if (done->notice != NULL)
        kith_dialogs_tell (GTK_WIDGET (self), _ ("Say This Along With It"), done->notice);
      finish (self, TRUE);
    }
  else if (error != NULL && kith_referral_form_get_tells (self->form))
    {
      kith_referral_telling_show_problem (self->telling, error->message);
      gtk_widget_grab_focus (kith_referral_telling_find_part (self->telling, KITH_REFERRAL_PART_RECIPIENT));
    }
}

/* Where what is missing is typed. */
static GtkWidget *
find_part (KithReferralEditor *self, KithReferralPart part)
{
  switch (part)
    {
    case KITH_REFERRAL_PART_NAME:
      return GTK_WIDGET (self->name_row);
    case KITH_REFERRAL_PART_KIND:
      return GTK_WIDGET (self->kind_row);
    case KITH_REFERRAL_PART_DAY:
      return GTK_WIDGET (self->day_row);
    case KITH_REFERRAL_PART_REASON:
      return GTK_WIDGET (self->reason_row);
    case KITH_REFERRAL_PART_DUE:
      return GTK_WIDGET (self->due_row);
    case KITH_REFERRAL_PART_RECIPIENT:
    case KITH_REFERRAL_PART_PURPOSE:
    case KITH_REFERRAL_PART_TOLD:
      return kith_referral_telling_find_part (self->telling, part);
    case KITH_REFERRAL_PART_STATE:
    default:
      return GTK_WIDGET (self->state_row);
    }
}

static gboolean
kith_referral_editor_grab_focus (GtkWidget *widget)
{
  KithReferralEditor *self = KITH_REFERRAL_EDITOR (widget);

  if (!gtk_widget_get_visible (self->place_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->state_row));
  if (*gtk_editable_get_text (self->name_row) == '\0' &&
      gtk_widget_get_sensitive (GTK_WIDGET (self->name_row)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return gtk_widget_grab_focus (GTK_WIDGET (self->kind_row));
}

static void
kith_referral_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_string (value, KITH_REFERRAL_EDITOR (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_referral_editor_dispose (GObject *object)
{
  KithReferralEditor *self = KITH_REFERRAL_EDITOR (object);

  kith_referral_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_referral_form_free);

  G_OBJECT_CLASS (kith_referral_editor_parent_class)->dispose (object);
}

static void
kith_referral_editor_finalize (GObject *object)
{
  g_free (KITH_REFERRAL_EDITOR (object)->state);

  G_OBJECT_CLASS (kith_referral_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KITH_TYPE_COLUMNS);
  g_type_ensure (KITH_TYPE_REFERRAL_TELLING);
  g_type_ensure (KITH_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/referrals/kith-referral-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, place_box);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, state_group);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, step_box);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, kind_row);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, contact_row);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, asked_box);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, state_row);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, reason_row);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, day_row);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, due_row);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, words_box);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, tells_check);
  gtk_widget_class_bind_template_child (widget_class, KithReferralEditor, telling);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_referral_editor_class_init (KithReferralEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_referral_editor_get_property;
  object_class->dispose = kith_referral_editor_dispose;
  object_class->finalize = kith_referral_editor_finalize;
  widget_class->grab_focus = kith_referral_editor_grab_focus;

  properties[PROP_STATE] =
      g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "referral.due", "i", due_action);
  bind_template (widget_class);
}

static void
add_choices (KithReferralEditor *self)
{
  g_autoptr (GtkStringList) of_kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) of_states = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) of_reasons = gtk_string_list_new (NULL);

  gtk_string_list_append (of_kinds, _ ("Not said yet"));
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (of_kinds, kith_referral_kind_label (kinds[i]));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_string_list_append (of_states, kith_referral_state_label (states[i]));
  gtk_string_list_append (of_reasons, _ ("Not said"));
  for (guint i = 1; i < G_N_ELEMENTS (reasons); i++)
    gtk_string_list_append (of_reasons, kith_referral_reason_label (reasons[i]));
  self->filling = TRUE;
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (of_kinds));
  adw_combo_row_set_model (self->state_row, G_LIST_MODEL (of_states));
  adw_combo_row_set_model (self->reason_row, G_LIST_MODEL (of_reasons));
  self->filling = FALSE;
}

static void
kith_referral_editor_init (KithReferralEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_choices (self);
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_referral_editor_set_context:
 * @self: an editor
 * @context: what the window works with; it outlives the editor
 *
 * Once.
 */
void
kith_referral_editor_set_context (KithReferralEditor *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_REFERRAL_EDITOR (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

static void
begin (KithReferralEditor *self, KithReferralForm *form)
{
  g_clear_pointer (&self->form, kith_referral_form_free);
  self->form = form;
  self->writing = FALSE;
  fill (self);
}

/**
 * kith_referral_editor_resume:
 * @self: an editor
 * @person: whose referrals
 *
 * Goes on where this account left it; without anything that was left nothing is begun.
 *
 * Returns: whether something was left
 */
gboolean
kith_referral_editor_resume (KithReferralEditor *self, gint64 person)
{
  g_autoptr (GVariant) draft = NULL;
  KithReferralForm *form;

  g_return_val_if_fail (KITH_IS_REFERRAL_EDITOR (self), FALSE);
  g_return_val_if_fail (self->context != NULL, FALSE);

  kith_referral_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_referral_form_free);
  self->person = person;
  kith_referral_telling_set_person (self->telling, self->context, person);
  self->draft =
      kith_draft_keeper_new (kith_app_context_get_session (self->context), KITH_DRAFT_REFERRAL, person);
  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE_VARDICT);
  if (draft == NULL)
    return FALSE;
  form = kith_referral_form_new (get_today (self));
  kith_referral_form_take_draft (form, draft);
  begin (self, form);
  return TRUE;
}

/* What was typed about another place is not thrown away for this one. */
static gboolean
is_free (KithReferralEditor *self)
{
  return !self->writing && (self->form == NULL || !kith_referral_form_is_changed (self->form));
}

/**
 * kith_referral_editor_make:
 * @self: an editor
 * @resource: the directory's entry, 0 for a place that is not in it
 * @name: (nullable): what it is called
 *
 * Begins a referral, after kith_referral_editor_resume(). The place alone is kept as a draft, too.
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_referral_editor_make (KithReferralEditor *self, gint64 resource, const char *name)
{
  KithReferralForm *form;

  g_return_val_if_fail (KITH_IS_REFERRAL_EDITOR (self), FALSE);
  g_return_val_if_fail (self->draft != NULL, FALSE);

  if (!is_free (self))
    return resource != 0 && kith_referral_form_get_referral (self->form) == 0 &&
           kith_referral_form_get_resource (self->form) == resource;
  form = kith_referral_form_new (get_today (self));
  kith_referral_form_set_place (form, resource, name);
  begin (self, form);
  if (resource != 0)
    kith_draft_keeper_put (self->draft, kith_referral_form_to_draft (form));
  return TRUE;
}

/* Goes on with what is typed where that is the same: anything else is to be saved or discarded first. */
static gboolean
begin_about (KithReferralEditor *self, KithReferralForm *form)
{
  g_autoptr (KithReferralForm) wanted = form;

  if (!is_free (self))
    return kith_referral_form_get_referral (self->form) == kith_referral_form_get_referral (wanted) &&
           kith_referral_form_get_form (self->form) == kith_referral_form_get_form (wanted);
  begin (self, g_steal_pointer (&wanted));
  return TRUE;
}

/**
 * kith_referral_editor_step:
 * @self: an editor
 * @about: the referral
 *
 * Begins its next step, after kith_referral_editor_resume().
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_referral_editor_step (KithReferralEditor *self, const KithReferral *about)
{
  g_return_val_if_fail (KITH_IS_REFERRAL_EDITOR (self), FALSE);
  g_return_val_if_fail (self->draft != NULL && about != NULL, FALSE);

  return begin_about (self, kith_referral_form_new_step (about, get_today (self)));
}

/**
 * kith_referral_editor_correct:
 * @self: an editor
 * @about: the referral
 *
 * Begins to put right what it is about, after kith_referral_editor_resume().
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_referral_editor_correct (KithReferralEditor *self, const KithReferral *about)
{
  g_return_val_if_fail (KITH_IS_REFERRAL_EDITOR (self), FALSE);
  g_return_val_if_fail (self->draft != NULL && about != NULL, FALSE);

  return begin_about (self, kith_referral_form_new_correction (about, get_today (self)));
}

/**
 * kith_referral_editor_follow:
 * @self: an editor
 * @referrals: (element-type KithReferral): the person's, as they were read just now
 *
 * What is typed about one of them is written to it as it is now.
 */
void
kith_referral_editor_follow (KithReferralEditor *self, GPtrArray *referrals)
{
  g_return_if_fail (KITH_IS_REFERRAL_EDITOR (self));

  if (self->form == NULL || kith_referral_form_get_referral (self->form) == 0)
    return;
  for (guint i = 0; i < referrals->len; i++)
    {
      const KithReferral *referral = g_ptr_array_index (referrals, i);

      if (referral->id == kith_referral_form_get_referral (self->form))
        kith_referral_form_follow (self->form, referral);
    }
}

/**
 * kith_referral_editor_flush:
 * @self: an editor
 *
 * What is typed is on the disk when this returns.
 */
void
kith_referral_editor_flush (KithReferralEditor *self)
{
  g_return_if_fail (KITH_IS_REFERRAL_EDITOR (self));

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}

static void
apply (KithReferralEditor *self,
       KithReferralCommand *command,
       const KithReferralStep *step,
       const char *label)
{
  /* Translators: a place to which somebody was referred, and how far that has come */
  g_autofree char *sentence = g_strdup_printf (
      _ ("%s: %s."), kith_referral_form_get_text (self->form, KITH_REFERRAL_TEXT_NAME), label);

  self->writing = TRUE;
  kith_referral_doing_apply (self->context, command, self->person, step, sentence, self, applied);
}

static void
save_step (KithReferralEditor *self, const KithReferral *referral)
{
  g_autoptr (KithReferralStep) step = kith_referral_form_to_step (self->form);
  g_autoptr (KithReferralCommand) command =
      referral->id != 0 ? kith_referral_command_step (referral->id, referral->version, step)
                        : kith_referral_command_make (referral, step);

  apply (self, command, step, kith_referral_state_label (step->state));
}

/**
 * kith_referral_editor_save:
 * @self: an editor
 *
 * Writes it down, or goes to what is missing.
 */
void
kith_referral_editor_save (KithReferralEditor *self)
{
  g_autoptr (KithReferral) referral = NULL;
  g_autoptr (KithReferralCommand) correction = NULL;
  KithReferralPart part;

  g_return_if_fail (KITH_IS_REFERRAL_EDITOR (self));

  if (self->form == NULL || self->writing)
    return;
  if (!kith_referral_form_check (self->form, get_today (self), &part, NULL))
    {
      gtk_widget_grab_focus (find_part (self, part));
      return;
    }
  referral = kith_referral_form_to_referral (self->form, self->person);
  if (kith_referral_form_get_form (self->form) != KITH_REFERRAL_FORM_CORRECTS)
    {
      save_step (self, referral);
      return;
    }
  correction = kith_referral_command_edit (referral);
  apply (self, correction, NULL, _ ("corrected"));
}

/**
 * kith_referral_editor_discard:
 * @self: an editor
 *
 * Throws away what is typed.
 */
void
kith_referral_editor_discard (KithReferralEditor *self)
{
  g_return_if_fail (KITH_IS_REFERRAL_EDITOR (self));

  if (self->form != NULL && !self->writing)
    finish (self, FALSE);
}
