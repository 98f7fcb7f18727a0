/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHandoutPages: which blocks of a handout stand on which page. */

#pragma once

#include "report/kith-document.h"
#include "report/kith-handout.h"

G_BEGIN_DECLS

typedef struct _KithHandoutPages KithHandoutPages;

KithHandoutPages *
_kith_handout_pages_new (const KithPaper *paper, KithHandoutSize size, KithLanguage *language, KithDay day);
void _kith_handout_pages_free (KithHandoutPages *self);
void _kith_handout_pages_add_head (KithHandoutPages *self, const char *center_name, const char *from);
void _kith_handout_pages_add_item (KithHandoutPages *self,
                                   const KithHandoutItem *item,
                                   gboolean has_room_to_write);
/* Takes the pages over. */
KithDocument *_kith_handout_pages_to_document (KithHandoutPages *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHandoutPages, _kith_handout_pages_free)

G_END_DECLS
