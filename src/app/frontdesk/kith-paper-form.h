/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPaperForm: a paper sheet while it is typed: the day and its lines, and what is still open in them. No
 * widgets. */

#pragma once

#include "desk/kith-paper-sheet.h"

G_BEGIN_DECLS

#define KITH_PAPER_FORM_DRAFT_TYPE "(ia(ssxuax))"

/**
 * KithPaperFormLine:
 * @name: as typed
 * @time: as typed
 * @person: whom @name means, where @meaning says so
 * @meaning: what @name means
 * @chosen: somebody decided that, so typing elsewhere does not change it
 * @services: taken
 */
typedef struct
{
  char *name; /* (owned) */
  char *time; /* (owned) */
  gint64 person;
  KithPaperMeaning meaning;
  gboolean chosen;
  GArray *services; /* (owned) (element-type gint64) */
} KithPaperFormLine;

typedef struct _KithPaperForm KithPaperForm;

KithPaperForm *kith_paper_form_new (KithDay day);
void kith_paper_form_free (KithPaperForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithPaperForm, kith_paper_form_free)

KithDay kith_paper_form_get_day (const KithPaperForm *self);
void kith_paper_form_set_day (KithPaperForm *self, KithDay day);

guint kith_paper_form_get_n_lines (const KithPaperForm *self);
const KithPaperFormLine *kith_paper_form_get_line (const KithPaperForm *self, guint line);
guint kith_paper_form_add_line (KithPaperForm *self);
void kith_paper_form_remove_line (KithPaperForm *self, guint line);

void kith_paper_form_set_name (KithPaperForm *self,
                               guint line,
                               const char *name,
                               KithPaperMeaning meaning,
                               gint64 person);
void kith_paper_form_choose (KithPaperForm *self, guint line, KithPaperMeaning meaning, gint64 person);
void kith_paper_form_set_time (KithPaperForm *self, guint line, const char *time);
void kith_paper_form_set_service (KithPaperForm *self, guint line, gint64 service, gboolean taken);

gboolean kith_paper_form_is_blank (const KithPaperForm *self, guint line);
gboolean kith_paper_form_is_empty (const KithPaperForm *self);
gboolean kith_paper_form_check (const KithPaperForm *self, int rollover, guint *line, GError **error);
void kith_paper_form_count (const KithPaperForm *self,
                            guint *people,
                            guint *new_people,
                            guint *guests,
                            guint *open);
GPtrArray *kith_paper_form_to_lines (const KithPaperForm *self, int rollover);

GVariant *kith_paper_form_to_draft (const KithPaperForm *self);
KithPaperForm *kith_paper_form_new_from_draft (GVariant *draft);

G_END_DECLS
