/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a guard keeps from this account is neither read nor written: one sentence stands in its place. */

#include "people/kith-record-section.h"

#include <glib/gi18n.h>

#include "shared/kith-width-first.h"

typedef struct
{
  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gboolean changed;
  char *state;                /* (owned) (nullable) */
  GtkWidget *child;           /* (owned) (nullable): what the sentence stands for, while the record is kept */
  KithObjections *objections; /* (owned) (nullable) */
} KithRecordSectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KithRecordSection, kith_record_section, ADW_TYPE_BIN)

enum
{
  SIGNAL_STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KithRecordSectionPrivate *
get_private (KithRecordSection *self)
{
  return kith_record_section_get_instance_private (self);
}

static gboolean
is_kept (KithRecordSection *self)
{
  return get_private (self)->child != NULL;
}

static void
set_kept (KithRecordSection *self, gboolean kept)
{
  KithRecordSectionPrivate *priv = get_private (self);

  if (is_kept (self) == kept)
    return;
  if (kept)
    {
      priv->child = g_object_ref (adw_bin_get_child (ADW_BIN (self)));
      adw_bin_set_child (ADW_BIN (self),
                         g_object_new (GTK_TYPE_LABEL, "label",
                                       _ ("This record is kept from you. Ask a coordinator."),
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE, "xalign",
                                       0.0f, "valign", GTK_ALIGN_START, NULL));
    }
  else
    {
      adw_bin_set_child (ADW_BIN (self), priv->child);
      g_clear_object (&priv->child);
    }
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

static void
kith_record_section_dispose (GObject *object)
{
  KithRecordSectionPrivate *priv = get_private (KITH_RECORD_SECTION (object));

  g_clear_object (&priv->child);
  g_clear_pointer (&priv->objections, kith_objections_unref);

  G_OBJECT_CLASS (kith_record_section_parent_class)->dispose (object);
}

static void
kith_record_section_finalize (GObject *object)
{
  g_free (get_private (KITH_RECORD_SECTION (object))->state);

  G_OBJECT_CLASS (kith_record_section_parent_class)->finalize (object);
}

static void
kith_record_section_class_init (KithRecordSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_record_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_record_section_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), KITH_TYPE_WIDTH_FIRST);
  signals[SIGNAL_STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_record_section_init (KithRecordSection *self)
{
}

/**
 * kith_record_section_set_context:
 * @self: a section
 * @context: what the window works with; it outlives the section
 *
 * Once.
 */
void
kith_record_section_set_context (KithRecordSection *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_RECORD_SECTION (self));
  g_return_if_fail (get_private (self)->context == NULL);

  get_private (self)->context = context;
  if (KITH_RECORD_SECTION_GET_CLASS (self)->setup != NULL)
    KITH_RECORD_SECTION_GET_CLASS (self)->setup (self, context);
}

/**
 * kith_record_section_get_context:
 * @self: a section
 *
 * Returns: (transfer none) (nullable): what the window works with
 */
KithAppContext *
kith_record_section_get_context (KithRecordSection *self)
{
  g_return_val_if_fail (KITH_IS_RECORD_SECTION (self), NULL);

  return get_private (self)->context;
}

/**
 * kith_record_section_is_changed:
 * @self: a section
 *
 * Returns: whether something is typed that is not saved
 */
gboolean
kith_record_section_is_changed (KithRecordSection *self)
{
  g_return_val_if_fail (KITH_IS_RECORD_SECTION (self), FALSE);

  return get_private (self)->changed && !is_kept (self);
}

/**
 * kith_record_section_get_state:
 * @self: a section
 *
 * Returns: (transfer none): what to say of what is typed
 */
const char *
kith_record_section_get_state (KithRecordSection *self)
{
  g_return_val_if_fail (KITH_IS_RECORD_SECTION (self), NULL);

  return get_private (self)->state != NULL ? get_private (self)->state : "";
}

/**
 * kith_record_section_set_state:
 * @self: a section
 * @changed: whether something is typed that is not saved
 * @state: what to say of it
 */
void
kith_record_section_set_state (KithRecordSection *self, gboolean changed, const char *state)
{
  KithRecordSectionPrivate *priv;

  g_return_if_fail (KITH_IS_RECORD_SECTION (self));

  priv = get_private (self);
  if (priv->changed == changed && g_strcmp0 (priv->state, state) == 0)
    return;
  priv->changed = changed;
  g_free (priv->state);
  priv->state = g_strdup (state);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

/**
 * kith_record_section_show:
 * @self: a section with a context
 * @person: whom to show
 *
 * Reads what is stored about them, which is written into the log where it is more than the desk's. Whoever
 * only adds, as the desk does, is not kept from that.
 */
void
kith_record_section_show (KithRecordSection *self, gint64 person)
{
  KithSession *session;

  g_return_if_fail (KITH_IS_RECORD_SECTION (self));
  g_return_if_fail (get_private (self)->context != NULL);

  session = kith_app_context_get_session (get_private (self)->context);
  set_kept (self, kith_session_may (session, KITH_ACTION_INTAKE_READ) &&
                      !kith_session_may_open_record (session, person));
  if (is_kept (self))
    KITH_RECORD_SECTION_GET_CLASS (self)->flush (self);
  else
    KITH_RECORD_SECTION_GET_CLASS (self)->show (self, person);
}

/**
 * kith_record_section_flush:
 * @self: a section
 *
 * What is typed is on the disk when this returns.
 */
void
kith_record_section_flush (KithRecordSection *self)
{
  g_return_if_fail (KITH_IS_RECORD_SECTION (self));

  KITH_RECORD_SECTION_GET_CLASS (self)->flush (self);
}

/**
 * kith_record_section_save:
 * @self: a section
 *
 * Writes what is typed where it belongs, or goes to what is wrong with it.
 */
void
kith_record_section_save (KithRecordSection *self)
{
  g_return_if_fail (KITH_IS_RECORD_SECTION (self));

  if (!is_kept (self))
    KITH_RECORD_SECTION_GET_CLASS (self)->save (self);
}

/**
 * kith_record_section_keep:
 * @self: a section
 *
 * What Ctrl+S means there: writes what is typed where it belongs, or keeps it as a draft where that is more
 * than a hurried hand should do.
 */
void
kith_record_section_keep (KithRecordSection *self)
{
  g_return_if_fail (KITH_IS_RECORD_SECTION (self));

  if (is_kept (self))
    return;
  if (KITH_RECORD_SECTION_GET_CLASS (self)->keep != NULL)
    KITH_RECORD_SECTION_GET_CLASS (self)->keep (self);
  else
    KITH_RECORD_SECTION_GET_CLASS (self)->save (self);
}

/**
 * kith_record_section_get_save_label:
 * @self: a section
 *
 * Returns: (transfer none): what its saving is called, with a mnemonic
 */
const char *
kith_record_section_get_save_label (KithRecordSection *self)
{
  const char *label;

  g_return_val_if_fail (KITH_IS_RECORD_SECTION (self), NULL);

  label = KITH_RECORD_SECTION_GET_CLASS (self)->save_label;
  return label != NULL ? _ (label) : _ ("Sa_ve");
}

/**
 * kith_record_section_discard:
 * @self: a section
 *
 * Goes back to what is stored; what was typed is gone.
 */
void
kith_record_section_discard (KithRecordSection *self)
{
  g_return_if_fail (KITH_IS_RECORD_SECTION (self));

  if (!is_kept (self))
    KITH_RECORD_SECTION_GET_CLASS (self)->discard (self);
}

/**
 * kith_record_section_set_objections:
 * @self: a section
 * @objections: (nullable): what the person says is not right, as far as it is known
 */
void
kith_record_section_set_objections (KithRecordSection *self, KithObjections *objections)
{
  KithRecordSectionPrivate *priv;

  g_return_if_fail (KITH_IS_RECORD_SECTION (self));

  priv = get_private (self);
  g_clear_pointer (&priv->objections, kith_objections_unref);
  priv->objections = objections != NULL ? kith_objections_ref (objections) : NULL;
  if (KITH_RECORD_SECTION_GET_CLASS (self)->mark != NULL)
    KITH_RECORD_SECTION_GET_CLASS (self)->mark (self);
}

/**
 * kith_record_section_show_marks:
 * @self: a section
 * @marks: where its fields stand
 */
void
kith_record_section_show_marks (KithRecordSection *self, KithFieldMarks *marks)
{
  g_return_if_fail (KITH_IS_RECORD_SECTION (self) && marks != NULL);

  kith_field_marks_show (marks, get_private (self)->objections);
}
