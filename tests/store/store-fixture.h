/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store's tests share: a folder of their own, a small store, digests of files, and files cut and
 * swapped. */

#pragma once

#include "store/kith-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned): the store's, in the folder */
} StoreFixture;

void store_fixture_set_up (StoreFixture *fixture, gconstpointer user_data);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer user_data);

/* Fail the test on any error. */
KithStore *store_fixture_create (const char *path);
KithStore *store_fixture_open (const char *path);
void store_fixture_close (KithStore *store);
/* One transaction that writes the setting "name" = value. */
void store_fixture_set (KithStore *store, const char *name, const char *value);
gboolean store_fixture_try_set (KithStore *store, const char *name, const char *value, GError **error);
char *store_fixture_get (KithStore *store, const char *name);
/* Rows that fill pages: settings, accounts, people, visits. */
void store_fixture_fill (KithStore *store, guint n);

/* SHA-256; NULL when there is no such file. */
char *store_fixture_digest (const char *path);
void store_fixture_copy (const char *from, const char *to);
char *store_fixture_beside (const char *path, const char *suffix);
goffset store_fixture_size (const char *path);

/* Opening fails with that code, in one sentence that names the file and no folder, and leaves the file as it
 * was. */
void store_fixture_assert_refused (const char *path, int code);

#define STORE_TEST(name, func)                                                                               \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

G_END_DECLS
