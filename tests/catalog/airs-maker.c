/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of AIRS XML made from the tables: what stands in them, and in which order, is chance. */

#include "catalog/airs-maker.h"

void
airs_element_free (AirsElement *element)
{
  g_free (element->name);
  g_free (element->text);
  g_clear_pointer (&element->children, g_ptr_array_unref);
  g_free (element);
}

AirsElement *
airs_element_new (const char *name, char *text)
{
  AirsElement *element = g_new0 (AirsElement, 1);

  element->name = g_strdup (name);
  element->text = text;
  element->children = g_ptr_array_new_with_free_func ((GDestroyNotify) airs_element_free);
  return element;
}

char *
airs_make_text (AirsMaker *maker)
{
  return g_strdup_printf ("Text <%u> & “é”", ++maker->n_texts);
}

/* As the schema takes it. */
static char *
make_form (AirsMaker *maker, KithAirsForm form)
{
  static const char *const forms[] = {
    [KITH_AIRS_NUMBER] = "12",     [KITH_AIRS_DATE] = "2026-03-09",
    [KITH_AIRS_TIME] = "09:30:00", [KITH_AIRS_DATE_TIME] = "2026-03-09T09:30:00+01:00",
    [KITH_AIRS_YEAR] = "1987",     [KITH_AIRS_DEGREES] = "-12.75",
    [KITH_AIRS_OWNER] = "HARBOR1", [KITH_AIRS_ADDRESS] = "help@harbor-house.test",
    [KITH_AIRS_SEX] = "Female",
  };

  return !maker->fits || form == KITH_AIRS_ANY ? airs_make_text (maker) : g_strdup (forms[form]);
}

static void
make_day (AirsMaker *maker, AirsElement *day)
{
  /* One is as much as one element; the next is the next. */
  if (maker->fits)
    {
      g_ptr_array_add (day->children, airs_element_new ("From", make_form (maker, KITH_AIRS_TIME)));
      return;
    }
  for (guint n = (guint) g_rand_int_range (maker->rand, 0, 3); n > 0; n--)
    {
      g_ptr_array_add (day->children, airs_element_new ("From", airs_make_text (maker)));
      g_ptr_array_add (day->children, airs_element_new ("To", airs_make_text (maker)));
    }
}

static void
make_open_hours (AirsMaker *maker, AirsElement *hours)
{
  g_ptr_array_add (hours->children, airs_element_new ("dayOpen", g_strdup ("Friday")));
  for (guint n = (guint) g_rand_int_range (maker->rand, 0, 3); n > 0; n--)
    {
      g_ptr_array_add (hours->children, airs_element_new ("TimeOpens", airs_make_text (maker)));
      g_ptr_array_add (hours->children, airs_element_new ("TimeCloses", airs_make_text (maker)));
    }
}

static AirsElement *make_by_rule (AirsMaker *maker, const KithAirsRule *rule);

/* Children in the order of the rules, so that each group begins with its text. */
static void
make_flat (AirsMaker *maker, AirsElement *parent, const KithAirsRule *rule)
{
  for (guint n = (guint) g_rand_int_range (maker->rand, 1, 4); n > 0; n--)
    for (const KithAirsRule *inner = rule->within; inner->from != NULL; inner++)
      {
        AirsElement *child;

        if (inner->kind != KITH_AIRS_PASS && g_rand_boolean (maker->rand))
          continue;
        child = inner->kind == KITH_AIRS_PASS ? airs_element_new (inner->from, airs_make_text (maker))
                                              : make_by_rule (maker, inner);
        g_ptr_array_add (parent->children, child);
      }
}

static AirsElement *
make_by_rule (AirsMaker *maker, const KithAirsRule *rule)
{
  gboolean is_group = rule->kind == KITH_AIRS_GROUP || rule->kind == KITH_AIRS_INTO;
  gboolean is_truth = rule->kind == KITH_AIRS_FLAG || rule->kind == KITH_AIRS_TRUTH;
  AirsElement *element = airs_element_new (rule->from, NULL);

  if (is_group)
    airs_make_children (maker, element, rule->within);
  if (is_truth)
    element->text = g_strdup (g_rand_boolean (maker->rand) ? "true" : "1");
  else if (rule->kind == KITH_AIRS_TEXT || rule->kind == KITH_AIRS_EXTRA || g_strcmp0 (rule->text, ".") == 0)
    element->text = make_form (maker, rule->form);
  if (rule->kind == KITH_AIRS_DAY)
    make_day (maker, element);
  if (rule->kind == KITH_AIRS_OPEN)
    make_open_hours (maker, element);
  if (rule->kind == KITH_AIRS_FLAT)
    make_flat (maker, element, rule);
  if (rule->kind == KITH_AIRS_CODES)
    for (guint n = (guint) g_rand_int_range (maker->rand, 1, 4); n > 0; n--)
      g_ptr_array_add (element->children, airs_element_new ("Code", airs_make_text (maker)));
  return element;
}

/* What rules pass over is taken elsewhere: as the text of a group, as a key, or as an entry of its own. */
static void
expect_passed (const char *name)
{
  static const char *const passed[] = { "Key",
                                        "@Status",
                                        "Name",
                                        "PhoneNumber",
                                        "Address",
                                        "URL",
                                        "Notes",
                                        "License",
                                        "Description",
                                        "Step",
                                        "ServiceGroup",
                                        "Site",
                                        "Agency",
                                        "DocumentsRequired",
                                        "AgencyLocation",
                                        "SiteService",
                                        "@ServiceGroupKey",
                                        "Status",
                                        "Phone",
                                        "AlternateName",
                                        "Url",
                                        "LanguageName",
                                        "Source",
                                        "Title",
                                        "TaxonomyCode",
                                        "Gender",
                                        "AgencyID",
                                        "ID",
                                        "ServiceGroupID",
                                        "ServiceID",
                                        "SiteID",
                                        NULL };

  if (!g_strv_contains (passed, name))
    g_error ("nobody takes %s", name);
}

/* Which element the rules are of, where several share some. */
static guint
find_home (const KithAirsRule *rules)
{
  if (rules == kith_airs_agency_rules)
    return KITH_AIRS_AGENCY;
  return rules == kith_airs_site_rules ? KITH_AIRS_SITE : KITH_AIRS_SERVICE;
}

/* How many elements there are to be of a rule: from least to fewer than most. choice: of those that exclude
 * each other. */
static void
bound (AirsMaker *maker, const KithAirsRule *rule, guint home, guint choice, int *least, int *most)
{
  gboolean is_single = rule->from[0] == '@' || rule->kind == KITH_AIRS_TEXT || rule->kind == KITH_AIRS_INTO ||
                       rule->kind == KITH_AIRS_EXTRA;

  *least = 0;
  *most = is_single ? 2 : 4;
  if (!maker->fits)
    return;
  *most = rule->many ? 4 : 2;
  if (rule->need != KITH_AIRS_OPTIONAL && rule->from[0] != '@')
    *least = 1;
  if (rule->place == 0 || (rule->home != 0 && (rule->home & home) == 0) ||
      (rule->choice != 0 && rule->choice != choice))
    *least = *most = 0;
}

void
airs_make_children (AirsMaker *maker, AirsElement *parent, const KithAirsRule *rules)
{
  guint choice = g_rand_boolean (maker->rand) ? 1 : 2;

  for (const KithAirsRule *rule = rules; rule->from != NULL; rule++)
    {
      int least, most;

      if (rule->kind == KITH_AIRS_PASS)
        expect_passed (rule->from);
      if (rule->kind == KITH_AIRS_PASS || g_str_equal (rule->from, "@delete"))
        continue;
      bound (maker, rule, find_home (rules), choice, &least, &most);
      for (int n = most > 0 ? g_rand_int_range (maker->rand, least, most) : 0; n > 0; n--)
        g_ptr_array_add (parent->children, make_by_rule (maker, rule));
    }
  if (!maker->fits && g_rand_int_range (maker->rand, 0, 4) == 0)
    {
      AirsElement *unknown = airs_element_new ("Unheard", NULL);

      g_ptr_array_add (unknown->children, airs_element_new ("@of", airs_make_text (maker)));
      g_ptr_array_add (unknown->children, airs_element_new ("Inner", airs_make_text (maker)));
      g_ptr_array_add (unknown->children, airs_element_new ("Inner", airs_make_text (maker)));
      g_ptr_array_add (parent->children, unknown);
    }
}

static gboolean
has_child (const AirsElement *parent, const char *name)
{
  for (guint i = 0; i < parent->children->len; i++)
    if (g_str_equal (((const AirsElement *) parent->children->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* What a group's text is taken from stands where the rules pass over it. */
void
airs_give_texts (AirsMaker *maker, AirsElement *parent)
{
  static const struct
  {
    const char *element;
    const char *text;
    gboolean is_3; /* of AIRS XML 3 */
  } texts[] = {
    { "AKA", "Name", TRUE },
    { "Phone", "PhoneNumber", TRUE },
    { "URL", "Address", TRUE },
    { "Email", "Address", TRUE },
    { "Contact", "Name", TRUE },
    { "TimeOpen", "Notes", TRUE },
    { "LicenseAccreditation", "License", TRUE },
    { "NoPhysicalAddress", "Description", TRUE },
    { "Seasonal", "Description", TRUE },
    { "DocumentsRequired", "DocumentsRequired", TRUE },
    { "ApplicationProcess", "Step", TRUE },
    { "ApplicationProcess", "Title" },
    { "AlternateName", "AlternateName" },
    { "Phone", "Phone" },
    { "ContactPhone", "Phone" },
    { "Funding", "Source" },
    { "DocumentsRequired", "Title" },
    { "Taxonomy", "TaxonomyCode" },
    { "ServiceArea", "Name" },
    { "GenderRequirement", "Gender" },
  };

  for (guint i = 0; i < parent->children->len; i++)
    airs_give_texts (maker, parent->children->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (parent->text == NULL && g_str_equal (parent->name, texts[i].element))
      for (int n = g_rand_int_range (maker->rand, 0, maker->fits ? 2 : 3); n > 0; n--)
        {
          KithAirsForm form = g_str_equal (parent->name, "Email") ? KITH_AIRS_ADDRESS : KITH_AIRS_ANY;

          if (!maker->fits || (texts[i].is_3 && !has_child (parent, "ReasonWithheld")))
            g_ptr_array_add (parent->children, airs_element_new (texts[i].text, make_form (maker, form)));
        }
}

static AirsElement *
make_site (AirsMaker *maker, guint number)
{
  AirsElement *site = airs_element_new ("Site", NULL);

  g_ptr_array_add (site->children, airs_element_new ("Key", g_strdup_printf ("%u", number)));
  airs_make_children (maker, site, kith_airs_site_rules);
  for (guint n = (guint) g_rand_int_range (maker->rand, 0, 3); n > 0; n--)
    {
      AirsElement *service = airs_element_new ("SiteService", NULL);

      g_ptr_array_add (service->children, airs_element_new ("Key", g_strdup_printf ("%u", n)));
      airs_make_children (maker, service, kith_airs_service_rules);
      g_ptr_array_add (site->children, service);
    }
  return site;
}

AirsElement *
airs_make_agency (AirsMaker *maker)
{
  AirsElement *agency = airs_element_new ("Agency", NULL);

  airs_make_children (maker, agency, kith_airs_agency_rules);
  g_ptr_array_add (agency->children, airs_element_new ("Key", g_strdup ("7")));
  if (!maker->fits || !has_child (agency, "Name"))
    g_ptr_array_add (agency->children, airs_element_new ("Name", airs_make_text (maker)));
  for (guint n = (guint) g_rand_int_range (maker->rand, 0, 4); n > 0; n--)
    g_ptr_array_add (agency->children, make_site (maker, n));
  airs_give_texts (maker, agency);
  return agency;
}

static void
write_element (GString *out, const AirsElement *element)
{
  g_string_append_printf (out, "<%s", element->name);
  for (guint i = 0; i < element->children->len; i++)
    {
      const AirsElement *child = element->children->pdata[i];
      g_autofree char *value = child->text != NULL ? g_markup_escape_text (child->text, -1) : NULL;

      if (child->name[0] == '@')
        g_string_append_printf (out, " %s=\"%s\"", child->name + 1, value);
    }
  g_string_append (out, ">\n  ");
  if (element->text != NULL)
    {
      g_autofree char *text = g_markup_escape_text (element->text, -1);

      g_string_append (out, text);
    }
  for (guint i = 0; i < element->children->len; i++)
    if (((const AirsElement *) element->children->pdata[i])->name[0] != '@')
      write_element (out, element->children->pdata[i]);
  g_string_append_printf (out, "</%s>\n", element->name);
}

char *
airs_write_file (GPtrArray *records, const char *space)
{
  GString *out = g_string_new ("<?xml version=\"1.0\"?>");

  g_string_append_printf (out, "<Source xmlns=\"%s\" SourceEntity=\"Harbor\">", space);
  for (guint i = 0; i < records->len; i++)
    write_element (out, records->pdata[i]);
  g_string_append (out, "</Source>");
  return g_string_free (out, FALSE);
}

/* Neighbours of different names change places, but where their order says what belongs to what. */
void
airs_shuffle (GRand *rand, AirsElement *parent)
{
  gboolean is_flat = g_str_equal (parent->name, "Languages") ||
                     g_str_equal (parent->name, "InternetResource") || g_str_has_suffix (parent->name, "day");
  guint n = parent->children->len;

  for (guint i = 0; i < n; i++)
    airs_shuffle (rand, parent->children->pdata[i]);
  for (guint i = 0; i + 1 < n * n && !is_flat; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) n - 1);
      AirsElement *one = parent->children->pdata[at], *next = parent->children->pdata[at + 1];

      if (g_str_equal (one->name, next->name))
        continue;
      parent->children->pdata[at] = next;
      parent->children->pdata[at + 1] = one;
    }
}

void
airs_count_texts (const AirsElement *element, guint *n_texts)
{
  *n_texts += element->text != NULL && g_str_has_prefix (element->text, "Text <");
  for (guint i = 0; i < element->children->len; i++)
    airs_count_texts (element->children->pdata[i], n_texts);
}
