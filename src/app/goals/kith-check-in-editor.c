/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the person may be reached, and who may look after them, is read when a check-in is begun; until it is
 * known only asking them in person can be chosen. */

#include "goals/kith-check-in-editor.h"

#include <glib/gi18n.h>

#include "goals/kith-check-in-form.h"
#include "goals/kith-check-in-ways.h"
#include "goals/kith-check-in-workers.h"
#include "goals/kith-plan-doing.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-job.h"
#include "shared/kith-text-box.h"

/* In the order in which they are offered. */
static const KithContactWay ways[] = {
#define WAY(symbol, ...) KITH_WAY_##symbol,
  KITH_CONTACT_WAYS (WAY)
#undef WAY
};

static const KithContactOutcome outcomes[] = {
#define OUTCOME(symbol, ...) KITH_CONTACT_##symbol,
  KITH_CONTACT_OUTCOMES (OUTCOME)
#undef OUTCOME
};

struct _KithCheckInEditor
{
  AdwBin parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkWidget *plan_box;
  GtkWidget *asked_box;
  GtkEditable *due_row;
  AdwComboRow *worker_row;
  KithCheckInWays *ways_box;
  KithTextBox *words_box;
  AdwComboRow *outcome_row;
  AdwComboRow *way_row;
  GtkEditable *day_row;
  GtkEditable *next_row;
  KithTextBox *said_box;

  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gint64 person;
  KithCheckInForm *form;      /* (owned) (nullable) */
  KithDraftKeeper *draft;     /* (owned) (nullable) */
  KithCheckInWorkers *offers; /* (owned) (nullable): what can be chosen, once it is read */
  char *state;                /* (owned) (nullable) */
  gboolean filling;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (KithCheckInEditor, kith_check_in_editor, ADW_TYPE_BIN)

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
get_today (KithCheckInEditor *self)
{
  return kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
}

static void
show_state (KithCheckInEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_free (self->state);
  if (kith_check_in_form_check (self->form, get_today (self), NULL, &error))
    self->state = g_strdup (_ ("Kept as a draft until you save it (Ctrl+S)."));
  else
    self->state = g_strdup (error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static const char *
get_title (KithCheckInEditor *self)
{
  switch (kith_check_in_form_get_form (self->form))
    {
    case KITH_CHECK_IN_FORM_ASKS:
      return _ ("How the Check-in Went");
    case KITH_CHECK_IN_FORM_CHANGES:
      return _ ("The Check-in");
    case KITH_CHECK_IN_FORM_PLANS:
    default:
      return _ ("Plan a Check-in");
    }
}

static void
show_parts (KithCheckInEditor *self)
{
  gboolean asks = kith_check_in_form_get_form (self->form) == KITH_CHECK_IN_FORM_ASKS;
  gboolean asked = kith_check_in_form_asked (self->form);

  gtk_label_set_text (self->title_label, get_title (self));
  gtk_widget_set_visible (self->plan_box, !asks);
  gtk_widget_set_visible (self->asked_box, asks);
  gtk_widget_set_visible (GTK_WIDGET (self->way_row), asked);
  gtk_widget_set_visible (GTK_WIDGET (self->next_row), asked);
}

static KithTextBox *
box_of (KithCheckInEditor *self, KithCheckInText text)
{
  if (text == KITH_CHECK_IN_TEXT_WORDS)
    return self->words_box;
  return text == KITH_CHECK_IN_TEXT_SAID ? self->said_box : NULL;
}

static GtkEditable *
row_of (KithCheckInEditor *self, KithCheckInText text)
{
  switch ((int) text)
    {
    case KITH_CHECK_IN_TEXT_DUE:
      return self->due_row;
    case KITH_CHECK_IN_TEXT_NEXT:
      return self->next_row;
    default:
      return self->day_row;
    }
}

static char *
dup_typed (KithCheckInEditor *self, KithCheckInText text)
{
  if (box_of (self, text) != NULL)
    return kith_text_box_dup_text (box_of (self, text));
  return g_strdup (gtk_editable_get_text (row_of (self, text)));
}

static gboolean
take_choices (KithCheckInEditor *self)
{
  guint way = adw_combo_row_get_selected (self->way_row);
  guint outcome = adw_combo_row_get_selected (self->outcome_row);
  guint worker = adw_combo_row_get_selected (self->worker_row);
  gint64 account = self->offers != NULL ? kith_check_in_workers_get_account (self->offers, worker) : 0;
  gboolean asks = kith_check_in_form_get_form (self->form) == KITH_CHECK_IN_FORM_ASKS;
  gboolean changed = FALSE;

  if (asks && way < G_N_ELEMENTS (ways))
    changed |= kith_check_in_form_set_way (self->form, ways[way]);
  if (asks && outcome < G_N_ELEMENTS (outcomes))
    changed |= kith_check_in_form_set_outcome (self->form, outcomes[outcome]);
  if (!asks && account != 0)
    changed |= kith_check_in_form_set_worker (self->form, account);
  if (!asks)
    changed |= kith_check_in_form_set_ways (self->form, kith_check_in_ways_get (self->ways_box));
  return changed;
}

static void
changed_cb (KithCheckInEditor *self)
{
  gboolean changed;

  if (self->filling || self->form == NULL)
    return;
  changed = take_choices (self);
  for (guint i = 0; i < KITH_N_CHECK_IN_TEXTS; i++)
    {
      g_autofree char *typed = dup_typed (self, i);

      changed |= kith_check_in_form_set_text (self->form, i, typed);
    }
  if (!changed)
    return;
  show_parts (self);
  kith_draft_keeper_put (self->draft, kith_check_in_form_to_draft (self->form));
  show_state (self);
}

static void
day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithCheckInEditor *self = KITH_CHECK_IN_EDITOR (widget);
  g_autofree char *day = kith_day_format_iso (get_today (self) + g_variant_get_int32 (parameter));

  gtk_editable_set_text (strcmp (name, "check-in.due") == 0 ? self->due_row : self->next_row, day);
}

static void
fill_workers (KithCheckInEditor *self)
{
  guint at;

  gtk_widget_set_visible (GTK_WIDGET (self->worker_row), self->offers != NULL);
  if (self->offers == NULL)
    return;
  adw_combo_row_set_model (self->worker_row, kith_check_in_workers_get_names (self->offers));
  at = kith_check_in_workers_find (self->offers, kith_check_in_form_get_worker (self->form));
  adw_combo_row_set_selected (self->worker_row, at);
}

static void
fill (KithCheckInEditor *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i] == kith_check_in_form_get_way (self->form))
      adw_combo_row_set_selected (self->way_row, i);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (outcomes[i] == kith_check_in_form_get_outcome (self->form))
      adw_combo_row_set_selected (self->outcome_row, i);
  kith_check_in_ways_show (self->ways_box, kith_check_in_form_get_ways (self->form),
                           kith_check_in_form_get_permitted (self->form));
  fill_workers (self);
  for (guint i = 0; i < KITH_N_CHECK_IN_TEXTS; i++)
    {
      const char *text = kith_check_in_form_get_text (self->form, i);

      if (box_of (self, i) != NULL)
        kith_text_box_set_text (box_of (self, i), text);
      else
        gtk_editable_set_text (row_of (self, i), text);
    }
  self->filling = FALSE;
  show_parts (self);
  show_state (self);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  return kith_check_in_workers_read (data, session, error);
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithCheckInEditor *self = object;
  KithCheckInWorkers *read = data;

  if (error != NULL || kith_check_in_workers_get_person (read) != self->person)
    return;
  g_clear_pointer (&self->offers, kith_check_in_workers_unref);
  self->offers = kith_check_in_workers_ref (read);
  if (self->form == NULL)
    return;
  kith_check_in_form_set_permitted (self->form, kith_check_in_workers_get_permitted (read));
  self->filling = TRUE;
  kith_check_in_ways_show (self->ways_box, kith_check_in_form_get_ways (self->form),
                           kith_check_in_form_get_permitted (self->form));
  fill_workers (self);
  self->filling = FALSE;
  show_state (self);
}

static void
read_offers (KithCheckInEditor *self)
{
  kith_job_run (self->context, read_job, kith_check_in_workers_new (self->person),
                (GDestroyNotify) kith_check_in_workers_unref, self, read_done);
}

static void
finish (KithCheckInEditor *self, gboolean written)
{
  kith_draft_keeper_discard (self->draft);
  g_clear_pointer (&self->form, kith_check_in_form_free);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, written);
}

static void
applied (gpointer object, const GError *error)
{
  KithCheckInEditor *self = object;

  self->writing = FALSE;
  if (self->form != NULL && error == NULL)
    finish (self, TRUE);
}

/* Where what is missing is typed. */
static GtkWidget *
find_part (KithCheckInEditor *self, KithCheckInPart part)
{
  switch (part)
    {
    case KITH_CHECK_IN_PART_WAYS:
      return GTK_WIDGET (self->ways_box);
    case KITH_CHECK_IN_PART_WORKER:
      return GTK_WIDGET (self->worker_row);
    case KITH_CHECK_IN_PART_DAY:
      return GTK_WIDGET (self->day_row);
    case KITH_CHECK_IN_PART_WAY:
      return GTK_WIDGET (self->way_row);
    case KITH_CHECK_IN_PART_OUTCOME:
      return GTK_WIDGET (self->outcome_row);
    case KITH_CHECK_IN_PART_NEXT:
      return GTK_WIDGET (self->next_row);
    case KITH_CHECK_IN_PART_DUE:
    default:
      return GTK_WIDGET (self->due_row);
    }
}

static gboolean
kith_check_in_editor_grab_focus (GtkWidget *widget)
{
  KithCheckInEditor *self = KITH_CHECK_IN_EDITOR (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->plan_box) ? GTK_WIDGET (self->due_row)
                                                                        : GTK_WIDGET (self->outcome_row));
}

static void
kith_check_in_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_string (value, KITH_CHECK_IN_EDITOR (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_check_in_editor_dispose (GObject *object)
{
  KithCheckInEditor *self = KITH_CHECK_IN_EDITOR (object);

  kith_check_in_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_check_in_form_free);
  g_clear_pointer (&self->offers, kith_check_in_workers_unref);

  G_OBJECT_CLASS (kith_check_in_editor_parent_class)->dispose (object);
}

static void
kith_check_in_editor_finalize (GObject *object)
{
  g_free (KITH_CHECK_IN_EDITOR (object)->state);

  G_OBJECT_CLASS (kith_check_in_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KITH_TYPE_CHECK_IN_WAYS);
  g_type_ensure (KITH_TYPE_COLUMNS);
  g_type_ensure (KITH_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/goals/kith-check-in-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, plan_box);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, asked_box);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, due_row);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, worker_row);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, ways_box);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, words_box);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, outcome_row);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, way_row);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, day_row);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, next_row);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInEditor, said_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_check_in_editor_class_init (KithCheckInEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_check_in_editor_get_property;
  object_class->dispose = kith_check_in_editor_dispose;
  object_class->finalize = kith_check_in_editor_finalize;
  widget_class->grab_focus = kith_check_in_editor_grab_focus;

  properties[PROP_STATE] =
      g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "check-in.due", "i", day_action);
  gtk_widget_class_install_action (widget_class, "check-in.next", "i", day_action);
  bind_template (widget_class);
}

static void
kith_check_in_editor_init (KithCheckInEditor *self)
{
  g_autoptr (GtkStringList) of_ways = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) of_outcomes = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    gtk_string_list_append (of_ways, kith_contact_way_label (ways[i]));
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    gtk_string_list_append (of_outcomes, kith_contact_outcome_label (outcomes[i]));
  self->filling = TRUE;
  adw_combo_row_set_model (self->way_row, G_LIST_MODEL (of_ways));
  adw_combo_row_set_model (self->outcome_row, G_LIST_MODEL (of_outcomes));
  self->filling = FALSE;
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_check_in_editor_set_context:
 * @self: an editor
 * @context: what the window works with; it outlives the editor
 *
 * Once.
 */
void
kith_check_in_editor_set_context (KithCheckInEditor *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_CHECK_IN_EDITOR (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

static void
begin (KithCheckInEditor *self, KithCheckInForm *form)
{
  g_clear_pointer (&self->form, kith_check_in_form_free);
  g_clear_pointer (&self->offers, kith_check_in_workers_unref);
  self->form = form;
  self->writing = FALSE;
  fill (self);
  if (kith_check_in_form_get_form (form) != KITH_CHECK_IN_FORM_ASKS)
    read_offers (self);
}

static KithCheckInForm *
make_form (KithCheckInEditor *self)
{
  return kith_check_in_form_new (get_today (self),
                                 kith_session_get_account (kith_app_context_get_session (self->context)));
}

/**
 * kith_check_in_editor_resume:
 * @self: an editor
 * @person: who is to be asked
 *
 * Goes on where this account left it; without anything that was left nothing is begun.
 *
 * Returns: whether something was left
 */
gboolean
kith_check_in_editor_resume (KithCheckInEditor *self, gint64 person)
{
  g_autoptr (GVariant) draft = NULL;
  KithCheckInForm *form;

  g_return_val_if_fail (KITH_IS_CHECK_IN_EDITOR (self), FALSE);
  g_return_val_if_fail (self->context != NULL, FALSE);

  kith_check_in_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_check_in_form_free);
  self->person = person;
  self->draft =
      kith_draft_keeper_new (kith_app_context_get_session (self->context), KITH_DRAFT_CHECK_IN, person);
  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE_VARDICT);
  if (draft == NULL)
    return FALSE;
  form = make_form (self);
  kith_check_in_form_take_draft (form, draft);
  begin (self, form);
  return TRUE;
}

/* Goes on with what is typed where that is the same: anything else is to be saved or discarded first. */
static gboolean
begin_about (KithCheckInEditor *self, KithCheckInForm *form)
{
  g_autoptr (KithCheckInForm) wanted = form;

  if (self->writing || (self->form != NULL && kith_check_in_form_is_changed (self->form)))
    return kith_check_in_form_get_check_in (self->form) == kith_check_in_form_get_check_in (wanted) &&
           kith_check_in_form_get_form (self->form) == kith_check_in_form_get_form (wanted);
  begin (self, g_steal_pointer (&wanted));
  return TRUE;
}

/**
 * kith_check_in_editor_plan:
 * @self: an editor
 *
 * Begins a check-in, after kith_check_in_editor_resume().
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_check_in_editor_plan (KithCheckInEditor *self)
{
  g_return_val_if_fail (KITH_IS_CHECK_IN_EDITOR (self), FALSE);
  g_return_val_if_fail (self->draft != NULL, FALSE);

  return begin_about (self, make_form (self));
}

/**
 * kith_check_in_editor_ask:
 * @self: an editor
 * @about: the check-in
 *
 * Begins to say how it went, after kith_check_in_editor_resume().
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_check_in_editor_ask (KithCheckInEditor *self, const KithCheckIn *about)
{
  g_return_val_if_fail (KITH_IS_CHECK_IN_EDITOR (self), FALSE);
  g_return_val_if_fail (self->draft != NULL && about != NULL, FALSE);

  return begin_about (self, kith_check_in_form_new_contact (about, get_today (self)));
}

/**
 * kith_check_in_editor_change:
 * @self: an editor
 * @about: the check-in
 *
 * Begins to plan it otherwise, after kith_check_in_editor_resume().
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_check_in_editor_change (KithCheckInEditor *self, const KithCheckIn *about)
{
  g_return_val_if_fail (KITH_IS_CHECK_IN_EDITOR (self), FALSE);
  g_return_val_if_fail (self->draft != NULL && about != NULL, FALSE);

  return begin_about (self, kith_check_in_form_new_change (about, get_today (self)));
}

/**
 * kith_check_in_editor_follow:
 * @self: an editor
 * @check_ins: (element-type KithCheckIn): the person's, as they were read just now
 *
 * What is typed about one of them is written to it as it is now.
 */
void
kith_check_in_editor_follow (KithCheckInEditor *self, GPtrArray *check_ins)
{
  g_return_if_fail (KITH_IS_CHECK_IN_EDITOR (self));

  if (self->form == NULL || kith_check_in_form_get_check_in (self->form) == 0)
    return;
  for (guint i = 0; i < check_ins->len; i++)
    {
      const KithCheckIn *check_in = g_ptr_array_index (check_ins, i);

      if (check_in->id == kith_check_in_form_get_check_in (self->form))
        kith_check_in_form_follow (self->form, check_in);
    }
}

/**
 * kith_check_in_editor_flush:
 * @self: an editor
 *
 * What is typed is on the disk when this returns.
 */
void
kith_check_in_editor_flush (KithCheckInEditor *self)
{
  g_return_if_fail (KITH_IS_CHECK_IN_EDITOR (self));

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}

/**
 * kith_check_in_editor_save:
 * @self: an editor
 *
 * Writes it down, or goes to what is missing.
 */
void
kith_check_in_editor_save (KithCheckInEditor *self)
{
  g_autoptr (KithCheckIn) check_in = NULL;
  g_autoptr (KithCheckInContact) contact = NULL;
  g_autoptr (KithCheckInCommand) command = NULL;
  const char *sentence;
  KithCheckInPart part;

  g_return_if_fail (KITH_IS_CHECK_IN_EDITOR (self));

  if (self->form == NULL || self->writing)
    return;
  if (!kith_check_in_form_check (self->form, get_today (self), &part, NULL))
    {
      gtk_widget_grab_focus (find_part (self, part));
      return;
    }
  check_in = kith_check_in_form_to_check_in (self->form, self->person);
  contact = kith_check_in_form_to_contact (self->form);
  switch (kith_check_in_form_get_form (self->form))
    {
    case KITH_CHECK_IN_FORM_ASKS:
      command = kith_check_in_command_contact (check_in->id, check_in->version, contact);
      sentence = contact->next_day != KITH_DAY_NONE ? _ ("The check-in is done, and the next is planned.")
                                                    : _ ("The check-in is done.");
      break;
    case KITH_CHECK_IN_FORM_CHANGES:
      command = kith_check_in_command_edit (check_in);
      sentence = _ ("The check-in is changed.");
      break;
    case KITH_CHECK_IN_FORM_PLANS:
    default:
      command = kith_check_in_command_plan (check_in);
      sentence = _ ("The check-in is planned.");
    }
  self->writing = TRUE;
  kith_plan_doing_check_in (self->context, command, sentence, self, applied);
}

/**
 * kith_check_in_editor_discard:
 * @self: an editor
 *
 * Throws away what is typed.
 */
void
kith_check_in_editor_discard (KithCheckInEditor *self)
{
  g_return_if_fail (KITH_IS_CHECK_IN_EDITOR (self));

  if (self->form != NULL && !self->writing)
    finish (self, FALSE);
}
