/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to call: the numbers of who is nearest to the service, as they are written, with what each is for. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/kith-handout-private.h"

typedef enum
{
  VOICE,
  OFFICE, /* for those who run it */
  TYPED,  /* for those who cannot hear */
  FAX,
} Use;

typedef struct
{
  char *text;   /* (owned) */
  char *note;   /* (owned) (nullable) */
  char *digits; /* (owned) what is dialled */
  Use use;
} Phone;

static void
phone_free (gpointer data)
{
  Phone *phone = data;

  g_free (phone->text);
  g_free (phone->note);
  g_free (phone->digits);
  g_free (phone);
}

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, word) != NULL;
}

/* As sources write it, in whichever of the parts. */
static Use
use_of (const KithValueIter *phone)
{
  static const char *const parts[] = { "type", "function", "note" };
  Use use = VOICE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = kith_value_get_within (phone, parts[i]);

      if (has_word (text, "fax"))
        return FAX;
      if (has_word (text, "tty") || has_word (text, "tdd"))
        use = TYPED;
      else if (has_word (text, "administrat") && use == VOICE)
        use = OFFICE;
    }
  return use;
}

static void
append_note (GString *note, const char *text)
{
  g_autofree char *inner = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (inner == NULL || *inner == '\0' || (*inner != '\0' && strstr (note->str, inner) != NULL))
    return;
  if (note->len > 0)
    g_string_append (note, " · ");
  g_string_append (note, inner);
}

/* What it is for; not that one speaks into it. */
static char *
note_of (const KithHandoutMaker *self, const KithValueIter *phone, Use use)
{
  g_autoptr (GString) note = g_string_new (NULL);

  if (use == TYPED)
    append_note (note, kith_language_say (self->language, N_ ("For a text telephone (TTY)")));
  append_note (note, kith_value_get_within (phone, "function"));
  append_note (note, kith_value_get_within (phone, "note"));
  if (kith_value_is_true_within (phone, "toll-free"))
    append_note (note, kith_language_say (self->language, N_ ("Calling is free")));
  return note->len > 0 ? g_strdup (note->str) : NULL;
}

static char *
text_of (const KithHandoutMaker *self, const KithValueIter *phone)
{
  const char *extension = kith_value_get_within (phone, "extension");
  g_autofree char *number = g_strstrip (g_strdup (phone->text));

  if (extension == NULL || *extension == '\0')
    return g_steal_pointer (&number);
  /* Translators: a phone number and its extension */
  return g_strdup_printf (kith_language_say (self->language, N_ ("%s extension %s")), number, extension);
}

/* Of the text without words in any language. */
static char *
digits_of (const KithValueIter *phone)
{
  const char *extension = kith_value_get_within (phone, "extension");
  g_autofree char *all = g_strconcat (phone->text, "x", extension, NULL);
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *at = all; *at != '\0'; at++)
    if (g_ascii_isdigit (*at) || *at == '+' || *at == 'x')
      g_string_append_c (digits, *at);
  return g_strdup (digits->str);
}

static gboolean
is_known (GPtrArray *phones, const char *digits)
{
  for (guint i = 0; i < phones->len; i++)
    if (g_str_equal (((const Phone *) g_ptr_array_index (phones, i))->digits, digits))
      return TRUE;
  return FALSE;
}

/* Those of one level. Returns whether one of them is to speak into. */
static gboolean
collect (const KithHandoutMaker *self, const KithValues *values, GPtrArray *phones)
{
  gboolean has_voice = FALSE;
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "phone"))
    {
      Use use = use_of (&iter);
      g_autofree char *digits = digits_of (&iter);
      Phone *phone;

      if (use == FAX || is_known (phones, digits))
        continue;
      phone = g_new0 (Phone, 1);
      phone->text = text_of (self, &iter);
      phone->note = note_of (self, &iter, use);
      phone->digits = g_steal_pointer (&digits);
      phone->use = use;
      has_voice |= use != TYPED;
      g_ptr_array_add (phones, phone);
    }
  return has_voice;
}

/* Adds the numbers of the first level that has one to speak into; before it those that it adds nothing to. */
void
_kith_handout_add_phones (KithHandoutMaker *self)
{
  g_autoptr (GPtrArray) phones = g_ptr_array_new_with_free_func (phone_free);

  for (guint i = 0; i < KITH_HANDOUT_N_LEVELS; i++)
    {
      const KithValues *values = _kith_handout_level (self->entry, i);

      if (values != NULL && collect (self, values, phones))
        break;
    }
  for (guint use = VOICE; use < FAX; use++)
    for (guint i = 0; i < phones->len; i++)
      {
        const Phone *phone = g_ptr_array_index (phones, i);

        if (phone->use == use)
          _kith_handout_add (self, KITH_HANDOUT_PHONE, phone->text, phone->note);
      }
}
