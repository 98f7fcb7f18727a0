/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys are in kithctl's manual page and are permanent. */

#include "report/kith-holding-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/kith-error.h"
#include "base/kith-id.h"
#include "report/kith-holding-paper.h"

/* Only who wrote it reads it: it is somebody's whole record. */
#define MODE 0600

static void
add_text (JsonBuilder *builder, const char *key, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, text);
}

static void
add_day (JsonBuilder *builder, const char *key, KithDay day)
{
  g_autofree char *iso = day != KITH_DAY_NONE ? kith_day_format_iso (day) : NULL;

  add_text (builder, key, iso);
}

/* Each point as across, down (both 0 to 1), pressure and milliseconds. */
static void
add_strokes (JsonBuilder *builder, const KithStrokes *strokes)
{
  json_builder_set_member_name (builder, "signature");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "aspect");
  json_builder_add_double_value (builder, kith_strokes_get_aspect (strokes));
  json_builder_set_member_name (builder, "strokes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < kith_strokes_get_n_strokes (strokes); i++)
    {
      json_builder_begin_array (builder);
      for (guint j = 0; j < kith_strokes_get_n_points (strokes, i); j++)
        {
          KithStrokePoint point;

          kith_strokes_get_point (strokes, i, j, &point);
          json_builder_begin_array (builder);
          json_builder_add_double_value (builder, point.x);
          json_builder_add_double_value (builder, point.y);
          json_builder_add_double_value (builder, point.pressure);
          json_builder_add_int_value (builder, point.time);
          json_builder_end_array (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_entry (JsonBuilder *builder, const KithHoldingEntry *entry)
{
  json_builder_begin_object (builder);
  add_text (builder, "code", entry->code);
  add_text (builder, "label", entry->label);
  if (!kith_holding_entry_leaves (entry))
    {
      json_builder_set_member_name (builder, "left_out");
      json_builder_add_boolean_value (builder, TRUE);
      json_builder_end_object (builder);
      return;
    }
  add_text (builder, "id", entry->id);
  add_text (builder, "value", entry->value);
  add_day (builder, "date", entry->day);
  add_text (builder, "source", entry->source);
  if (entry->data != NULL)
    {
      json_builder_set_member_name (builder, "data");
      json_builder_add_value (builder, json_gvariant_serialize (entry->data));
    }
  if (entry->strokes != NULL)
    add_strokes (builder, entry->strokes);
  json_builder_end_object (builder);
}

static void
add_section (JsonBuilder *builder, const KithHoldingSection *section)
{
  json_builder_begin_object (builder);
  add_text (builder, "code", section->code);
  add_text (builder, "title", section->title);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < section->entries->len; i++)
    add_entry (builder, g_ptr_array_index (section->entries, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static JsonNode *
make_root (KithHolding *holding)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *id = kith_id_format (holding->person);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, KITH_HOLDING_FORMAT);
  add_text (builder, "center", holding->center);
  add_text (builder, "person", id);
  add_text (builder, "name", holding->name);
  add_day (builder, "made", holding->day);
  add_text (builder, "made_by", holding->made_by);
  json_builder_set_member_name (builder, "left_out");
  json_builder_add_int_value (builder, kith_holding_get_n_left_out (holding));
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < holding->sections->len; i++)
    add_section (builder, g_ptr_array_index (holding->sections, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * kith_holding_json_write:
 * @holding: what is held; every mark is decided
 * @release: of %KITH_RELEASE_TO_PERSON for %KITH_HOLDING_SCOPE; it is spent
 * @path: the file to write
 * @error: %KITH_ERROR_INVALID while something is to be decided, %KITH_ERROR_NOT_PERMITTED where @release is
 * for something else, %KITH_ERROR_IO with the file's name
 *
 * Returns: whether the file is there; on failure one that was there before stays
 */
gboolean
kith_holding_json_write (KithHolding *holding, KithRelease *release, const char *path, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (holding != NULL && KITH_IS_RELEASE (release) && path != NULL, FALSE);

  if (!kith_holding_check_decided (holding, error) ||
      !kith_release_spend (release, KITH_RELEASE_TO_PERSON, holding->person, KITH_HOLDING_SCOPE, error))
    return FALSE;
  root = make_root (holding);
  text = json_to_string (root, TRUE);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, MODE, NULL))
    return TRUE;
  g_set_error (
      error, KITH_ERROR, KITH_ERROR_IO,
      _ ("The file “%s” could not be written. Please check that there is room and that you may write there."),
      path);
  return FALSE;
}
