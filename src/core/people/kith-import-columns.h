/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FIELD (symbol, stable code, label) */
#define KITH_IMPORT_FIELDS(FIELD)                                                                            \
  FIELD (NONE, "none", N_ ("Leave out"))                                                                     \
  FIELD (NAME, "name", N_ ("Name to be called by"))                                                          \
  FIELD (GIVEN, "given", N_ ("Given name"))                                                                  \
  FIELD (FAMILY, "family", N_ ("Family name"))                                                               \
  FIELD (ALIAS, "alias", N_ ("Another name"))                                                                \
  FIELD (PRONOUNS, "pronouns", N_ ("Pronouns"))                                                              \
  FIELD (CODE, "code", N_ ("Card code"))                                                                     \
  FIELD (BIRTH, "birth", N_ ("Date of birth"))                                                               \
  FIELD (PHONE, "phone", N_ ("Phone"))                                                                       \
  FIELD (EMAIL, "email", N_ ("E-mail"))                                                                      \
  FIELD (ADDRESS, "address", N_ ("Postal address"))                                                          \
  FIELD (LANGUAGE, "language", N_ ("Language"))

typedef enum
{
#define FIELD(symbol, ...) KITH_IMPORT_##symbol,
  KITH_IMPORT_FIELDS (FIELD)
#undef FIELD
      KITH_N_IMPORT_FIELDS
} KithImportField;

const char *kith_import_field_code (KithImportField field);
const char *kith_import_field_label (KithImportField field);
gboolean kith_import_field_parse (const char *code, KithImportField *field);
KithImportField kith_import_field_guess (const char *header);

G_END_DECLS
