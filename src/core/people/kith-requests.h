/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithRequests: who asked for what of their record, when it is due and what became of it; and what they say
 * is not right, sealed under intake. */

#pragma once

#include "people/kith-request.h"
#include "session/kith-center.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

#define KITH_REQUESTS_MAX_DAYS 365

/**
 * KithRequestsOpen:
 * @n_open: how many are open
 * @n_objections: how many of those say that something is not right
 * @n_overdue: how many of those are overdue
 */
typedef struct
{
  guint n_open;
  guint n_objections;
  guint n_overdue;
} KithRequestsOpen;

guint kith_requests_get_days (KithCenter *center);

gint64 kith_requests_add_in (KithChange *change, gint64 person, const KithRequest *request, GError **error);
gboolean kith_requests_close_in (KithChange *change,
                                 gint64 request,
                                 KithRequestOutcome outcome,
                                 const char *note,
                                 GError **error);
/* Each in a change of its own. */
gint64 kith_requests_add (KithSession *session, gint64 person, const KithRequest *request, GError **error);
gboolean kith_requests_close (KithSession *session,
                              gint64 request,
                              KithRequestOutcome outcome,
                              const char *note,
                              GError **error);

/* (element-type KithRequest) */
GPtrArray *kith_requests_list (KithSession *session, gint64 person, GError **error);
GPtrArray *kith_requests_list_all (KithSession *session, gboolean open_only, GError **error);
gboolean
kith_requests_count_open (KithSession *session, gint64 person, KithRequestsOpen *open, GError **error);
char *kith_requests_dup_standing (KithSession *session, gint64 person, GError **error);
gboolean kith_requests_find_open (KithSession *session,
                                  gint64 person,
                                  KithRequestKind kind,
                                  gint64 *request,
                                  GError **error);

G_END_DECLS
