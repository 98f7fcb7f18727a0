/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What test-permissions.c tries by every role, and what those calls are about. */

#pragma once

#include "desk/kith-desk.h"
#include "visits/visits-fixture.h"

/* What the calls are about: made anew by the coordinator for each call. */
typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  KithSession *session;   /* (unowned) who calls */
  KithPeople *people;     /* (owned) the caller's */
  KithVisits *visits;     /* (owned) the caller's */
  KithDesk *desk;         /* (owned) the caller's */
  gint64 person;
  gint64 other;
  gint64 merged; /* into person, from the start */
  gint64 merge;
  gint64 visit;
  gint64 past_visit;
  gint64 removed_visit;
  gint64 removed_past;
  gint64 guest;
  gint64 waiting;
  gint64 notice;
  gint64 apart;
  gint64 service;
  gint64 consent;  /* sharing with Legal aid, from today on */
  gint64 referral; /* of person */
  gint64 incident; /* by somebody else */
  gint64 goal;     /* of person */
  gint64 group;
  gint64 check_in; /* of person, due tomorrow */
} Scene;

typedef gboolean (*Call) (Scene *scene, GError **error);

/**
 * PermissionCall:
 * @action: what it asks for
 */
typedef struct
{
  const char *name;
  Call call;
  KithAction action;
} PermissionCall;

#define TAKEN(call, free_func) permission_take (call, (GDestroyNotify) free_func)
#define TOOK_VISIT(call) TAKEN (call, kith_visit_free)
#define TOOK_GUEST(call) TAKEN (call, kith_guest_free)
#define TOOK_ARRAY(call) TAKEN (call, g_ptr_array_unref)
#define TOOK_TABLE(call) TAKEN (call, g_hash_table_unref)

/* Frees what a call gave. Returns: whether it gave anything. */
gboolean permission_take (gpointer object, GDestroyNotify free_func);

/* Those of the people room. */
const PermissionCall *permission_calls_people (guint *n_calls);
/* Those of the goals room. */
const PermissionCall *permission_calls_goals (guint *n_calls);
/* Those of the incidents room. */
const PermissionCall *permission_calls_incidents (guint *n_calls);
/* Those of the referrals room. */
const PermissionCall *permission_calls_referrals (guint *n_calls);
/* Those of the groups room. */
const PermissionCall *permission_calls_groups (guint *n_calls);
