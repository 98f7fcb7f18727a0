/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one wrapper around gtk_show_uri(), which later versions replace. Kith itself opens nothing. What goes
 * out here is of the directory, and about nobody who comes. */

#include "shared/kith-link.h"

/**
 * kith_link_open:
 * @widget: where it was asked for
 * @uri: an address whose scheme was looked at
 *
 * Has the desktop open it, in the program for it.
 */
void
kith_link_open (GtkWidget *widget, const char *uri)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (uri != NULL);

  root = gtk_widget_get_root (widget);
  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

/**
 * kith_link_copy:
 * @widget: where it was asked for
 * @text: a phone number or an address of the directory
 *
 * Puts it on the clipboard.
 */
void
kith_link_copy (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}
