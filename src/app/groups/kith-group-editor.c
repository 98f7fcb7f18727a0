/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form knows what is missing and where; this shows it. */

#include "groups/kith-group-editor.h"

#include <glib/gi18n.h>

#include "groups/kith-group-doing.h"
#include "groups/kith-group-form.h"
#include "session/kith-accounts.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "shared/kith-draft-keeper.h"

/* In the order in which they are offered; the first is that nothing is said yet. */
static const KithGroupKind kinds[] = { KITH_GROUP_KIND_NONE,
#define KIND(symbol, ...) KITH_GROUP_KIND_##symbol,
                                       KITH_GROUP_KINDS (KIND)
#undef KIND
};

struct _KithGroupEditor
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller; /* (unowned) template child, as those below */
  GtkLabel *title_label;
  AdwComboRow *kind_row;
  AdwComboRow *leader_row;
  GtkEditable *rows[KITH_N_GROUP_TEXTS];
  GtkLabel *state_label;
  GtkWidget *save_button;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  KithGroupForm *form;     /* (owned) (nullable) */
  KithDraftKeeper *draft;  /* (owned) (nullable) */
  GArray *leaders; /* (owned) (element-type gint64): accounts in the order of the row; the first is 0 */
  gboolean filling;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (KithGroupEditor, kith_group_editor, ADW_TYPE_BIN)

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* By KithGroupText. */
static const char *const row_names[KITH_N_GROUP_TEXTS] = {
  "name_row",    "place_row",     "capacity_row", "words_row",  "monday_row",
  "tuesday_row", "wednesday_row", "thursday_row", "friday_row", "saturday_row",
  "sunday_row",  "every_row",     "first_row",    "last_row",   "days_row",
};

static void
show_state (KithGroupEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithGroup) group = kith_group_form_to_group (self->form, NULL, &error);
  g_autofree char *when = group != NULL ? kith_group_schedule_describe (group->schedule) : NULL;
  g_autofree char *text = NULL;

  if (group == NULL)
    text = g_strdup (error->message);
  else if (*when != '\0')
    /* Translators: %s is when a group meets */
    text = g_strdup_printf (_ ("%s. Kept as a draft until you save it (Ctrl+S)."), when);
  else
    text = g_strdup (_ ("No day is said yet. Kept as a draft until you save it (Ctrl+S)."));
  gtk_label_set_text (self->state_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->rows[KITH_GROUP_TEXT_LEADER]),
                          kith_group_form_get_leader (self->form) == 0);
}

static gboolean
take_choices (KithGroupEditor *self)
{
  guint kind = adw_combo_row_get_selected (self->kind_row);
  guint leader = adw_combo_row_get_selected (self->leader_row);
  gboolean changed = FALSE;

  if (kind < G_N_ELEMENTS (kinds))
    changed |= kith_group_form_set_kind (self->form, kinds[kind]);
  if (leader < self->leaders->len)
    changed |= kith_group_form_set_leader (self->form, g_array_index (self->leaders, gint64, leader));
  return changed;
}

static void
changed_cb (KithGroupEditor *self)
{
  gboolean changed;

  if (self->filling || self->form == NULL)
    return;
  changed = take_choices (self);
  for (guint i = 0; i < KITH_N_GROUP_TEXTS; i++)
    changed |= kith_group_form_set_text (self->form, i, gtk_editable_get_text (self->rows[i]));
  if (!changed)
    return;
  kith_draft_keeper_put (self->draft, kith_group_form_to_draft (self->form));
  show_state (self);
}

static void
fill (KithGroupEditor *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kith_group_form_get_kind (self->form))
      adw_combo_row_set_selected (self->kind_row, i);
  for (guint i = 0; i < self->leaders->len; i++)
    if (g_array_index (self->leaders, gint64, i) == kith_group_form_get_leader (self->form))
      adw_combo_row_set_selected (self->leader_row, i);
  for (guint i = 0; i < KITH_N_GROUP_TEXTS; i++)
    gtk_editable_set_text (self->rows[i], kith_group_form_get_text (self->form, i));
  self->filling = FALSE;
  gtk_label_set_text (self->title_label,
                      kith_group_form_get_group (self->form) != 0 ? _ ("Edit the Group") : _ ("Add a Group"));
  show_state (self);
}

static void
finish (KithGroupEditor *self, gint64 group)
{
  kith_draft_keeper_discard (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_group_form_free);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, group);
}

static void
applied (gpointer object, const KithGroupDone *done, const GError *error)
{
  KithGroupEditor *self = object;

  self->writing = FALSE;
  if (done != NULL && self->form != NULL)
    finish (self, done->group);
}

static void
focus_text (KithGroupEditor *self, KithGroupText at)
{
  gtk_widget_grab_focus (at < KITH_N_GROUP_TEXTS ? GTK_WIDGET (self->rows[at]) : GTK_WIDGET (self->kind_row));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupEditor *self = KITH_GROUP_EDITOR (widget);
  KithGroupText at = KITH_GROUP_TEXT_NAME;
  g_autoptr (KithGroup) group = NULL;
  g_autoptr (KithGroupCommand) command = NULL;
  g_autofree char *sentence = NULL;

  if (self->form == NULL || self->writing)
    return;
  group = kith_group_form_to_group (self->form, &at, NULL);
  if (group == NULL)
    {
      focus_text (self, at);
      return;
    }
  command = group->id != 0 ? kith_group_command_edit (group) : kith_group_command_add (group);
  /* Translators: %s is the name of a group */
  sentence = g_strdup_printf (group->id != 0 ? _ ("%s is changed.") : _ ("%s is added."), group->name);
  self->writing = TRUE;
  kith_group_doing_apply (self->context, command, sentence, self, applied);
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupEditor *self = KITH_GROUP_EDITOR (widget);

  if (self->form != NULL && !self->writing)
    finish (self, kith_group_form_get_group (self->form));
}

static gboolean
kith_group_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_GROUP_EDITOR (widget)->rows[KITH_GROUP_TEXT_NAME]));
}

static void
kith_group_editor_dispose (GObject *object)
{
  KithGroupEditor *self = KITH_GROUP_EDITOR (object);

  kith_group_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_group_form_free);
  g_clear_pointer (&self->leaders, g_array_unref);

  G_OBJECT_CLASS (kith_group_editor_parent_class)->dispose (object);
}

static void
kith_group_editor_class_init (KithGroupEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_group_editor_dispose;
  widget_class->grab_focus = kith_group_editor_grab_focus;
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "group.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "group.discard", NULL, discard_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "group.save", NULL);

  g_type_ensure (KITH_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/groups/kith-group-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithGroupEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, KithGroupEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupEditor, kind_row);
  gtk_widget_class_bind_template_child (widget_class, KithGroupEditor, leader_row);
  gtk_widget_class_bind_template_child (widget_class, KithGroupEditor, state_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupEditor, save_button);
  for (guint i = 0; i < KITH_N_GROUP_TEXTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, row_names[i], FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_group_editor_init (KithGroupEditor *self)
{
  g_autoptr (GtkStringList) of_kinds = gtk_string_list_new (NULL);

  self->leaders = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < KITH_N_GROUP_TEXTS; i++)
    self->rows[i] = GTK_EDITABLE (
        gtk_widget_get_template_child (GTK_WIDGET (self), KITH_TYPE_GROUP_EDITOR, row_names[i]));
  gtk_string_list_append (of_kinds, _ ("Not said yet"));
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (of_kinds, kith_group_kind_label (kinds[i]));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (of_kinds));
  self->filling = FALSE;
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_group_editor_set_context:
 * @self: an editor
 * @context: what the window works with; it outlives the editor
 *
 * Once.
 */
void
kith_group_editor_set_context (KithGroupEditor *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_GROUP_EDITOR (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/* Whoever has no account any more, and still leads it, stays to be chosen. */
static void
offer_leaders (KithGroupEditor *self, const KithGroup *group, GPtrArray *accounts)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 none = 0;
  gboolean there = group == NULL || group->facilitator == 0;

  g_array_set_size (self->leaders, 0);
  g_array_append_val (self->leaders, none);
  gtk_string_list_append (names, _ ("Nobody with an account"));
  for (guint i = 0; i < accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (accounts, i);

      there |= group != NULL && account->id == group->facilitator;
      g_array_append_val (self->leaders, account->id);
      gtk_string_list_append (names, account->name);
    }
  if (!there)
    {
      g_array_append_val (self->leaders, group->facilitator);
      gtk_string_list_append (names, group->facilitator_account != NULL ? group->facilitator_account : "?");
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->leader_row, G_LIST_MODEL (names));
  self->filling = FALSE;
}

/**
 * kith_group_editor_begin:
 * @self: an editor
 * @group: (nullable): as it was read just now; %NULL: a new one
 * @accounts: (element-type KithAccount): who may lead it
 *
 * Begins, or goes on where this account left it.
 */
void
kith_group_editor_begin (KithGroupEditor *self, const KithGroup *group, GPtrArray *accounts)
{
  g_autoptr (GVariant) draft = NULL;

  g_return_if_fail (KITH_IS_GROUP_EDITOR (self));
  g_return_if_fail (self->context != NULL);

  kith_group_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_group_form_free);
  self->draft = kith_draft_keeper_new (kith_app_context_get_session (self->context), KITH_DRAFT_GROUP,
                                       group != NULL ? group->id : 0);
  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE_VARDICT);
  self->form = kith_group_form_new (group);
  if (draft != NULL)
    kith_group_form_take_draft (self->form, draft);
  if (group != NULL)
    kith_group_form_follow (self->form, group);
  offer_leaders (self, group, accounts);
  fill (self);
  /* Where the last form was left may be far below. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * kith_group_editor_flush:
 * @self: an editor
 *
 * What is typed is on the disk when this returns.
 */
void
kith_group_editor_flush (KithGroupEditor *self)
{
  g_return_if_fail (KITH_IS_GROUP_EDITOR (self));

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}
