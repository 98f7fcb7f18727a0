/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups/kith-timetable-printing.h"

#include "groups/kith-group-meetings.h"
#include "report/kith-timetable-paper.h"
#include "shared/kith-document-printing.h"

static KithDocument *
make_document (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  KithSession *session = kith_app_context_get_session (context);
  KithDay first = *(KithDay *) data;
  g_autoptr (GPtrArray) meetings = kith_group_meetings_in_week (session, first, error);
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithRelease) release = NULL;

  if (meetings == NULL)
    return NULL;
  document = kith_timetable_paper_new (kith_center_get_name (kith_session_get_center (session)), first,
                                       meetings, paper);
  release = kith_timetable_request (session, KITH_RELEASE_PRINT, error);
  if (release == NULL || !kith_document_release (document, release, error))
    return NULL;
  return g_steal_pointer (&document);
}

/**
 * kith_timetable_printing_run:
 * @parent: a widget of the window
 * @context: what the window works with
 * @first: the first of seven center days
 *
 * Asks the system to print that week's groups.
 */
void
kith_timetable_printing_run (GtkWidget *parent, KithAppContext *context, KithDay first)
{
  kith_document_printing_run (parent, context, make_document, g_memdup2 (&first, sizeof first), g_free);
}
