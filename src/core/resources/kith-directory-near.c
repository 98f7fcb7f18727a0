/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is near a city or a postcode that the directory has. Its middle is the mean of the positions of what
 * is there, and near is whatever lies within so many kilometres of it. What has no position is near where it
 * is in that city or has that postcode; of a postcode, one that begins with the same three letters counts
 * too, since neighbours have neighbouring numbers.
 */

#include "resources/kith-directory-private.h"

#include <math.h>
#include <string.h>

#include "base/kith-text.h"

/* Mean radius of the Earth (IUGG), in km. */
#define EARTH_KM 6371.0088
/* Letters that postcodes of one neighbourhood share. */
#define NEIGHBOUR_LETTERS 3

/* Great-circle distance by the haversine formula: R. W. Sinnott, "Virtues of the Haversine", Sky and
 * Telescope 68 (1984), p. 159. Degrees in, km out. */
static double
distance (double latitude, double longitude, double other_latitude, double other_longitude)
{
  const double radian = G_PI / 180;
  double half_north = sin ((other_latitude - latitude) * radian / 2);
  double half_east = sin ((other_longitude - longitude) * radian / 2);
  double a = half_north * half_north +
             cos (latitude * radian) * cos (other_latitude * radian) * half_east * half_east;

  return 2 * EARTH_KM * asin (sqrt (MIN (a, 1)));
}

char *
_kith_directory_postcode_key (const char *text)
{
  g_autofree char *fold = kith_text_fold (text);
  g_auto (GStrv) tokens = kith_text_tokens (fold);

  return g_strjoinv ("", tokens);
}

static gboolean
is_neighbour (const char *code, const char *other)
{
  return strlen (code) >= NEIGHBOUR_LETTERS && strpbrk (code, "0123456789") != NULL &&
         strncmp (code, other, NEIGHBOUR_LETTERS) == 0;
}

/* Those that are just that; else those that begin so; else the neighbours of a postcode that nothing has. */
static gboolean
is_meant (const KithDirectoryArea *area, guint pass, const char *fold, const char *code)
{
  const char *key = area->is_postcode ? code : fold;

  switch (pass)
    {
    case 0:
      return g_str_equal (area->key, key);
    case 1:
      return g_str_has_prefix (area->key, key);
    default:
      return area->is_postcode && is_neighbour (code, area->key);
    }
}

/* Of each area whether it is; NULL: none. */
static guint8 *
match_areas (const KithDirectory *self, const char *typed)
{
  g_autofree char *fold = kith_text_fold (typed);
  g_autofree char *code = _kith_directory_postcode_key (typed);
  guint8 *meant = g_new0 (guint8, self->areas->len + 1);
  gboolean any = FALSE;

  for (guint pass = 0; *fold != '\0' && pass < 3 && !any; pass++)
    for (guint i = 0; i < self->areas->len; i++)
      {
        const KithDirectoryArea *area = &g_array_index (self->areas, KithDirectoryArea, i);

        meant[i] = area->is_used && is_meant (area, pass, fold, code);
        any = any || meant[i];
      }
  if (!any)
    g_clear_pointer (&meant, g_free);
  return meant;
}

static gboolean
is_in (const guint8 *meant, const KithDirectoryPlace *place)
{
  return (place->city != KITH_DIRECTORY_NONE && meant[place->city]) ||
         (place->postcode != KITH_DIRECTORY_NONE && meant[place->postcode]);
}

/* The mean, as directions from the middle of the Earth, so that it holds across the date line. */
static gboolean
find_middle (const KithDirectory *self, const guint8 *meant, double *latitude, double *longitude)
{
  const double radian = G_PI / 180;
  double x = 0, y = 0, z = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      const KithDirectoryPlace *place = &g_array_index (self->places, KithDirectoryPlace, i);

      if (!place->is_used || !place->has_position || !is_in (meant, place))
        continue;
      x += cos (place->latitude * radian) * cos (place->longitude * radian);
      y += cos (place->latitude * radian) * sin (place->longitude * radian);
      z += sin (place->latitude * radian);
    }
  if (x == 0 && y == 0 && z == 0)
    return FALSE;
  *latitude = atan2 (z, sqrt (x * x + y * y)) / radian;
  *longitude = atan2 (y, x) / radian;
  return TRUE;
}

static gboolean
has_neighbour (const KithDirectory *self, const KithDirectoryPlace *place, const char *code)
{
  return code != NULL && place->postcode != KITH_DIRECTORY_NONE &&
         is_neighbour (code, g_array_index (self->areas, KithDirectoryArea, place->postcode).key);
}

static gboolean
names_postcode (const KithDirectory *self, const guint8 *meant)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (meant[i] && g_array_index (self->areas, KithDirectoryArea, i).is_postcode)
      return TRUE;
  return FALSE;
}

gboolean
_kith_directory_near (const KithDirectory *self, const char *typed, double km, KithDirectoryNear *near)
{
  g_autofree guint8 *meant = match_areas (self, typed);
  g_autofree char *code = NULL;
  double latitude = 0, longitude = 0;
  gboolean has_middle;

  near->is_near = g_new0 (guint8, self->places->len + 1);
  if (meant == NULL)
    return FALSE;
  near->km = g_new (float, self->places->len + 1);
  if (names_postcode (self, meant))
    code = _kith_directory_postcode_key (typed);
  has_middle = find_middle (self, meant, &latitude, &longitude);
  for (guint i = 0; i < self->places->len; i++)
    {
      const KithDirectoryPlace *place = &g_array_index (self->places, KithDirectoryPlace, i);

      near->km[i] = -1;
      if (has_middle && place->has_position)
        near->km[i] = (float) distance (latitude, longitude, place->latitude, place->longitude);
      near->is_near[i] = is_in (meant, place) || (near->km[i] >= 0 && near->km[i] <= km) ||
                         (near->km[i] < 0 && has_neighbour (self, place, code));
    }
  return TRUE;
}

void
_kith_directory_near_clear (KithDirectoryNear *near)
{
  g_clear_pointer (&near->is_near, g_free);
  g_clear_pointer (&near->km, g_free);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kith_directory_list_areas:
 * @self: a directory
 * @typed: the beginning of a city or a postcode
 * @limit: how many are wanted
 *
 * Returns: (transfer container) (element-type utf8): those that the directory has, in their order; the texts
 *   belong to the directory
 */
GPtrArray *
kith_directory_list_areas (KithDirectory *self, const char *typed, guint limit)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autofree char *fold = NULL, *code = NULL;

  g_return_val_if_fail (self != NULL && typed != NULL, NULL);

  fold = kith_text_fold (typed);
  code = _kith_directory_postcode_key (typed);
  for (guint i = 0; *fold != '\0' && i < self->areas->len; i++)
    {
      const KithDirectoryArea *area = &g_array_index (self->areas, KithDirectoryArea, i);

      if (area->is_used && is_meant (area, 1, fold, code))
        g_ptr_array_add (list, (gpointer) area->label);
    }
  g_ptr_array_sort (list, compare_labels);
  if (list->len > limit)
    g_ptr_array_set_size (list, (int) limit);
  return g_steal_pointer (&list);
}
