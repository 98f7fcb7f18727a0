/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawn by the program itself: the toolkit's preview would leave the pages among the temporary files. A point
 * of the paper is a pixel where text has its usual size, and more where it is larger. */

#include "resources/kith-handout-preview.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-text-scale.h"

struct _KithHandoutPreview
{
  AdwWindow parent_instance;

  GtkBox *pages_box; /* (unowned) template child */

  KithDocument *document; /* (owned) (nullable) */
  double scale;
};

G_DEFINE_FINAL_TYPE (KithHandoutPreview, kith_handout_preview, ADW_TYPE_WINDOW)

static const char page_key[] = "kith-page";

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  KithHandoutPreview *self = user_data;
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), page_key));

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, self->scale, self->scale);
  kith_document_preview_page (self->document, page, cr);
}

static void
add_page (KithHandoutPreview *self, guint page)
{
  KithPaper paper = kith_document_get_paper (self->document);
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                  "focusable", TRUE, NULL);
  g_autofree char *label =
      /* Translators: a page of a handout, and how many there are. */
      g_strdup_printf (_ ("Page %u of %u"), page + 1, kith_document_get_n_pages (self->document));

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) (paper.width * self->scale));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (paper.height * self->scale));
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "handout-page");
  kith_a11y_set_label (area, label);
  g_object_set_data (G_OBJECT (area), page_key, GUINT_TO_POINTER (page));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  gtk_box_append (self->pages_box, area);
}

static void
kith_handout_preview_dispose (GObject *object)
{
  KithHandoutPreview *self = KITH_HANDOUT_PREVIEW (object);

  G_OBJECT_CLASS (kith_handout_preview_parent_class)->dispose (object);
  g_clear_object (&self->document);
}

static void
kith_handout_preview_class_init (KithHandoutPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_handout_preview_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-handout-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHandoutPreview, pages_box);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kith_handout_preview_init (KithHandoutPreview *self)
{
  self->scale = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_handout_preview_show:
 * @parent: the dialog that asks how it is to look
 * @document: pages that kith_document_can_preview()
 *
 * Shows them until somebody closes the window, in front of @parent.
 */
void
kith_handout_preview_show (GtkWindow *parent, KithDocument *document)
{
  KithHandoutPreview *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (KITH_IS_DOCUMENT (document) && kith_document_can_preview (document));

  self = g_object_new (KITH_TYPE_HANDOUT_PREVIEW, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->scale = MAX (1, kith_text_scale_get (GTK_WIDGET (self)));
  for (guint i = 0; i < kith_document_get_n_pages (document); i++)
    add_page (self, i);
  /* A larger page is as wide as most screens. */
  if (self->scale > 1)
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->pages_box)));
  gtk_window_present (GTK_WINDOW (self));
}
