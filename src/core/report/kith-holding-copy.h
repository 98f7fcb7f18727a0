/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody's own copy of everything that is held about them: asking the gate for it, and saving it. */

#pragma once

#include "people/kith-holding.h"
#include "report/kith-document.h"

G_BEGIN_DECLS

gboolean kith_holding_copy_let_print (KithSession *session,
                                      KithHolding *holding,
                                      KithDocument *document,
                                      GError **error);
gboolean kith_holding_copy_check_path (const char *path, GError **error);
gboolean
kith_holding_copy_save (KithSession *session, KithHolding *holding, const char *path, GError **error);

G_END_DECLS
