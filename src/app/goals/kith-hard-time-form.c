/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed before is laid over what is stored now: nothing of it is lost, whoever wrote meanwhile. */

#include "goals/kith-hard-time-form.h"

#include <adwaita.h>

#include "shared/kith-draft-keeper.h"

#define DRAFT_TYPE "(uas)"

/* In the order in which they are offered. */
static const KithHardTimeSeen seen[] = { KITH_HARD_TIME_SEEN_BY_STAFF, KITH_HARD_TIME_SEEN_BY_DESK };

struct _KithHardTimeForm
{
  KithForm parent_instance;

  AdwPreferencesGroup *lines_group; /* (unowned) template child, as the one below */
  AdwComboRow *seen_row;

  GtkEditable *rows[KITH_N_HARD_TIME_LINES]; /* (unowned) */
  KithAppContext *context;                   /* (owned) */
  KithHardTime *stored;                      /* (owned) */
  KithDraftKeeper *draft;                    /* (owned) (nullable) until it is filled */
};

G_DEFINE_FINAL_TYPE (KithHardTimeForm, kith_hard_time_form, KITH_TYPE_FORM)

static void
fill (KithHardTimeForm *self, KithHardTimeSeen seen_by, const char *const *lines)
{
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    if (seen[i] == seen_by)
      adw_combo_row_set_selected (self->seen_row, i);
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    gtk_editable_set_text (self->rows[i], lines[i] != NULL ? lines[i] : "");
}

static GVariant *
to_draft (KithHardTimeForm *self)
{
  g_autoptr (KithHardTime) typed = kith_hard_time_form_to_hard_time (self);
  GVariantBuilder lines;

  g_variant_builder_init (&lines, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    g_variant_builder_add (&lines, "s", gtk_editable_get_text (self->rows[i]));
  return g_variant_new (DRAFT_TYPE, (guint32) typed->seen_by, &lines);
}

static void
take_draft (KithHardTimeForm *self, KithDraftKeeper *keeper)
{
  g_autoptr (GVariant) draft = kith_draft_keeper_load (keeper, G_VARIANT_TYPE (DRAFT_TYPE));
  g_autofree const char **lines = NULL;
  g_autoptr (GVariant) all = NULL;
  gsize n_lines = 0;
  guint32 seen_by;

  if (draft == NULL)
    return;
  g_variant_get (draft, "(u@as)", &seen_by, &all);
  lines = g_variant_get_strv (all, &n_lines);
  if (n_lines == KITH_N_HARD_TIME_LINES)
    fill (self, (KithHardTimeSeen) seen_by, lines);
}

static gboolean
is_ready (KithForm *form)
{
  KithHardTimeForm *self = KITH_HARD_TIME_FORM (form);
  g_autoptr (KithHardTime) typed = kith_hard_time_form_to_hard_time (self);

  return !kith_hard_time_is_empty (typed) && !kith_hard_time_equal (typed, self->stored);
}

static void
changed_cb (KithHardTimeForm *self)
{
  if (self->draft == NULL)
    return;
  kith_form_changed (KITH_FORM (self));
  kith_draft_keeper_put (self->draft, to_draft (self));
}

static void
kith_hard_time_form_dispose (GObject *object)
{
  KithHardTimeForm *self = KITH_HARD_TIME_FORM (object);

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
  g_clear_object (&self->draft);
  g_clear_object (&self->context);
  g_clear_pointer (&self->stored, kith_hard_time_free);

  G_OBJECT_CLASS (kith_hard_time_form_parent_class)->dispose (object);
}

static void
kith_hard_time_form_class_init (KithHardTimeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  G_OBJECT_CLASS (klass)->dispose = kith_hard_time_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/goals/kith-hard-time-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHardTimeForm, lines_group);
  gtk_widget_class_bind_template_child (widget_class, KithHardTimeForm, seen_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_hard_time_form_init (KithHardTimeForm *self)
{
  g_autoptr (GtkStringList) offered = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      /* Enter saves, as in every dialog. */
      adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     kith_hard_time_line_label ((KithHardTimeLine) i));
      self->rows[i] = GTK_EDITABLE (row);
      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->lines_group, row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    gtk_string_list_append (offered, kith_hard_time_seen_label (seen[i]));
  adw_combo_row_set_model (self->seen_row, G_LIST_MODEL (offered));
}

/**
 * kith_hard_time_form_new:
 * @context: what the window works with
 * @stored: as it was read, or a new one
 *
 * Returns: (transfer floating): the form, with what this account was writing for the person before
 */
GtkWidget *
kith_hard_time_form_new (KithAppContext *context, const KithHardTime *stored)
{
  KithHardTimeForm *self;
  KithDraftKeeper *keeper;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);
  g_return_val_if_fail (stored != NULL, NULL);

  self = g_object_new (KITH_TYPE_HARD_TIME_FORM, NULL);
  self->context = g_object_ref (context);
  self->stored = kith_hard_time_copy (stored);
  fill (self, stored->seen_by, (const char *const *) stored->lines);
  keeper =
      kith_draft_keeper_new (kith_app_context_get_session (context), KITH_DRAFT_HARD_TIME, stored->person);
  take_draft (self, keeper);
  self->draft = keeper;
  kith_form_changed (KITH_FORM (self));
  return GTK_WIDGET (self);
}

/**
 * kith_hard_time_form_get_context:
 * @self: a form
 *
 * Returns: (transfer none): what the window works with
 */
KithAppContext *
kith_hard_time_form_get_context (KithHardTimeForm *self)
{
  g_return_val_if_fail (KITH_IS_HARD_TIME_FORM (self), NULL);

  return self->context;
}

/**
 * kith_hard_time_form_to_hard_time:
 * @self: a form
 *
 * Returns: (transfer full): what it says, written down now
 */
KithHardTime *
kith_hard_time_form_to_hard_time (KithHardTimeForm *self)
{
  KithHardTime *wanted;
  guint selected;

  g_return_val_if_fail (KITH_IS_HARD_TIME_FORM (self), NULL);

  wanted = kith_hard_time_copy (self->stored);
  selected = MIN (adw_combo_row_get_selected (self->seen_row), G_N_ELEMENTS (seen) - 1);
  wanted->seen_by = seen[selected];
  wanted->day = KITH_DAY_NONE;
  wanted->account = 0;
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    kith_hard_time_set (wanted, (KithHardTimeLine) i, gtk_editable_get_text (self->rows[i]));
  kith_hard_time_clean (wanted);
  return wanted;
}

/**
 * kith_hard_time_form_done:
 * @self: a form
 *
 * It is stored: the draft goes.
 */
void
kith_hard_time_form_done (KithHardTimeForm *self)
{
  g_return_if_fail (KITH_IS_HARD_TIME_FORM (self));

  kith_draft_keeper_discard (self->draft);
}
