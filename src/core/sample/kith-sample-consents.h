/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What some of the sample center's people agreed to. */

#pragma once

#include "people/kith-consents.h"

G_BEGIN_DECLS

gboolean kith_sample_consents_write (KithSession *session,
                                     const gint64 *people,
                                     guint n_people,
                                     KithDay until,
                                     guint32 seed,
                                     GError **error);

G_END_DECLS
