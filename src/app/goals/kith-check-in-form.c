/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is planned and what was done are typed in one form; only what belongs to the one leaves it. */

#include "goals/kith-check-in-form.h"

#include "base/kith-text.h"

/* In days: when they are asked, unless another day is typed. */
#define USUAL_DUE 14

#define DRAFT_CHECK_IN "check-in"
#define DRAFT_VERSION "version"
#define DRAFT_PLANNED "planned"
#define DRAFT_DUE "due"
#define DRAFT_CHANGES "changes"
#define DRAFT_WAYS "ways"
#define DRAFT_WORKER "worker"
#define DRAFT_WAY "way"
#define DRAFT_OUTCOME "outcome"
#define DRAFT_TEXTS "texts"
#define DRAFT_CHANGED "changed"

struct _KithCheckInForm
{
  gint64 check_in;
  gint64 version;
  KithDay planned; /* when the check-in was that this is about */
  KithDay due;     /* for when */
  gboolean changes;
  KithContactWays permitted;
  KithContactWays ways;
  gint64 worker;
  KithContactWay way;
  KithContactOutcome outcome;
  char *texts[KITH_N_CHECK_IN_TEXTS]; /* (owned) */
  gboolean changed;
};

/**
 * kith_check_in_form_new:
 * @today: the center's day
 * @worker: whose account is to ask, unless another is chosen
 *
 * Returns: (transfer full): a check-in in person, on the usual day
 */
KithCheckInForm *
kith_check_in_form_new (KithDay today, gint64 worker)
{
  KithCheckInForm *self = g_new0 (KithCheckInForm, 1);

  self->planned = self->due = KITH_DAY_NONE;
  self->permitted = self->ways = KITH_WAYS_IN_PERSON;
  self->worker = worker;
  for (guint i = 0; i < KITH_N_CHECK_IN_TEXTS; i++)
    self->texts[i] = i == KITH_CHECK_IN_TEXT_DAY ? kith_day_format_iso (today) : g_strdup ("");
  g_free (self->texts[KITH_CHECK_IN_TEXT_DUE]);
  self->texts[KITH_CHECK_IN_TEXT_DUE] = kith_day_format_iso (today + USUAL_DUE);
  return self;
}

/* The first of them, in the order in which they are offered. */
static KithContactWay
first_way (KithContactWays ways)
{
#define WAY(symbol, ...)                                                                                     \
  if (((guint) ways & (guint) KITH_WAYS_##symbol) != 0)                                                      \
    return KITH_WAY_##symbol;
  KITH_CONTACT_WAYS (WAY)
#undef WAY
  return KITH_WAY_IN_PERSON;
}

/**
 * kith_check_in_form_new_contact:
 * @about: the check-in
 * @today: the center's day, on which it was unless another is typed
 *
 * It begins as planned and with the person reached, which is to be asked again after the usual time.
 *
 * Returns: (transfer full): how it went
 */
KithCheckInForm *
kith_check_in_form_new_contact (const KithCheckIn *about, KithDay today)
{
  KithCheckInForm *self = kith_check_in_form_new (today, about->worker);

  kith_check_in_form_follow (self, about);
  self->way = first_way (about->ways);
  self->outcome = KITH_CONTACT_REACHED;
  g_free (self->texts[KITH_CHECK_IN_TEXT_NEXT]);
  self->texts[KITH_CHECK_IN_TEXT_NEXT] = kith_day_format_iso (today + USUAL_DUE);
  return self;
}

/**
 * kith_check_in_form_new_change:
 * @about: the check-in
 * @today: the center's day
 *
 * Returns: (transfer full): the check-in as it is planned, to be planned otherwise
 */
KithCheckInForm *
kith_check_in_form_new_change (const KithCheckIn *about, KithDay today)
{
  KithCheckInForm *self = kith_check_in_form_new (today, about->worker);

  kith_check_in_form_follow (self, about);
  self->changes = TRUE;
  self->ways = about->ways;
  kith_text_replace (&self->texts[KITH_CHECK_IN_TEXT_WORDS], about->words);
  if (about->due_day != KITH_DAY_NONE)
    {
      g_free (self->texts[KITH_CHECK_IN_TEXT_DUE]);
      self->texts[KITH_CHECK_IN_TEXT_DUE] = kith_day_format_iso (about->due_day);
    }
  return self;
}

/**
 * kith_check_in_form_free:
 * @self: (transfer full): a form
 */
void
kith_check_in_form_free (KithCheckInForm *self)
{
  for (guint i = 0; i < KITH_N_CHECK_IN_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

/**
 * kith_check_in_form_get_form:
 * @self: a form
 *
 * Returns: what of a check-in is typed
 */
KithCheckInFormKind
kith_check_in_form_get_form (const KithCheckInForm *self)
{
  if (self->check_in == 0)
    return KITH_CHECK_IN_FORM_PLANS;
  return self->changes ? KITH_CHECK_IN_FORM_CHANGES : KITH_CHECK_IN_FORM_ASKS;
}

/**
 * kith_check_in_form_get_check_in:
 * @self: a form
 *
 * Returns: which check-in it is about, 0 for one that is being planned
 */
gint64
kith_check_in_form_get_check_in (const KithCheckInForm *self)
{
  return self->check_in;
}

/**
 * kith_check_in_form_follow:
 * @self: a form
 * @about: the check-in as it was read just now
 *
 * Whoever types has it before them as it is.
 */
void
kith_check_in_form_follow (KithCheckInForm *self, const KithCheckIn *about)
{
  self->check_in = about->id;
  self->version = about->version;
  self->planned = about->day;
  self->due = about->due_day;
}

/**
 * kith_check_in_form_get_permitted:
 * @self: a form
 *
 * Returns: how the person may be reached, as far as it is known
 */
KithContactWays
kith_check_in_form_get_permitted (const KithCheckInForm *self)
{
  return self->permitted;
}

/**
 * kith_check_in_form_set_permitted:
 * @self: a form
 * @permitted: how the person may be reached, as they say now
 */
void
kith_check_in_form_set_permitted (KithCheckInForm *self, KithContactWays permitted)
{
  self->permitted = permitted;
}

/**
 * kith_check_in_form_get_ways:
 * @self: a form
 *
 * Returns: by which ways they are to be asked
 */
KithContactWays
kith_check_in_form_get_ways (const KithCheckInForm *self)
{
  return self->ways;
}

/**
 * kith_check_in_form_set_ways:
 * @self: a form
 * @ways: by which ways they are to be asked
 *
 * Returns: whether that changed anything
 */
gboolean
kith_check_in_form_set_ways (KithCheckInForm *self, KithContactWays ways)
{
  if (self->ways == ways)
    return FALSE;
  self->ways = ways;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_check_in_form_get_worker:
 * @self: a form
 *
 * Returns: whose account is to ask
 */
gint64
kith_check_in_form_get_worker (const KithCheckInForm *self)
{
  return self->worker;
}

/**
 * kith_check_in_form_set_worker:
 * @self: a form
 * @worker: whose account is to ask
 *
 * Returns: whether that changed anything
 */
gboolean
kith_check_in_form_set_worker (KithCheckInForm *self, gint64 worker)
{
  if (self->worker == worker)
    return FALSE;
  self->worker = worker;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_check_in_form_get_way:
 * @self: a form
 *
 * Returns: how they were asked
 */
KithContactWay
kith_check_in_form_get_way (const KithCheckInForm *self)
{
  return self->way;
}

/**
 * kith_check_in_form_set_way:
 * @self: a form
 * @way: how they were asked
 *
 * Returns: whether that changed anything
 */
gboolean
kith_check_in_form_set_way (KithCheckInForm *self, KithContactWay way)
{
  if (self->way == way)
    return FALSE;
  self->way = way;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_check_in_form_get_outcome:
 * @self: a form
 *
 * Returns: what came of it
 */
KithContactOutcome
kith_check_in_form_get_outcome (const KithCheckInForm *self)
{
  return self->outcome;
}

/**
 * kith_check_in_form_set_outcome:
 * @self: a form
 * @outcome: what came of it
 *
 * Returns: whether that changed anything
 */
gboolean
kith_check_in_form_set_outcome (KithCheckInForm *self, KithContactOutcome outcome)
{
  if (self->outcome == outcome)
    return FALSE;
  self->outcome = outcome;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_check_in_form_get_text:
 * @self: a form
 * @text: which
 *
 * Returns: (transfer none): as typed
 */
const char *
kith_check_in_form_get_text (const KithCheckInForm *self, KithCheckInText text)
{
  g_return_val_if_fail (text < KITH_N_CHECK_IN_TEXTS, NULL);
  return self->texts[text];
}

/**
 * kith_check_in_form_set_text:
 * @self: a form
 * @text: which
 * @value: as typed
 *
 * Returns: whether that changed anything
 */
gboolean
kith_check_in_form_set_text (KithCheckInForm *self, KithCheckInText text, const char *value)
{
  g_return_val_if_fail (text < KITH_N_CHECK_IN_TEXTS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!kith_text_replace (&self->texts[text], value))
    return FALSE;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_check_in_form_is_changed:
 * @self: a form
 *
 * Returns: whether anything was typed or chosen in it
 */
gboolean
kith_check_in_form_is_changed (const KithCheckInForm *self)
{
  return self->changed;
}

/**
 * kith_check_in_form_asked:
 * @self: a form
 *
 * Returns: whether somebody was asked, or was to be: there is a way then, and may be a next time
 */
gboolean
kith_check_in_form_asked (const KithCheckInForm *self)
{
  return self->outcome != KITH_CONTACT_NOT_NEEDED;
}

static KithDay
read_day (const char *typed)
{
  g_autofree char *clean = kith_text_clean (typed, KITH_TEXT_LINE_MAX);
  KithDay day;

  return kith_day_parse (clean, &day, NULL) ? day : KITH_DAY_NONE;
}

static gboolean
check_day (const char *typed, KithCheckInPart at, KithCheckInPart *part, GError **error)
{
  g_autofree char *clean = kith_text_clean (typed, KITH_TEXT_LINE_MAX);
  KithDay day;

  if (*clean == '\0' || kith_day_parse (clean, &day, error))
    return TRUE;
  if (part != NULL)
    *part = at;
  return FALSE;
}

static gboolean
check_contact (const KithCheckInForm *self, KithDay today, KithCheckInPart *part, GError **error)
{
  g_autoptr (KithCheckIn) check_in = kith_check_in_form_to_check_in (self, 0);
  g_autoptr (KithCheckInContact) contact = kith_check_in_form_to_contact (self);

  return check_day (self->texts[KITH_CHECK_IN_TEXT_DAY], KITH_CHECK_IN_PART_DAY, part, error) &&
         (!kith_check_in_form_asked (self) ||
          check_day (self->texts[KITH_CHECK_IN_TEXT_NEXT], KITH_CHECK_IN_PART_NEXT, part, error)) &&
         kith_check_in_check_contact (check_in, contact, today, part, error);
}

/**
 * kith_check_in_form_check:
 * @self: a form
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with a sentence that says what to do
 *
 * Returns: whether it can be written down
 */
gboolean
kith_check_in_form_check (const KithCheckInForm *self, KithDay today, KithCheckInPart *part, GError **error)
{
  g_autoptr (KithCheckIn) check_in = NULL;

  if (kith_check_in_form_get_form (self) == KITH_CHECK_IN_FORM_ASKS)
    return check_contact (self, today, part, error);
  check_in = kith_check_in_form_to_check_in (self, 0);
  /* What is overdue can be put in other words without another day. */
  if (self->check_in != 0 && self->due != KITH_DAY_NONE && check_in->due_day == self->due)
    today = MIN (today, self->due);
  return check_day (self->texts[KITH_CHECK_IN_TEXT_DUE], KITH_CHECK_IN_PART_DUE, part, error) &&
         kith_check_in_check (check_in, self->permitted, today, part, error);
}

/**
 * kith_check_in_form_to_check_in:
 * @self: a form
 * @person: who is to be asked
 *
 * Returns: (transfer full): what is typed of the check-in itself, cleaned
 */
KithCheckIn *
kith_check_in_form_to_check_in (const KithCheckInForm *self, gint64 person)
{
  KithCheckIn *check_in = kith_check_in_new (person);

  check_in->id = self->check_in;
  check_in->version = self->version;
  check_in->day = self->planned;
  check_in->due_day = read_day (self->texts[KITH_CHECK_IN_TEXT_DUE]);
  check_in->worker = self->worker;
  check_in->ways = self->ways;
  check_in->words = g_strdup (self->texts[KITH_CHECK_IN_TEXT_WORDS]);
  kith_check_in_clean (check_in);
  return check_in;
}

/**
 * kith_check_in_form_to_contact:
 * @self: a form
 *
 * Returns: (transfer full): what is typed of how it went, cleaned, without what does not belong to it
 */
KithCheckInContact *
kith_check_in_form_to_contact (const KithCheckInForm *self)
{
  gboolean asked = kith_check_in_form_asked (self);
  KithCheckInContact *contact = kith_check_in_contact_new (asked ? self->way : KITH_WAY_NONE, self->outcome);

  contact->day = read_day (self->texts[KITH_CHECK_IN_TEXT_DAY]);
  if (asked)
    contact->next_day = read_day (self->texts[KITH_CHECK_IN_TEXT_NEXT]);
  contact->words = g_strdup (self->texts[KITH_CHECK_IN_TEXT_SAID]);
  kith_check_in_contact_clean (contact);
  return contact;
}

/**
 * kith_check_in_form_to_draft:
 * @self: a form
 *
 * Returns: (transfer floating): an a{sv} of what is typed
 */
GVariant *
kith_check_in_form_to_draft (const KithCheckInForm *self)
{
  GVariantDict draft;

  g_variant_dict_init (&draft, NULL);
  g_variant_dict_insert (&draft, DRAFT_CHECK_IN, "x", self->check_in);
  g_variant_dict_insert (&draft, DRAFT_VERSION, "x", self->version);
  g_variant_dict_insert (&draft, DRAFT_PLANNED, "i", self->planned);
  g_variant_dict_insert (&draft, DRAFT_DUE, "i", self->due);
  g_variant_dict_insert (&draft, DRAFT_CHANGES, "b", self->changes);
  g_variant_dict_insert (&draft, DRAFT_WAYS, "i", (gint32) self->ways);
  g_variant_dict_insert (&draft, DRAFT_WORKER, "x", self->worker);
  g_variant_dict_insert (&draft, DRAFT_WAY, "i", (gint32) self->way);
  g_variant_dict_insert (&draft, DRAFT_OUTCOME, "i", (gint32) self->outcome);
  g_variant_dict_insert_value (&draft, DRAFT_TEXTS,
                               g_variant_new_strv ((const char *const *) self->texts, KITH_N_CHECK_IN_TEXTS));
  g_variant_dict_insert (&draft, DRAFT_CHANGED, "b", self->changed);
  return g_variant_dict_end (&draft);
}

/**
 * kith_check_in_form_take_draft:
 * @self: a form
 * @draft: what kith_check_in_form_to_draft() made
 *
 * Goes on where it was left; what cannot be read of it stays as it is.
 */
void
kith_check_in_form_take_draft (KithCheckInForm *self, GVariant *draft)
{
  g_auto (GStrv) texts = NULL;
  gint32 number;

  g_return_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE_VARDICT));

  g_variant_lookup (draft, DRAFT_CHECK_IN, "x", &self->check_in);
  g_variant_lookup (draft, DRAFT_VERSION, "x", &self->version);
  g_variant_lookup (draft, DRAFT_PLANNED, "i", &self->planned);
  g_variant_lookup (draft, DRAFT_DUE, "i", &self->due);
  g_variant_lookup (draft, DRAFT_CHANGES, "b", &self->changes);
  g_variant_lookup (draft, DRAFT_WORKER, "x", &self->worker);
  g_variant_lookup (draft, DRAFT_CHANGED, "b", &self->changed);
  if (g_variant_lookup (draft, DRAFT_WAYS, "i", &number))
    self->ways = (KithContactWays) number;
  if (g_variant_lookup (draft, DRAFT_WAY, "i", &number))
    self->way = (KithContactWay) number;
  if (g_variant_lookup (draft, DRAFT_OUTCOME, "i", &number))
    self->outcome = (KithContactOutcome) number;
  if (!g_variant_lookup (draft, DRAFT_TEXTS, "^as", &texts))
    return;
  for (guint i = 0; texts[i] != NULL && i < KITH_N_CHECK_IN_TEXTS; i++)
    kith_text_replace (&self->texts[i], texts[i]);
}
