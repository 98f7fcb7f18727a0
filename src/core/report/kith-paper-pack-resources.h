/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a paper pack on which stand the places that a center wants at hand. */

#pragma once

#include "report/kith-document.h"

G_BEGIN_DECLS

/* items: (element-type KithHandoutItem); without any, no page is added. */
void _kith_paper_pack_add_resources (KithDocument *document, GPtrArray *items, const KithPaper *paper);

G_END_DECLS
