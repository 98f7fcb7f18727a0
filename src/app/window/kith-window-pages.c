/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of pages: a page that does not exist yet is not in it, and so shown nowhere. */

#include "window/kith-window-pages.h"

#include <glib/gi18n.h>

#include "catalog/kith-catalog-page.h"
#include "frontdesk/kith-front-desk-page.h"
#include "notes/kith-notes-page.h"
#include "groups/kith-groups-page.h"
#include "incidents/kith-incidents-page.h"
#include "people/kith-people-page.h"
#include "resources/kith-resources-page.h"
#include "settings/kith-settings-page.h"

static const KithPageEntry pages[] = {
  { "front-desk", N_ ("Front desk"), "kith-front-desk-symbolic", 1, KITH_ACTION_VISIT_RECORD,
    kith_front_desk_page_get_type },
  { "people", N_ ("People"), "kith-people-symbolic", 2, KITH_ACTION_DESK_READ, kith_people_page_get_type },
  { "notes", N_ ("Notes"), "kith-notes-symbolic", 3, KITH_ACTION_CARE_WRITE, kith_notes_page_get_type },
  { "resources", N_ ("Resources"), "kith-resources-symbolic", 4, KITH_ACTION_RESOURCE_READ,
    kith_resources_page_get_type },
  { "settings", N_ ("Settings"), "kith-settings-symbolic", 6, KITH_ACTION_SETTINGS_WRITE,
    kith_settings_page_get_type },
  { KITH_CATALOG_PAGE_NAME, N_ ("Resources"), NULL, 0, KITH_ACTION_RESOURCE_READ,
    kith_catalog_page_get_type },
  { KITH_GROUPS_PAGE_NAME, N_ ("Groups"), NULL, 0, KITH_ACTION_GROUP_WRITE, kith_groups_page_get_type },
  { KITH_INCIDENTS_PAGE_NAME, N_ ("What Happened"), NULL, 0, KITH_ACTION_INCIDENT_ADD,
    kith_incidents_page_get_type },
  { NULL, NULL, NULL, 0, KITH_N_ACTIONS, NULL },
};

/**
 * kith_window_pages_get:
 * @n_pages: (out): how many there are
 *
 * Returns: (array length=n_pages) (transfer none): the pages in their order
 */
const KithPageEntry *
kith_window_pages_get (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages) - 1;
  return pages;
}

/**
 * kith_window_pages_find:
 * @name: a page's name
 *
 * Returns: (transfer none) (nullable): the page, %NULL if there is none of that name
 */
const KithPageEntry *
kith_window_pages_find (const char *name)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS (pages); i++)
    {
      if (g_strcmp0 (pages[i].name, name) == 0)
        return &pages[i];
    }
  return NULL;
}
