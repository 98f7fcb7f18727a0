/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of a directory made by chance out of the tables of fields and parts. */

#include "catalog/entry-maker.h"

#include "resources/kith-resource-field.h"

/* What somebody would write in a field, and what nobody should. */
static const char *const texts[] = {
  "Harbor House",
  "555-0101",
  "true",
  "false",
  "5",
  "12",
  "2026-03-09",
  "2026-02-30",
  "2026-03-09T08:00:00",
  "09:00:00",
  "09:00",
  "24:00",
  "1987",
  "+45.5012",
  "-12.75",
  "45.5",
  "help@harbor.test",
  "help@harbor.example",
  "nobody",
  "Male",
  "physical",
  "mailing",
  "other",
  "resource",
  "HARBOR1",
  "inactive",
  "DEL Gone",
  "One line\nand another\n\nand a third",
  "R&D <b>bold</b> &amp;lt;i&gt; &#33; \"quoted\" 'so'",
  "]]> --> <!-- <?kith x?> ?>",
  "<script>alert(1)</script>",
  "\xd8\xa8\xd9\x8a\xd8\xaa \xe5\xae\xb6 \xf0\x9f\x8f\xa0 Caf\xc3\xa9",
  "?",
  "&",
};

static const char *
any_text (EntryMaker *maker)
{
  return texts[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (texts))];
}

/* Of n; the first as often as all the others. */
static guint
choose_rarely (EntryMaker *maker, guint n)
{
  return g_rand_boolean (maker->rand) ? 0 : (guint) g_rand_int_range (maker->rand, 0, (gint32) n);
}

static void
add_values (EntryMaker *maker, KithValuesBuilder *builder, guint depth)
{
  for (int n = g_rand_int_range (maker->rand, 0, depth > 2 ? 2 : 5); n > 0; n--)
    {
      KithResourcePart part = (KithResourcePart) g_rand_int_range (maker->rand, 0, KITH_N_RESOURCE_PARTS);
      gboolean is_field = g_rand_int_range (maker->rand, 0, 8) == 0;

      kith_values_builder_open (
          builder, is_field ? kith_resource_field_name (KITH_FIELD_PHONE) : kith_resource_part_name (part),
          g_rand_int_range (maker->rand, 0, 9) == 0 ? NULL : any_text (maker));
      if (depth < KITH_VALUES_MOST_DEEP)
        add_values (maker, builder, depth + 1);
      kith_values_builder_close (builder);
    }
}

static KithValues *
make_values (EntryMaker *maker)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  for (guint field = 0; field < KITH_N_RESOURCE_FIELDS; field++)
    {
      int n = g_rand_int_range (maker->rand, 0, 6);

      for (n = n > 3 ? n - 3 : 0; n > 0; n--)
        {
          kith_values_builder_open (builder, kith_resource_field_name ((KithResourceField) field),
                                    any_text (maker));
          if (g_rand_boolean (maker->rand))
            add_values (maker, builder, 2);
          kith_values_builder_close (builder);
        }
    }
  if (g_rand_int_range (maker->rand, 0, 5) == 0)
    kith_values_builder_add (builder, "of-a-later-kith", any_text (maker));
  return kith_values_builder_end (builder);
}

static char *
make_key (EntryMaker *maker, const char *organization)
{
  static const char *const forms[] = { "%u", "way/%u", "auto:%u", "%u#2", "Caf\xc3\xa9 %u", "%u<&\">" };
  const char *form = forms[choose_rarely (maker, G_N_ELEMENTS (forms))];
  g_autofree char *number = g_strdup_printf ("%u", ++maker->n);
  g_auto (GStrv) around = g_strsplit (form, "%u", 2);
  g_autofree char *key = g_strjoinv (number, around);

  if (organization != NULL && g_rand_int_range (maker->rand, 0, 4) > 0)
    return g_strconcat (organization, "/", key, NULL);
  return g_steal_pointer (&key);
}

/* key: (transfer full) */
static KithCatalogEntry *
add_entry (EntryMaker *maker, GPtrArray *entries, KithResourceKind kind, char *key, const char *organization)
{
  KithCatalogEntry *entry = kith_catalog_entry_new (kind);

  entry->key = key;
  entry->organization = g_strdup (organization);
  entry->status = (KithResourceStatus) (1 + choose_rarely (maker, KITH_RESOURCE_IS_DELETED));
  entry->values = make_values (maker);
  g_ptr_array_add (entries, entry);
  return entry;
}

static const char *
choose (EntryMaker *maker, GPtrArray *keys)
{
  if (keys->len == 0 || g_rand_int_range (maker->rand, 0, 12) == 0)
    return NULL;
  return keys->pdata[g_rand_int_range (maker->rand, 0, (gint32) keys->len)];
}

static void
make_organization (EntryMaker *maker, GPtrArray *entries, const char *parent, guint depth)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new (), services = g_ptr_array_new (),
                        programs = g_ptr_array_new ();
  const char *key = NULL;

  if (depth > 0 || g_rand_int_range (maker->rand, 0, 6) > 0)
    key = add_entry (maker, entries, KITH_RESOURCE_ORGANIZATION, make_key (maker, NULL), parent)->key;
  if (key != NULL && g_rand_boolean (maker->rand))
    g_ptr_array_add (
        places,
        add_entry (maker, entries, KITH_RESOURCE_LOCATION, g_strconcat ("main:", key, NULL), key)->key);
  for (int n = g_rand_int_range (maker->rand, 0, 3); n > 0; n--)
    g_ptr_array_add (programs,
                     add_entry (maker, entries, KITH_RESOURCE_PROGRAM, make_key (maker, key), key)->key);
  for (int n = g_rand_int_range (maker->rand, 0, 4); n > 0; n--)
    g_ptr_array_add (places,
                     add_entry (maker, entries, KITH_RESOURCE_LOCATION, make_key (maker, NULL), key)->key);
  for (int n = g_rand_int_range (maker->rand, 0, 4); n > 0; n--)
    {
      KithCatalogEntry *service =
          add_entry (maker, entries, KITH_RESOURCE_SERVICE, make_key (maker, key), key);

      service->program = g_strdup (choose (maker, programs));
      g_ptr_array_add (services, service->key);
    }
  for (int n = g_rand_int_range (maker->rand, 0, 6); n > 0; n--)
    {
      const char *service = choose (maker, services), *place = choose (maker, places);
      char *own = service != NULL && place != NULL ? g_strdup_printf ("%s/%s#%u", place, service, ++maker->n)
                                                   : make_key (maker, NULL);
      KithCatalogEntry *offer = add_entry (maker, entries, KITH_RESOURCE_SITE_SERVICE, own, key);

      offer->service = g_strdup (service);
      offer->location = g_strdup (place);
      offer->program = g_strdup (choose (maker, programs));
    }
  for (int n = depth < 2 && key != NULL ? g_rand_int_range (maker->rand, -2, 3) : 0; n > 0; n--)
    make_organization (maker, entries, key, depth + 1);
}

GPtrArray *
entry_maker_make_record (EntryMaker *maker)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);

  make_organization (maker, entries, NULL, 0);
  return entries;
}
