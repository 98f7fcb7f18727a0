/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalog/kith-catalog-renaming.h"

#include <glib/gi18n.h>

#include "base/kith-error.h"
#include "catalog/kith-catalogs.h"
#include "shared/kith-job.h"

typedef struct
{
  KithAppContext *context; /* (unowned) outlives the entry of its own undo stack */
  gint64 source;
  char *name;   /* (owned) */
  char *before; /* (owned) (nullable) found when it is done */
  gboolean is_undo;
} Renaming;

static Renaming *
renaming_new (KithAppContext *context, gint64 source, const char *name)
{
  Renaming *renaming = g_new0 (Renaming, 1);

  renaming->context = context;
  renaming->source = source;
  renaming->name = g_strdup (name);
  return renaming;
}

static void
renaming_free (gpointer data)
{
  Renaming *renaming = data;

  g_free (renaming->name);
  g_free (renaming->before);
  g_free (renaming);
}

static gboolean
rename_job (KithSession *session, gpointer data, GError **error)
{
  Renaming *renaming = data;
  g_autoptr (GPtrArray) sources = kith_catalogs_list (session, error);

  if (sources == NULL)
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      const KithCatalog *source = sources->pdata[i];

      if (source->id != renaming->source)
        continue;
      renaming->before = g_strdup (source->name);
      return kith_catalogs_rename (session, source->id, source->version, renaming->name, error);
    }
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                       _ ("There is no such source of the directory any more."));
  return FALSE;
}

static void renamed_cb (gpointer object, gpointer data, const GError *error);

static void
undo (gpointer data)
{
  Renaming *done = data;
  Renaming *back = renaming_new (done->context, done->source, done->name);

  back->is_undo = TRUE;
  kith_job_run (back->context, rename_job, back, renaming_free, NULL, renamed_cb);
}

static void
renamed_cb (gpointer object, gpointer data, const GError *error)
{
  Renaming *renaming = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;
  sentence = g_strdup_printf (_ ("The source is called “%s” now."), renaming->name);
  if (renaming->is_undo)
    {
      kith_app_context_say (renaming->context, sentence);
      return;
    }
  kith_undo_push (kith_app_context_get_undo (renaming->context), undo,
                  renaming_new (renaming->context, renaming->source, renaming->before), renaming_free);
  kith_app_context_say_undoable (renaming->context, sentence);
}

/**
 * kith_catalog_renaming_run:
 * @context: what the window works with
 * @source: a source
 * @name: what it is to be called
 *
 * Calls it so, and says so. It can be undone.
 */
void
kith_catalog_renaming_run (KithAppContext *context, gint64 source, const char *name)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (name != NULL);

  kith_job_run (context, rename_job, renaming_new (context, source, name), renaming_free, NULL, renamed_cb);
}
