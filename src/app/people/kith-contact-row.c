/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be done with a number differs from what may be done with an address: only that is offered. */

#include "people/kith-contact-row.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"

/* The order of the kinds in the drop-down. */
static const KithContactKind kinds[] = { KITH_CONTACT_PHONE, KITH_CONTACT_EMAIL, KITH_CONTACT_POST,
                                         KITH_CONTACT_OTHER };

#define N_PERMISSIONS 6

static const struct
{
  KithContactPermission permission;
  const char *label;
  guint kinds; /* bits of KithContactKind */
} permissions[N_PERMISSIONS] = {
  { KITH_MAY_CALL, N_ ("Call"), 1 << KITH_CONTACT_PHONE },
  { KITH_MAY_LEAVE_VOICEMAIL, N_ ("Voicemail"), 1 << KITH_CONTACT_PHONE },
  { KITH_MAY_TEXT, N_ ("Text"), 1 << KITH_CONTACT_PHONE | 1 << KITH_CONTACT_OTHER },
  { KITH_MAY_POST, N_ ("Write by post"), 1 << KITH_CONTACT_POST },
  { KITH_MAY_EMAIL, N_ ("Write e-mail"), 1 << KITH_CONTACT_EMAIL },
  { KITH_MAY_NOTHING, N_ ("Do not use"),
    1 << KITH_CONTACT_PHONE | 1 << KITH_CONTACT_EMAIL | 1 << KITH_CONTACT_POST | 1 << KITH_CONTACT_OTHER },
};

struct _KithContactRow
{
  GtkBox parent_instance;

  GtkWidget *header_box; /* (unowned) template child, as those below */
  GtkDropDown *kind_drop;
  GtkEditable *value_entry;
  GtkFlowBox *permission_box;
  GtkEditable *note_entry;
  GtkWidget *remove_button;

  GtkCheckButton *checks[N_PERMISSIONS]; /* (unowned) */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithContactRow, kith_contact_row, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KithContactKind
get_kind (KithContactRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_drop);

  return selected < G_N_ELEMENTS (kinds) ? kinds[selected] : KITH_CONTACT_OTHER;
}

static void
show_permissions (KithContactRow *self)
{
  KithContactKind kind = get_kind (self);

  for (guint i = 0; i < N_PERMISSIONS; i++)
    gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->checks[i])),
                            (permissions[i].kinds & 1u << kind) != 0);
}

static void
name_parts (KithContactRow *self)
{
  const char *value = gtk_editable_get_text (self->value_entry);
  /* Translators: %s is a phone number or address, or empty */
  g_autofree char *remove = g_strdup_printf (_ ("Remove this way to reach them: %s"), value);

  kith_a11y_set_label (self->remove_button, remove);
}

static void
changed_cb (KithContactRow *self)
{
  if (self->filling)
    return;
  name_parts (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kind_cb (KithContactRow *self)
{
  show_permissions (self);
  changed_cb (self);
}

/* "Do not use it" and leave to use it exclude each other. */
static void
permission_cb (KithContactRow *self, GtkCheckButton *check)
{
  gboolean nothing = check == self->checks[N_PERMISSIONS - 1];

  if (self->filling)
    return;
  self->filling = TRUE;
  if (gtk_check_button_get_active (check))
    for (guint i = 0; i < N_PERMISSIONS; i++)
      if ((permissions[i].permission == KITH_MAY_NOTHING) != nothing)
        gtk_check_button_set_active (self->checks[i], FALSE);
  self->filling = FALSE;
  changed_cb (self);
}

static void
remove_cb (KithContactRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
kith_contact_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_CONTACT_ROW (widget)->value_entry));
}

static void
kith_contact_row_class_init (KithContactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = kith_contact_row_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-contact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithContactRow, header_box);
  gtk_widget_class_bind_template_child (widget_class, KithContactRow, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, KithContactRow, value_entry);
  gtk_widget_class_bind_template_child (widget_class, KithContactRow, permission_box);
  gtk_widget_class_bind_template_child (widget_class, KithContactRow, note_entry);
  gtk_widget_class_bind_template_child (widget_class, KithContactRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
kith_contact_row_init (KithContactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->permission_box), _ ("What they said may be done with it"));
  kith_a11y_label_drop_down (GTK_WIDGET (self->kind_drop), _ ("What it is"));
  kith_a11y_set_label (GTK_WIDGET (self->value_entry), _ ("Number or address"));
  kith_a11y_set_label (GTK_WIDGET (self->note_entry), _ ("When and how it is safe"));
  for (guint i = 0; i < N_PERMISSIONS; i++)
    {
      GtkWidget *cell;

      self->checks[i] = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ (permissions[i].label)));
      g_signal_connect_swapped (self->checks[i], "toggled", G_CALLBACK (permission_cb), self);
      gtk_flow_box_insert (self->permission_box, GTK_WIDGET (self->checks[i]), -1);
      cell = gtk_widget_get_parent (GTK_WIDGET (self->checks[i]));
      kith_a11y_set_label (cell, _ (permissions[i].label));
      /* The focus goes to the check itself. */
      gtk_widget_set_focusable (cell, FALSE);
    }
}

/**
 * kith_contact_row_new:
 * @contact: what is typed so far
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
kith_contact_row_new (const KithContact *contact)
{
  KithContactRow *self = g_object_new (KITH_TYPE_CONTACT_ROW, NULL);

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == contact->kind)
      gtk_drop_down_set_selected (self->kind_drop, i);
  gtk_editable_set_text (self->value_entry, contact->value);
  gtk_editable_set_text (self->note_entry, contact->note);
  for (guint i = 0; i < N_PERMISSIONS; i++)
    gtk_check_button_set_active (self->checks[i], (contact->permission & permissions[i].permission) != 0);
  show_permissions (self);
  name_parts (self);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

/**
 * kith_contact_row_store:
 * @self: a row
 * @form: where what is typed goes
 * @place: the row's place in it
 *
 * Returns: whether that changed anything
 */
gboolean
kith_contact_row_store (KithContactRow *self, KithIntakeForm *form, guint place)
{
  KithContactPermission permission = 0;
  KithContactKind kind;

  g_return_val_if_fail (KITH_IS_CONTACT_ROW (self), FALSE);

  kind = get_kind (self);
  for (guint i = 0; i < N_PERMISSIONS; i++)
    if (gtk_check_button_get_active (self->checks[i]) && (permissions[i].kinds & 1u << kind) != 0)
      permission |= permissions[i].permission;
  return kith_intake_form_set_contact (form, place, kind, gtk_editable_get_text (self->value_entry),
                                       permission, gtk_editable_get_text (self->note_entry));
}

/**
 * kith_contact_row_get_header:
 * @self: a row
 *
 * Returns: (transfer none): the line of its kind and value, for what stands beside them
 */
GtkWidget *
kith_contact_row_get_header (KithContactRow *self)
{
  g_return_val_if_fail (KITH_IS_CONTACT_ROW (self), NULL);

  return self->header_box;
}
