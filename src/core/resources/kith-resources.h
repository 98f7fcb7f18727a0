/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory: its entries read, added and changed by whoever uses the store. Topic "resource". */

#pragma once

#include "resources/kith-resource.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

KithResource *kith_resources_get (KithSession *session, gint64 id, GError **error);
/* What belongs to an entry in any way: (element-type KithResource) */
GPtrArray *kith_resources_list_about (KithSession *session, gint64 id, GError **error);
/* Those that the center wants at hand, whether or not they may be shown: (element-type gint64) */
GArray *kith_resources_list_pinned (KithSession *session, GError **error);

/* (element-type KithResource) An entry that its source does not tell any more, with what belongs to it and is
 * not told either: what one call at a door says something about. */
GPtrArray *kith_resources_list_missing (KithSession *session, gint64 id, GError **error);

/* One entry or several that name each other, of the center's own: ids and versions are given to them. */
gboolean
kith_resources_add (KithSession *session, KithResource **resources, guint n_resources, GError **error);
/* Writes values, status, pinned and verified of an entry at the version that it was read with. */
gboolean kith_resources_change (KithSession *session, KithResource *resource, GError **error);
/* Several at once: all or none, one entry of the log. */
gboolean
kith_resources_change_all (KithSession *session, KithResource **resources, guint n_resources, GError **error);
/* Somebody made sure on that day that all of it is right; KITH_DAY_NONE takes that back. */
gboolean kith_resources_verify (KithSession *session, gint64 id, KithDay day, GError **error);
gboolean
kith_resources_verify_all (KithSession *session, const gint64 *ids, guint n_ids, KithDay day, GError **error);
gboolean kith_resources_pin (KithSession *session, gint64 id, gboolean pinned, GError **error);

G_END_DECLS
