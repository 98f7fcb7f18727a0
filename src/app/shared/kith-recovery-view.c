/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery code in large groups. It is forgotten as soon as it is proven: nothing shows it a second time.
 */

#include "shared/kith-recovery-view.h"

#include <glib/gi18n.h>

#include "shared/kith-printing.h"
#include "vault/kith-vault.h"

struct _KithRecoveryView
{
  AdwBin parent_instance;

  KithRecoveryCode *code; /* (owned) (nullable) */
  char *center_name;      /* (owned) (nullable) */

  GtkFlowBox *groups;
  GtkLabel *said;
  GtkEditable *last_group_row;
  GtkWidget *continue_button;
  GtkLabel *wrong;
  glong group_length; /* of the last group, in letters */
};

G_DEFINE_FINAL_TYPE (KithRecoveryView, kith_recovery_view, ADW_TYPE_BIN)

enum
{
  PROVEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget (KithRecoveryView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_flow_box_remove (self->groups, child);
  gtk_editable_set_text (self->last_group_row, "");
  g_clear_pointer (&self->code, kith_recovery_code_unref);
  g_clear_pointer (&self->center_name, g_free);
}

static void
add_group (KithRecoveryView *self, const char *group, guint number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (group);
  g_autofree char *counted = g_strdup_printf ("%u", number);
  GtkWidget *number_label = gtk_label_new (counted);

  gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_add_css_class (number_label, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (number_label), 2);
  gtk_label_set_xalign (GTK_LABEL (number_label), 1);
  gtk_widget_add_css_class (label, "recovery-group");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_insert (self->groups, box, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  group, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, counted, -1);
}

/* Numbered, so that nobody wonders which one is the last where they stand in rows. */
static void
show_groups (KithRecoveryView *self)
{
  char *text = kith_recovery_code_to_string (self->code);
  g_auto (GStrv) groups = g_strsplit_set (text, "- ", -1);
  g_autofree char *title = NULL;
  guint n = 0;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (groups[i][0] == '\0')
        continue;
      self->group_length = g_utf8_strlen (groups[i], -1);
      add_group (self, groups[i], ++n);
      kith_vault_wipe (groups[i], strlen (groups[i]));
    }
  kith_vault_wipe_string (text);
  /* Translators: %u is how many groups the recovery code has, which is the number of the last one */
  title = g_strdup_printf (_ ("Type its last group, number %u, from your paper"), n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->last_group_row), title);
}

/* Each group behind its number. Wiped by the caller. */
static GString *
write_groups (KithRecoveryCode *code)
{
  char *text = kith_recovery_code_to_string (code);
  g_auto (GStrv) groups = g_strsplit_set (text, "- ", -1);
  /* Large enough never to be moved, which would leave a copy. */
  GString *markup = g_string_sized_new (4096);
  guint n = 0;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (groups[i][0] == '\0')
        continue;
      g_string_append_printf (markup, "%s<span size=\"small\" weight=\"normal\">%u</span>\u00a0%s",
                              n > 0 ? "   " : "", n + 1, groups[i]);
      n++;
      kith_vault_wipe (groups[i], strlen (groups[i]));
    }
  kith_vault_wipe_string (text);
  return markup;
}

static gboolean
is_proven (KithRecoveryView *self)
{
  return self->code != NULL &&
         kith_recovery_code_matches_last_group (self->code, gtk_editable_get_text (self->last_group_row));
}

static void
last_group_changed_cb (KithRecoveryView *self)
{
  gboolean wrong = self->code != NULL && !is_proven (self) &&
                   g_utf8_strlen (gtk_editable_get_text (self->last_group_row), -1) >= self->group_length;

  gtk_widget_set_sensitive (self->continue_button, is_proven (self));
  gtk_label_set_label (self->wrong, wrong ? _ ("That is not the last group.") : "");
}

static void
continue_cb (KithRecoveryView *self)
{
  if (!is_proven (self))
    return;
  forget (self);
  g_signal_emit (self, signals[PROVEN], 0);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithRecoveryView *self = KITH_RECOVERY_VIEW (widget);
  char *text;

  if (self->code == NULL)
    return;
  text = kith_recovery_code_to_string (self->code);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  kith_vault_wipe_string (text);
  gtk_label_set_label (self->said, _ ("Copied. Paste it somewhere safe, then copy something else."));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page_nr, KithRecoveryView *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) words = pango_font_description_from_string ("Sans 12");
  g_autoptr (PangoFontDescription) large = pango_font_description_from_string ("Monospace Bold 22");
  g_autofree char *heading = NULL;
  GString *groups;
  int height;

  if (self->code == NULL)
    return;
  /* Translators: %s is the center's name. */
  heading = g_strdup_printf (
      _ ("Recovery code of %s\n\nIt opens the center when every passphrase is forgotten. Keep it "
         "with the center’s important papers, away from the computer."),
      self->center_name);
  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_font_description (layout, words);
  pango_layout_set_text (layout, heading, -1);
  pango_cairo_show_layout (cr, layout);
  pango_layout_get_pixel_size (layout, NULL, &height);

  groups = write_groups (self->code);
  cairo_move_to (cr, 0, height + 30);
  pango_layout_set_font_description (layout, large);
  pango_layout_set_markup (layout, groups->str, (int) groups->len);
  pango_cairo_show_layout (cr, layout);
  kith_vault_wipe (groups->str, groups->len);
  g_string_free (groups, TRUE);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithRecoveryView *self = KITH_RECOVERY_VIEW (widget);
  g_autoptr (GtkPrintOperation) operation = kith_printing_new (_ ("Recovery code"));

  gtk_print_operation_set_n_pages (operation, 1);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);
  if (!kith_printing_run (operation, widget, NULL))
    gtk_label_set_label (self->said, _ ("It could not be printed. Please write it down."));
}

static void
kith_recovery_view_dispose (GObject *object)
{
  KithRecoveryView *self = KITH_RECOVERY_VIEW (object);

  g_clear_pointer (&self->code, kith_recovery_code_unref);
  g_clear_pointer (&self->center_name, g_free);
  G_OBJECT_CLASS (kith_recovery_view_parent_class)->dispose (object);
}

static void
kith_recovery_view_class_init (KithRecoveryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_recovery_view_dispose;

  signals[PROVEN] = g_signal_new ("proven", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/shared/kith-recovery-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithRecoveryView, groups);
  gtk_widget_class_bind_template_child (widget_class, KithRecoveryView, said);
  gtk_widget_class_bind_template_child (widget_class, KithRecoveryView, last_group_row);
  gtk_widget_class_bind_template_child (widget_class, KithRecoveryView, continue_button);
  gtk_widget_class_bind_template_child (widget_class, KithRecoveryView, wrong);
  gtk_widget_class_bind_template_callback (widget_class, last_group_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);

  gtk_widget_class_install_action (widget_class, "recovery.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "recovery.copy", NULL, copy_action);
}

static void
kith_recovery_view_init (KithRecoveryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_recovery_view_new:
 *
 * Returns: (transfer floating): a view without a code
 */
GtkWidget *
kith_recovery_view_new (void)
{
  return g_object_new (KITH_TYPE_RECOVERY_VIEW, NULL);
}

/**
 * kith_recovery_view_set_code:
 * @self: the view
 * @code: what to show
 * @center_name: printed above it
 */
void
kith_recovery_view_set_code (KithRecoveryView *self, KithRecoveryCode *code, const char *center_name)
{
  g_return_if_fail (KITH_IS_RECOVERY_VIEW (self));
  g_return_if_fail (code != NULL);

  forget (self);
  self->code = kith_recovery_code_ref (code);
  self->center_name = g_strdup (center_name);
  gtk_label_set_label (self->said, "");
  show_groups (self);
}

/**
 * kith_recovery_view_start:
 * @self: the view
 *
 * Puts the focus where the last group is typed.
 */
void
kith_recovery_view_start (KithRecoveryView *self)
{
  g_return_if_fail (KITH_IS_RECOVERY_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->last_group_row));
}
