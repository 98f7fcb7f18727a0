/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking files into a store in tests, and telling what the store holds. */

#pragma once

#include "catalog/kith-catalog-plan.h"
#include "catalog/kith-catalogs.h"
#include "session/session-fixture.h"

KithCatalogPlan *
import_plan (SessionFixture *fixture, const char *path, const char *source, gboolean partial);
/* Returns the run. */
gint64 import_file (SessionFixture *fixture, const char *path, const char *source);
gint64 import_text (SessionFixture *fixture, const char *text, const char *source);
KithCatalogPlan *
import_plan_text (SessionFixture *fixture, const char *text, const char *source, gboolean partial);
/* (element-type KithCatalogEntry) What the store holds of a source, with keys for ids. */
GPtrArray *import_read_store (SessionFixture *fixture, gint64 source);
/* Every column of every entry but versions, as lines by id; without what only the center says. */
char *import_print_store (SessionFixture *fixture);
KithResource *import_find (SessionFixture *fixture, KithResourceKind kind, const char *key);
