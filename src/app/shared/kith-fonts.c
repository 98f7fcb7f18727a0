/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first text in a size and weight waits until its font is found among all that the machine has, and until
 * its letters are drawn: some milliseconds each. */

#include "shared/kith-fonts.h"

#include <gtk/gtk.h>

/* What is written in another script is looked for when it is shown. */
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,:;!?()“”‘’–…"

/* Style classes of the texts of a person's page. */
static const char *const classes[] = { "title-1", "title-2",    "title-3",        "title-4",   "heading",
                                       "caption", "note-words", "note-signature", "note-added" };

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
draw (PangoLayout *layout)
{
  int width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  pango_layout_get_pixel_size (layout, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cr = cairo_create (surface);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/**
 * kith_fonts_prepare:
 * @nth: which of them, from 0 on: each takes some milliseconds, in which nothing else is done
 *
 * Has a font found, and its letters drawn, that somebody's page is written in.
 *
 * Returns: %FALSE where there is none of that number
 */
gboolean
kith_fonts_prepare (guint nth)
{
  g_autoptr (GtkWidget) label = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (nth >= G_N_ELEMENTS (classes))
    return FALSE;
  label = new_label (classes[nth]);
  layout = gtk_widget_create_pango_layout (label, LETTERS);
  draw (layout);
  return TRUE;
}

/**
 * kith_fonts_list:
 *
 * Returns: (transfer full) (element-type PangoFontDescription): what kith_fonts_prepare() has found
 */
GPtrArray *
kith_fonts_list (void)
{
  GPtrArray *fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) pango_font_description_free);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_autoptr (GtkWidget) label = new_label (classes[i]);

      g_ptr_array_add (fonts, pango_font_description_copy (
                                  pango_context_get_font_description (gtk_widget_get_pango_context (label))));
    }
  return fonts;
}
