/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithService: something the center offers: a stable code, a translated default name, the center's own words
 * over it. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *code;  /* (owned) */
  char *label; /* (owned) what to show: the center's words, or the translated default */
  int position;
  gboolean pinned;
  gboolean active;
  gint64 version;
} KithService;

KithService *kith_service_copy (const KithService *self);
void kith_service_free (KithService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithService, kith_service_free)

/* In the center's order; (element-type KithService) (transfer full) */
GPtrArray *kith_services_list (KithStore *store, gboolean with_inactive, GError **error);
gint64 kith_services_add (KithSession *session, const char *label, GError **error);
gboolean kith_services_update (KithSession *session, const KithService *service, GError **error);

G_END_DECLS
