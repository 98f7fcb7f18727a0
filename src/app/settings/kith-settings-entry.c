/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes an entry row save what stands in it however it is left: by Enter, Tab, a click elsewhere, or
 * with its whole page. */

#include "settings/kith-settings-entry.h"

typedef struct
{
  char *shown;   /* (owned) what is stored, as far as the row was told */
  char *applied; /* (owned) (nullable) what is on its way */
} Entry;

static const char entry_key[] = "kith-settings-entry";

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->shown);
  g_free (entry->applied);
  g_free (entry);
}

static Entry *
get_entry (GtkEditable *row)
{
  return g_object_get_data (G_OBJECT (row), entry_key);
}

static gboolean
is_changed (GtkEditable *row)
{
  const Entry *entry = get_entry (row);
  const char *text = gtk_editable_get_text (row);

  return g_strcmp0 (text, entry->shown) != 0 && g_strcmp0 (text, entry->applied) != 0;
}

static void
apply_change (GtkEditable *row)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (row)) && is_changed (row))
    g_signal_emit_by_name (row, "apply");
}

static void
applied_cb (GtkEditable *row)
{
  Entry *entry = get_entry (row);

  g_free (entry->applied);
  entry->applied = g_strdup (gtk_editable_get_text (row));
}

static gboolean
key_pressed_cb (GtkEditable *row, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape || !is_changed (row))
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (row, get_entry (row)->shown);
  gtk_editable_set_position (row, -1);
  return GDK_EVENT_STOP;
}

/**
 * kith_settings_entry_follow:
 * @row: an #AdwEntryRow that shows what is stored
 *
 * From now on "apply" is emitted with Enter, and where the row was changed and is left or goes out of sight.
 */
void
kith_settings_entry_follow (GtkEditable *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Entry *entry = g_new0 (Entry, 1);

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  entry->shown = g_strdup (gtk_editable_get_text (row));
  g_object_set_data_full (G_OBJECT (row), entry_key, entry, entry_free);
  g_signal_connect (row, "apply", G_CALLBACK (applied_cb), NULL);
  g_signal_connect (row, "entry-activated", G_CALLBACK (apply_change), NULL);
  g_signal_connect (row, "unmap", G_CALLBACK (apply_change), NULL);
  g_signal_connect_object (focus, "leave", G_CALLBACK (apply_change), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), keys);
}

/**
 * kith_settings_entry_show:
 * @row: a row that kith_settings_entry_follow() was called for
 * @text: what is stored
 *
 * Shows it, unless somebody is just typing something else there.
 */
void
kith_settings_entry_show (GtkEditable *row, const char *text)
{
  gboolean typing;
  Entry *entry;

  g_return_if_fail (get_entry (row) != NULL);
  g_return_if_fail (text != NULL);

  entry = get_entry (row);
  typing =
      is_changed (row) && (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  g_free (entry->shown);
  entry->shown = g_strdup (text);
  g_clear_pointer (&entry->applied, g_free);
  /* Writing the same text again would move the cursor. */
  if (!typing && g_strcmp0 (gtk_editable_get_text (row), text) != 0)
    gtk_editable_set_text (row, text);
}
