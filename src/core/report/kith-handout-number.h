/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers to be dialled, as they stand on a handout. */

#pragma once

#include "report/kith-document-private.h"

G_BEGIN_DECLS

/* (transfer full) long rows of digits with a space between each few. */
char *_kith_handout_number_space (const char *text);
/* (transfer full) for a page that is read from the right, where a number would be turned around at its
 * spaces. */
char *_kith_handout_number_isolate (const char *text);
/* (transfer full) no number in it is parted; smaller letters where one is wider than @width. */
PangoLayout *
_kith_handout_number_layout (const KithSheet *sheet, const char *text, double width, double size);

G_END_DECLS
