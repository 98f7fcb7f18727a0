/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Hours as people write them in English: "Mon-Fri 9 am-5 pm". Only what can mean one thing is read; one word
 * that is not understood, one time of which nobody can say whether it is before or after noon, and the whole
 * is not read.
 */

#include "resources/kith-hours.h"

#include "resources/kith-hours-private.h"

#include <string.h>

#define TOKENS_MAX 200
#define NOON (12 * 60)
/* Nothing is open through more than this of a night and the day after it: then a time was misread. */
#define LONGEST_NIGHT (16 * 60)

typedef enum
{
  DAYS,
  TIME,
  DASH,
  COMMA,
  AND,
  BREAK,
  ALL_DAY,
  SHUT,
  NOISE,
} Kind;

typedef enum
{
  UNSAID,
  AM,
  PM,
  FIXED,
} Half;

typedef struct
{
  Kind kind;
  guint days;       /* of DAYS: bit n is weekday n */
  gboolean one_day; /* which may begin a range */
  int hour;         /* of TIME */
  int minute;
  Half half;
  gboolean colon;
  gboolean zero; /* written with a zero before */
} Token;

typedef struct
{
  const char *word;
  Token token;
} Word;

#define WEEK 0xfeu
#define ONE(n)                                                                                               \
  {                                                                                                          \
    .kind = DAYS, .days = 1u << (n), .one_day = TRUE                                                         \
  }

static const Word words[] = {
  { "monday", ONE (1) },
  { "mondays", ONE (1) },
  { "mon", ONE (1) },
  { "tuesday", ONE (2) },
  { "tuesdays", ONE (2) },
  { "tues", ONE (2) },
  { "tue", ONE (2) },
  { "wednesday", ONE (3) },
  { "wednesdays", ONE (3) },
  { "weds", ONE (3) },
  { "wed", ONE (3) },
  { "thursday", ONE (4) },
  { "thursdays", ONE (4) },
  { "thurs", ONE (4) },
  { "thur", ONE (4) },
  { "thu", ONE (4) },
  { "friday", ONE (5) },
  { "fridays", ONE (5) },
  { "fri", ONE (5) },
  { "saturday", ONE (6) },
  { "saturdays", ONE (6) },
  { "sat", ONE (6) },
  { "sunday", ONE (7) },
  { "sundays", ONE (7) },
  { "sun", ONE (7) },
  { "weekdays", { .kind = DAYS, .days = 0x3e } },
  { "weekends", { .kind = DAYS, .days = 0xc0 } },
  { "daily", { .kind = DAYS, .days = WEEK } },
  { "m-f", { .kind = DAYS, .days = 0x3e } },
  { "every day", { .kind = DAYS, .days = WEEK } },
  { "7 days a week", { .kind = DAYS, .days = WEEK } },
  { "seven days a week", { .kind = DAYS, .days = WEEK } },
  { "24 hours a day", { .kind = ALL_DAY } },
  { "24 hours/day", { .kind = ALL_DAY } },
  { "24 hours", { .kind = ALL_DAY } },
  { "24 hrs", { .kind = ALL_DAY } },
  { "all day and night", { .kind = ALL_DAY } },
  { "day and night", { .kind = ALL_DAY } },
  { "closed", { .kind = SHUT } },
  { "noon", { .kind = TIME, .hour = 12, .half = FIXED } },
  { "midnight", { .kind = TIME, .hour = 24, .half = FIXED } },
  { "to", { .kind = DASH } },
  { "through", { .kind = DASH } },
  { "thru", { .kind = DASH } },
  { "until", { .kind = DASH } },
  { "till", { .kind = DASH } },
  { "and", { .kind = AND } },
  { "open", { .kind = NOISE } },
  { "hours", { .kind = NOISE } },
  { "from", { .kind = NOISE } },
  { "on", { .kind = NOISE } },
};

/* A line's end is none: it parts one item from the next. */
static gboolean
is_space (const char *at)
{
  return *at != '\n' && g_unichar_isspace (g_utf8_get_char (at));
}

/* @word at @at, ending where a word ends. */
static gboolean
begins_with (const char *at, const char *word)
{
  gsize n = strlen (word);

  return strncmp (at, word, n) == 0 && !g_unichar_isalnum (g_utf8_get_char (at + n));
}

static const char *
read_half (const char *at, Half *half)
{
  static const char *const spelt[] = { "a.m.", "am", "p.m.", "pm" };
  const char *word = at;

  while (is_space (word))
    word = g_utf8_next_char (word);
  for (guint i = 0; i < G_N_ELEMENTS (spelt); i++)
    if (begins_with (word, spelt[i]))
      {
        *half = i < 2 ? AM : PM;
        return word + strlen (spelt[i]);
      }
  return at;
}

static const char *
read_time (const char *at, Token *token)
{
  guint n = 0;

  while (g_ascii_isdigit (at[n]))
    n++;
  if (n < 1 || n > 2)
    return NULL;
  *token = (Token){ .kind = TIME, .zero = at[0] == '0' && n == 2 };
  token->hour = n == 1 ? at[0] - '0' : (at[0] - '0') * 10 + at[1] - '0';
  at += n;
  if (*at == ':')
    {
      if (!g_ascii_isdigit (at[1]) || !g_ascii_isdigit (at[2]) || g_ascii_isdigit (at[3]))
        return NULL;
      token->minute = (at[1] - '0') * 10 + at[2] - '0';
      token->colon = TRUE;
      at += 3;
    }
  at = read_half (at, &token->half);
  if (g_ascii_isalnum (*at) || token->minute > 59)
    return NULL;
  if (token->half != UNSAID && (token->hour < 1 || token->hour > 12))
    return NULL;
  return token->hour <= 24 ? at : NULL;
}

static const char *
read_token (const char *at, Token *token)
{
  static const struct
  {
    const char *sign;
    Kind kind;
  } signs[] = { { "-", DASH }, { "\xe2\x80\x93", DASH }, { "\xe2\x80\x94", DASH }, { ",", COMMA },
                { "&", AND },  { ";", BREAK },           { "\n", BREAK },          { ":", NOISE } };

  if (begins_with (at, "24/7"))
    {
      *token = (Token){ .kind = ALL_DAY, .days = WEEK };
      return at + 4;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (begins_with (at, words[i].word))
      {
        *token = words[i].token;
        at += strlen (words[i].word);
        /* "Mon." is short for Monday; after "noon" it ends a sentence. */
        return token->kind == DAYS && *at == '.' ? at + 1 : at;
      }
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (at, signs[i].sign))
      {
        *token = (Token){ .kind = signs[i].kind };
        return at + strlen (signs[i].sign);
      }
  return read_time (at, token);
}

static GArray *
tokenize (const char *text)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, TRUE, sizeof (Token));
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char *at = g_strstrip (lower);

  while (*at != '\0')
    {
      Token token = { 0 };

      if (is_space (at))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      if (strcmp (at, ".") == 0)
        break;
      at = read_token (at, &token);
      if (at == NULL || tokens->len == TOKENS_MAX)
        return NULL;
      if (token.kind != NOISE)
        g_array_append_val (tokens, token);
    }
  return g_steal_pointer (&tokens);
}

static int
minute_of (const Token *time, Half half)
{
  if (half == FIXED || half == UNSAID)
    return time->hour * 60 + time->minute;
  return (time->hour % 12 + (half == PM ? 12 : 0)) * 60 + time->minute;
}

/* "2-5 pm", where the first can only mean afternoon; "10-2 pm", where it can only mean morning. */
static Half
half_before (const Token *from, int to)
{
  int morning, afternoon;

  if (from->hour < 1 || from->hour > 12 || from->zero)
    return UNSAID;
  morning = minute_of (from, AM);
  afternoon = minute_of (from, PM);
  if (afternoon >= to)
    return morning >= 6 * 60 && morning < NOON ? AM : UNSAID;
  return morning < 6 * 60 ? PM : UNSAID;
}

/* Times of which none says its half of the day: those of a clock of 24 hours, where it is surely one. */
static gboolean
is_24_hours (const Token *from, const Token *to)
{
  if (!from->colon || !to->colon || minute_of (to, UNSAID) > KITH_HOURS_DAY || from->hour > 23)
    return FALSE;
  if (to->hour < from->hour || (to->hour == from->hour && to->minute <= from->minute))
    return from->hour >= 13 && to->zero;
  return to->hour >= 13 || (from->zero && from->hour >= 6);
}

/* Whether the text has a time that only a clock of 24 hours shows, and none that says its half of the day:
 * then all of its times are of that clock. */
static gboolean
has_24_hours (GArray *tokens)
{
  gboolean found = FALSE;

  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);

      if (token->kind != TIME || token->half == FIXED)
        continue;
      if (token->half != UNSAID || !token->colon)
        return FALSE;
      found |= token->hour >= 13;
    }
  return found;
}

static gboolean
resolve (const Token *a, const Token *b, gboolean all_24, int *from, int *to)
{
  Half half = a->half;

  if (a->half == UNSAID && b->half == UNSAID)
    {
      if (!is_24_hours (a, b) && (!all_24 || minute_of (b, UNSAID) <= minute_of (a, UNSAID)))
        return FALSE;
    }
  else if (b->half == UNSAID)
    return FALSE;
  else if (a->half == UNSAID && b->half == FIXED && all_24 && minute_of (b, UNSAID) > minute_of (a, UNSAID))
    ; /* "20:00 to midnight" */
  else if (a->half == UNSAID)
    {
      if (b->half != PM || (half = half_before (a, minute_of (b, PM))) == UNSAID)
        return FALSE;
    }
  *from = minute_of (a, half) % KITH_HOURS_DAY;
  *to = minute_of (b, b->half);
  if (*to == 0)
    *to = KITH_HOURS_DAY;
  if (*to == *from)
    return FALSE;
  if (*to < *from)
    {
      *to += KITH_HOURS_DAY;
      return *to - *from < LONGEST_NIGHT;
    }
  return TRUE;
}

static const Token *
peek (GArray *tokens, guint at)
{
  static const Token end = { .kind = BREAK };

  return at < tokens->len ? &g_array_index (tokens, Token, at) : &end;
}

static guint
days_between (guint from, guint to)
{
  guint all = 0;

  for (guint day = 1, inside = 0, n = 0; n < 14; n++, day = day % 7 + 1)
    {
      if (from == 1u << day)
        inside = 1;
      if (inside)
        all |= 1u << day;
      if (inside && to == 1u << day)
        break;
    }
  return all;
}

/* "Mon-Wed, Fri and Sat" */
static gboolean
read_days (GArray *tokens, guint *at, guint *days)
{
  for (;;)
    {
      const Token *first = peek (tokens, *at);

      (*at)++;
      if (peek (tokens, *at)->kind == DASH)
        {
          const Token *last = peek (tokens, *at + 1);

          if (!first->one_day || last->kind != DAYS || !last->one_day || first->days == last->days)
            return FALSE;
          *days |= days_between (first->days, last->days);
          *at += 2;
        }
      else
        *days |= first->days;
      if (peek (tokens, *at)->kind == COMMA && peek (tokens, *at + 1)->kind == AND)
        (*at)++;
      if ((peek (tokens, *at)->kind != COMMA && peek (tokens, *at)->kind != AND) ||
          peek (tokens, *at + 1)->kind != DAYS)
        return TRUE;
      (*at)++;
    }
}

/* "9 am-noon and 1-5 pm" */
static gboolean
read_times (GArray *tokens, guint *at, GArray *spans)
{
  gboolean all_24 = has_24_hours (tokens);

  for (;;)
    {
      KithHoursSpan span = { 0 };
      int from = 0, to = 0;

      if (peek (tokens, *at)->kind != TIME || peek (tokens, *at + 1)->kind != DASH ||
          peek (tokens, *at + 2)->kind != TIME ||
          !resolve (peek (tokens, *at), peek (tokens, *at + 2), all_24, &from, &to))
        return FALSE;
      span.from = (guint16) from;
      span.to = (guint16) to;
      g_array_append_val (spans, span);
      *at += 3;
      if ((peek (tokens, *at)->kind != COMMA && peek (tokens, *at)->kind != AND) ||
          peek (tokens, *at + 1)->kind != TIME)
        return TRUE;
      (*at)++;
    }
}

static void
add_rule (KithHours *self, guint days, GArray *spans, Kind kind)
{
  KithHoursRule *rule = _kith_hours_add_rule (self, KITH_HOURS_ADDS);

  for (int day = 1; days != WEEK && day <= 7; day++)
    if ((days & 1u << day) != 0)
      {
        int last = day;

        while (last < 7 && (days & 1u << (last + 1)) != 0)
          last++;
        _kith_hours_rule_add_days (rule, day, last);
        day = last;
      }
  rule->state = kind == SHUT ? KITH_HOURS_CLOSED : KITH_HOURS_OPEN;
  if (kind == TIME)
    g_array_append_vals (rule->spans, spans->data, spans->len);
  else if (kind == ALL_DAY && days == WEEK)
    rule->always = TRUE;
}

static gboolean
read_item (GArray *tokens, guint *at, guint *days, GArray *spans, Kind *kind)
{
  const Token *token = peek (tokens, *at);

  if (token->kind == DAYS)
    return *days == 0 && read_days (tokens, at, days);
  if (*kind != NOISE)
    return FALSE;
  *kind = token->kind;
  if (token->kind == TIME)
    return read_times (tokens, at, spans);
  (*at)++;
  /* "24/7" says its days. */
  if (token->days != 0 && *days == 0)
    *days = token->days;
  return token->kind == ALL_DAY || token->kind == SHUT;
}

/* Days and their times in turn, all in the same order. */
static gboolean
read_pairs (GArray *tokens, KithHours *self)
{
  gboolean days_first = peek (tokens, 0)->kind == DAYS;
  guint at = 0, seen = 0;

  while (at < tokens->len)
    {
      g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (KithHoursSpan));
      Kind kind = NOISE;
      guint days = 0;

      /* "closed Sundays" stands the same after days and times. */
      if (peek (tokens, at)->kind != SHUT && (peek (tokens, at)->kind == DAYS) != days_first)
        return FALSE;
      if (!read_item (tokens, &at, &days, spans, &kind))
        return FALSE;
      if (days == 0 || kind == NOISE)
        {
          if (peek (tokens, at)->kind == COMMA)
            at++;
          /* "24 hours" and nothing more is every day. */
          if (at == tokens->len && kind == ALL_DAY && self->rules->len == 0)
            days = WEEK;
          else if (at >= tokens->len || !read_item (tokens, &at, &days, spans, &kind))
            return FALSE;
        }
      /* A day said twice: which of the two is meant? */
      if (days == 0 || kind == NOISE || (seen & days) != 0)
        return FALSE;
      seen |= days;
      add_rule (self, days, spans, kind);
      if (at < tokens->len && peek (tokens, at)->kind != DAYS && peek (tokens, at)->kind != COMMA &&
          peek (tokens, at)->kind != BREAK && peek (tokens, at)->kind != AND)
        return FALSE;
      while (at < tokens->len && (peek (tokens, at)->kind == COMMA || peek (tokens, at)->kind == BREAK ||
                                  peek (tokens, at)->kind == AND))
        at++;
    }
  return self->rules->len > 0;
}

/**
 * kith_hours_new_from_words:
 * @text: hours in plain English
 *
 * Reads what can mean one thing only, as "Mon-Fri 9 am-5 pm" or "24 hours". The hours are marked as
 * interpreted.
 *
 * Returns: (transfer full) (nullable): the hours, or %NULL where anything is left that is not certain
 */
KithHours *
kith_hours_new_from_words (const char *text)
{
  g_autoptr (KithHours) self = NULL;
  g_autoptr (GArray) tokens = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > KITH_HOURS_TEXT_MAX || !g_utf8_validate (text, -1, NULL))
    return NULL;
  tokens = tokenize (text);
  if (tokens == NULL)
    return NULL;
  self = _kith_hours_new (text);
  self->interpreted = TRUE;
  return read_pairs (tokens, self) ? g_steal_pointer (&self) : NULL;
}
