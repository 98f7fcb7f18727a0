/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of somebody's table of people means, told by its name. */

#include "people/kith-import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-import-table.h"

static const char *const codes[KITH_N_IMPORT_FIELDS] = {
#define FIELD(symbol, code, label) code,
  KITH_IMPORT_FIELDS (FIELD)
#undef FIELD
};

static const char *const labels[KITH_N_IMPORT_FIELDS] = {
#define FIELD(symbol, code, label) label,
  KITH_IMPORT_FIELDS (FIELD)
#undef FIELD
};

/* As kith_import_table_fold_header() gives them. */
static const struct
{
  const char *header;
  KithImportField field;
} known[] = {
  { "name", KITH_IMPORT_NAME },
  { "fullname", KITH_IMPORT_NAME },
  { "displayname", KITH_IMPORT_NAME },
  { "preferredname", KITH_IMPORT_NAME },
  { "personname", KITH_IMPORT_NAME },
  { "clientname", KITH_IMPORT_NAME },
  { "membername", KITH_IMPORT_NAME },
  { "givenname", KITH_IMPORT_GIVEN },
  { "given", KITH_IMPORT_GIVEN },
  { "firstname", KITH_IMPORT_GIVEN },
  { "first", KITH_IMPORT_GIVEN },
  { "fname", KITH_IMPORT_GIVEN },
  { "forename", KITH_IMPORT_GIVEN },
  { "middlename", KITH_IMPORT_GIVEN },
  { "middle", KITH_IMPORT_GIVEN },
  { "familyname", KITH_IMPORT_FAMILY },
  { "family", KITH_IMPORT_FAMILY },
  { "lastname", KITH_IMPORT_FAMILY },
  { "last", KITH_IMPORT_FAMILY },
  { "lname", KITH_IMPORT_FAMILY },
  { "surname", KITH_IMPORT_FAMILY },
  { "alias", KITH_IMPORT_ALIAS },
  { "aliases", KITH_IMPORT_ALIAS },
  { "aka", KITH_IMPORT_ALIAS },
  { "knownas", KITH_IMPORT_ALIAS },
  { "nickname", KITH_IMPORT_ALIAS },
  { "othername", KITH_IMPORT_ALIAS },
  { "maidenname", KITH_IMPORT_ALIAS },
  { "legalname", KITH_IMPORT_ALIAS },
  { "pronouns", KITH_IMPORT_PRONOUNS },
  { "pronoun", KITH_IMPORT_PRONOUNS },
  { "code", KITH_IMPORT_CODE },
  { "card", KITH_IMPORT_CODE },
  { "cardcode", KITH_IMPORT_CODE },
  { "cardnumber", KITH_IMPORT_CODE },
  { "id", KITH_IMPORT_CODE },
  { "recid", KITH_IMPORT_CODE },
  { "recordid", KITH_IMPORT_CODE },
  { "personid", KITH_IMPORT_CODE },
  { "clientid", KITH_IMPORT_CODE },
  { "memberid", KITH_IMPORT_CODE },
  { "number", KITH_IMPORT_CODE },
  { "birth", KITH_IMPORT_BIRTH },
  { "birthdate", KITH_IMPORT_BIRTH },
  { "birthday", KITH_IMPORT_BIRTH },
  { "dateofbirth", KITH_IMPORT_BIRTH },
  { "dob", KITH_IMPORT_BIRTH },
  { "born", KITH_IMPORT_BIRTH },
  { "yearofbirth", KITH_IMPORT_BIRTH },
  { "birthyear", KITH_IMPORT_BIRTH },
  { "phone", KITH_IMPORT_PHONE },
  { "phonenumber", KITH_IMPORT_PHONE },
  { "telephone", KITH_IMPORT_PHONE },
  { "tel", KITH_IMPORT_PHONE },
  { "mobile", KITH_IMPORT_PHONE },
  { "cell", KITH_IMPORT_PHONE },
  { "cellphone", KITH_IMPORT_PHONE },
  { "homephone", KITH_IMPORT_PHONE },
  { "email", KITH_IMPORT_EMAIL },
  { "mail", KITH_IMPORT_EMAIL },
  { "emailaddress", KITH_IMPORT_EMAIL },
  { "address", KITH_IMPORT_ADDRESS },
  { "address1", KITH_IMPORT_ADDRESS },
  { "address2", KITH_IMPORT_ADDRESS },
  { "addressline1", KITH_IMPORT_ADDRESS },
  { "addressline2", KITH_IMPORT_ADDRESS },
  { "street", KITH_IMPORT_ADDRESS },
  { "streetaddress", KITH_IMPORT_ADDRESS },
  { "streetnumber", KITH_IMPORT_ADDRESS },
  { "housenumber", KITH_IMPORT_ADDRESS },
  { "suburb", KITH_IMPORT_ADDRESS },
  { "city", KITH_IMPORT_ADDRESS },
  { "town", KITH_IMPORT_ADDRESS },
  { "postcode", KITH_IMPORT_ADDRESS },
  { "postalcode", KITH_IMPORT_ADDRESS },
  { "zip", KITH_IMPORT_ADDRESS },
  { "zipcode", KITH_IMPORT_ADDRESS },
  { "state", KITH_IMPORT_ADDRESS },
  { "county", KITH_IMPORT_ADDRESS },
  { "language", KITH_IMPORT_LANGUAGE },
  { "preferredlanguage", KITH_IMPORT_LANGUAGE },
};

/**
 * kith_import_field_code:
 * @field: a field
 *
 * Returns: (transfer none): its word on the command line
 */
const char *
kith_import_field_code (KithImportField field)
{
  g_return_val_if_fail (field < KITH_N_IMPORT_FIELDS, NULL);

  return codes[field];
}

/**
 * kith_import_field_label:
 * @field: a field
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_import_field_label (KithImportField field)
{
  g_return_val_if_fail (field < KITH_N_IMPORT_FIELDS, NULL);

  return _ (labels[field]);
}

/**
 * kith_import_field_parse:
 * @code: a word
 * @field: (out): what it means
 *
 * Returns: whether it is one of them
 */
gboolean
kith_import_field_parse (const char *code, KithImportField *field)
{
  g_return_val_if_fail (code != NULL && field != NULL, FALSE);

  for (guint i = 0; i < KITH_N_IMPORT_FIELDS; i++)
    if (g_str_equal (codes[i], code))
      {
        *field = (KithImportField) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kith_import_field_guess:
 * @header: a column's name, in whatever case, with or without spaces
 *
 * Returns: what the column most likely means; none where nobody can tell
 */
KithImportField
kith_import_field_guess (const char *header)
{
  g_autofree char *fold = NULL;

  g_return_val_if_fail (header != NULL, KITH_IMPORT_NONE);

  fold = kith_import_table_fold_header (header);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].header, fold) == 0)
      return known[i].field;
  return KITH_IMPORT_NONE;
}
