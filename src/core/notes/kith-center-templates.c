/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes/kith-center-templates.h"

#include "session/kith-settings.h"

/**
 * kith_center_templates_load:
 * @center: the center
 * @is_own: (out) (optional): whether a coordinator changed something
 *
 * A list that was damaged in the file is replaced by the one that comes with Kith.
 *
 * Returns: (transfer full): the templates that a note may begin with
 */
KithNoteTemplates *
kith_center_templates_load (KithCenter *center, gboolean *is_own)
{
  const char *stored;
  KithNoteTemplates *list;

  g_return_val_if_fail (KITH_IS_CENTER (center), NULL);

  stored = kith_center_get_text (center, KITH_SETTING_NOTE_TEMPLATES);
  list = stored != NULL ? kith_note_templates_new_from_text (stored) : NULL;
  if (is_own != NULL)
    *is_own = stored != NULL;
  return list != NULL ? list : kith_note_templates_new_default ();
}

/**
 * kith_center_templates_write:
 * @session: a coordinator's session
 * @list: (nullable): the whole list; %NULL: that which comes with Kith again
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: whether it was stored
 */
gboolean
kith_center_templates_write (KithSession *session, KithNoteTemplates *list, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  text = list != NULL ? kith_note_templates_to_text (list) : NULL;
  return kith_center_set (session, KITH_SETTING_NOTE_TEMPLATES, text, error);
}
