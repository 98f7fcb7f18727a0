/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDocument: pages that can be drawn: on paper, in a PDF, in a preview: by the same functions, once there
 * is a release for it. */

#pragma once

#include <cairo.h>

#include "disclosure/kith-release.h"

G_BEGIN_DECLS

/* In points, 1/72 inch. */
typedef struct
{
  double width;
  double height;
  double margin;
} KithPaper;

/* What a page is drawn with. */
typedef struct
{
  cairo_t *cr;
  KithPaper paper;
  gboolean rtl; /* the page is read from the right: KithSheet helpers mirror it */
} KithSheet;

typedef void (*KithPageFunc) (const KithSheet *sheet, gpointer user_data);

#define KITH_TYPE_DOCUMENT (kith_document_get_type ())
G_DECLARE_FINAL_TYPE (KithDocument, kith_document, KITH, DOCUMENT, GObject)

/* The size of paper this computer's locale uses, with a margin every printer can do. */
KithPaper kith_paper_default (void);

KithDocument *kith_document_new (KithReleaseKind kind, const char *title, const KithPaper *paper);
/* Whose record is in it, and what of it: the release must be for no less. */
void kith_document_set_about (KithDocument *self, gint64 person, KithScope scope);
/* Otherwise its title says whether it is read from the right. */
void kith_document_set_rtl (KithDocument *self, gboolean rtl);
void
kith_document_add_page (KithDocument *self, KithPageFunc draw, gpointer user_data, GDestroyNotify destroy);
guint kith_document_get_n_pages (KithDocument *self);

/* Spends the release. Before this nothing is drawn. What its consent wants beside it becomes a page of its
 * own and a line at the foot of each. */
gboolean kith_document_release (KithDocument *self, KithRelease *release, GError **error);
void kith_document_draw_page (KithDocument *self, guint page, cairo_t *cr);
/* On the screen only, before there is a release, and only what is about nobody. */
gboolean kith_document_can_preview (KithDocument *self);
void kith_document_preview_page (KithDocument *self, guint page, cairo_t *cr);
KithPaper kith_document_get_paper (KithDocument *self);
gboolean kith_document_write_pdf (KithDocument *self, const char *path, GError **error);

/* Plain text, never markup; x and width from where reading starts. Returns the height it took. */
double kith_sheet_text (const KithSheet *sheet,
                        const char *text,
                        double x,
                        double y,
                        double width,
                        double size,
                        gboolean bold);
/* The same, only measured. */
double
kith_sheet_measure (const KithSheet *sheet, const char *text, double width, double size, gboolean bold);
void kith_sheet_line (const KithSheet *sheet, double x, double y, double width);
void kith_sheet_box (const KithSheet *sheet, double x, double y, double size);

G_END_DECLS
