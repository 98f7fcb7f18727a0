/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Works out a center's years: half of the people come once or twice, a few nearly every day; winters and
 * Wednesdays are busier; Sundays and two holidays are closed (but never the last day: somebody wants to look
 * at it).
 */

#include "sample/kith-sample-plan.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint first;   /* day offset of the first possible visit */
  guint last;    /* day offset of the last possible visit */
  double weight; /* how much of all visits is theirs */
  guint n;       /* visits given */
  guint room;    /* open days in their window */
} Person;

typedef struct
{
  const char *code;
  int percent;
  int percent_at_noon;
} Habit;

static const Habit habits[] = {
  { "meal", 22, 78 },    { "coffee", 58, 35 },    { "shower", 16, 6 },    { "laundry", 9, 4 },
  { "clothing", 4, 3 },  { "computer", 12, 8 },   { "phone", 7, 5 },      { "mail", 8, 5 },
  { "transport", 3, 3 }, { "hygiene-kit", 5, 3 }, { "quiet-room", 6, 5 }, { "peer-support", 14, 10 },
  { "group", 9, 6 },     { "referral", 3, 2 },
};

static double
day_weight (KithDay day)
{
  static const double by_weekday[] = { 0, 1.10, 1.00, 1.18, 1.02, 0.92, 0.48, 0.0 };
  int year, month, day_of_month;

  kith_day_to_ymd (day, &year, &month, &day_of_month);
  if ((month == 12 && day_of_month == 25) || (month == 1 && day_of_month == 1))
    return 0.0;
  return by_weekday[kith_day_get_weekday (day)] * (1.0 + 0.18 * cos ((month - 1) * G_PI / 6.0));
}

/* cumulative[i]: weight of all days before day i; open[i]: open days before day i. */
static void
weigh_days (const KithSamplePlan *plan, double *cumulative, guint *open)
{
  cumulative[0] = 0.0;
  open[0] = 0;
  for (guint i = 0; i < plan->n_days; i++)
    {
      double weight = day_weight (plan->first_day + (KithDay) i);

      if (i + 1 == plan->n_days && weight <= 0.0)
        weight = 0.8;
      cumulative[i + 1] = cumulative[i] + weight;
      open[i + 1] = open[i] + (weight > 0.0 ? 1 : 0);
    }
}

static void
draw_person (Person *person, guint n_days, GRand *rand)
{
  double kind = g_rand_double (rand);
  double life;

  if (kind < 0.50)
    {
      person->weight = 0.2 + g_rand_double (rand);
      life = 20;
    }
  else if (kind < 0.82)
    {
      person->weight = 3 + 14 * g_rand_double (rand);
      life = 60 + 500 * g_rand_double (rand);
    }
  else if (kind < 0.96)
    {
      person->weight = 25 + 90 * g_rand_double (rand);
      life = 200 + 1500 * g_rand_double (rand);
    }
  else
    {
      person->weight = 150 + 250 * g_rand_double (rand);
      life = 700 + 3000 * g_rand_double (rand);
    }

  double start = g_rand_double (rand) * 1.12 - 0.12; /* an eighth were there when the records begin */
  person->first = start <= 0 ? 0 : (guint) (start * n_days);
  person->first = MIN (person->first, n_days - 1);
  person->last = (guint) MIN ((double) (n_days - 1), person->first + life);
}

static guint64
share_out (Person *people, guint n_people, double scale)
{
  guint64 total = 0;

  for (guint i = 0; i < n_people; i++)
    {
      double wished = people[i].weight * scale;

      people[i].n =
          (guint) MIN ((double) people[i].room, MAX (people[i].room > 0 ? 1.0 : 0.0, floor (wished)));
      total += people[i].n;
    }
  return total;
}

/* Makes the visits add up exactly: one more or less here and there, never more than a window has open days.
 */
static void
even_out (Person *people, guint n_people, gint64 missing)
{
  while (missing != 0)
    {
      gint64 before = missing;

      for (guint i = 0; i < n_people && missing != 0; i++)
        {
          if (missing > 0 && people[i].n < people[i].room)
            {
              people[i].n++;
              missing--;
            }
          else if (missing < 0 && people[i].n > 0 &&
                   (people[i].n > 1 || before == missing || i > n_people / 2))
            {
              people[i].n--;
              missing++;
            }
        }
      if (missing == before)
        break; /* every window is full: more visits than people and days can hold */
    }
}

static void
give_visits (Person *people, guint n_people, guint n_visits, guint n_days, const guint *open)
{
  guint64 room = 0;

  for (guint i = 0; i < n_people; i++)
    {
      people[i].room = open[people[i].last + 1] - open[people[i].first];
      room += people[i].room;
    }
  if (room < (guint64) n_visits * 5 / 4)
    for (guint i = 0; i < n_people; i++)
      {
        people[i].first = 0;
        people[i].last = n_days - 1;
        people[i].room = open[n_days];
      }

  double low = 0, high = 1;
  while (share_out (people, n_people, high) < n_visits && high < 1e9)
    high *= 2;
  for (guint i = 0; i < 50; i++)
    {
      double middle = (low + high) / 2;

      if (share_out (people, n_people, middle) < n_visits)
        low = middle;
      else
        high = middle;
    }
  even_out (people, n_people, (gint64) n_visits - (gint64) share_out (people, n_people, low));
}

static guint
find_day (const double *cumulative, guint first, guint last, double at)
{
  while (first < last)
    {
      guint middle = (first + last) / 2;

      if (cumulative[middle + 1] > at)
        last = middle;
      else
        first = middle + 1;
    }
  return first;
}

static gint16
draw_arrival (GRand *rand)
{
  double peak = g_rand_double (rand);
  double bell = g_rand_double (rand) + g_rand_double (rand) + g_rand_double (rand) - 1.5;

  if (peak < 0.45)
    return (gint16) (580 + bell * 60);
  if (peak < 0.75)
    return (gint16) (715 + bell * 50);
  return (gint16) (800 + bell * 150);
}

static guint32
draw_services (gint16 arrived, const int *habit_of_bit, guint n_services, GRand *rand)
{
  gboolean noon = arrived >= 670 && arrived <= 780;
  guint32 taken = 0;

  for (guint bit = 0; bit < n_services; bit++)
    {
      if (habit_of_bit[bit] < 0)
        continue;

      const Habit *habit = &habits[habit_of_bit[bit]];
      if (g_rand_int_range (rand, 0, 100) < (noon ? habit->percent_at_noon : habit->percent))
        taken |= 1u << bit;
    }
  return taken;
}

static void
add_visit (GArray *visits, guint day, guint person, const int *habit_of_bit, guint n_services, GRand *rand)
{
  KithSampleVisit visit = { .day = day, .person = person, .left = KITH_MINUTE_NONE };

  visit.arrived = draw_arrival (rand);
  if (g_rand_int_range (rand, 0, 100) < 70)
    visit.left = (gint16) MIN (1080, visit.arrived + 15 + exp (3.2 + 1.6 * g_rand_double (rand)));
  visit.services = draw_services (visit.arrived, habit_of_bit, n_services, rand);
  g_array_append_val (visits, visit);
}

static void
draw_days (const Person *person,
           const double *cumulative,
           const guint *open,
           guint8 *used,
           GArray *days,
           GRand *rand)
{
  g_array_set_size (days, 0);
  if (person->n * 2 > person->room)
    {
      guint needed = person->n;
      guint left = person->room;

      for (guint day = person->first; day <= person->last && needed > 0; day++)
        if (open[day + 1] > open[day])
          {
            if ((guint) g_rand_int_range (rand, 0, (gint32) left) < needed)
              {
                g_array_append_val (days, day);
                needed--;
              }
            left--;
          }
      return;
    }

  while (days->len < person->n)
    {
      double from = cumulative[person->first];
      double at = from + g_rand_double (rand) * (cumulative[person->last + 1] - from);
      guint day = find_day (cumulative, person->first, person->last, at);

      if (used[day] || open[day + 1] == open[day])
        continue;
      used[day] = 1;
      g_array_append_val (days, day);
    }
  for (guint i = 0; i < days->len; i++)
    used[g_array_index (days, guint, i)] = 0;
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const KithSampleVisit *left = a;
  const KithSampleVisit *right = b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  if (left->arrived != right->arrived)
    return left->arrived < right->arrived ? -1 : 1;
  return left->person < right->person ? -1 : left->person > right->person;
}

static void
draw_guests (KithSamplePlan *plan, const guint *open, const int *habit_of_bit, guint n_services, GRand *rand)
{
  double a_day = 3.0 * plan->visits->len / MAX (1u, open[plan->n_days]) / 20.0 + 1.0;

  for (guint day = 0; day < plan->n_days; day++)
    {
      if (open[day + 1] == open[day])
        continue;
      for (int rows = (int) (g_rand_double (rand) * 2 * a_day); rows > 0; rows--)
        {
          guint number = g_rand_int_range (rand, 0, 10) < 8 ? 1 : (guint) g_rand_int_range (rand, 2, 5);

          add_visit (plan->guests, day, number, habit_of_bit, n_services, rand);
        }
    }
}

/**
 * kith_sample_plan_new:
 * @n_people: how many people
 * @n_visits: how many visits in all (fewer only where people and days can't hold as many)
 * @from: first day
 * @until: last day, inclusive
 * @service_codes: (array zero-terminated=1): the center's services in order
 * @rand: where chance comes from
 *
 * Works out who comes on which day, when, how long, and for what.
 *
 * Returns: (transfer full): the plan
 */
KithSamplePlan *
kith_sample_plan_new (guint n_people,
                      guint n_visits,
                      KithDay from,
                      KithDay until,
                      const char *const *service_codes,
                      GRand *rand)
{
  g_return_val_if_fail (until >= from, NULL);

  KithSamplePlan *plan = g_new0 (KithSamplePlan, 1);
  int habit_of_bit[KITH_SAMPLE_MAX_SERVICES];
  guint n_services = MIN (g_strv_length ((GStrv) service_codes), KITH_SAMPLE_MAX_SERVICES);

  plan->first_day = from;
  plan->n_days = (guint) (until - from) + 1;
  plan->visits = g_array_sized_new (FALSE, FALSE, sizeof (KithSampleVisit), n_visits);
  plan->guests = g_array_new (FALSE, FALSE, sizeof (KithSampleVisit));
  for (guint bit = 0; bit < n_services; bit++)
    {
      habit_of_bit[bit] = -1;
      for (guint i = 0; i < G_N_ELEMENTS (habits); i++)
        if (g_str_equal (service_codes[bit], habits[i].code))
          habit_of_bit[bit] = (int) i;
    }

  g_autofree double *cumulative = g_new (double, plan->n_days + 1);
  g_autofree guint *open = g_new (guint, plan->n_days + 1);
  weigh_days (plan, cumulative, open);

  g_autofree Person *people = g_new0 (Person, MAX (1u, n_people));
  for (guint i = 0; i < n_people; i++)
    draw_person (&people[i], plan->n_days, rand);
  if (n_people > 0)
    give_visits (people, n_people, n_visits, plan->n_days, open);

  g_autofree guint8 *used = g_new0 (guint8, plan->n_days);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n_people; i++)
    {
      draw_days (&people[i], cumulative, open, used, days, rand);
      for (guint d = 0; d < days->len; d++)
        add_visit (plan->visits, g_array_index (days, guint, d), i, habit_of_bit, n_services, rand);
    }
  g_array_sort (plan->visits, compare_visits);
  draw_guests (plan, open, habit_of_bit, n_services, rand);
  g_array_sort (plan->guests, compare_visits);
  return plan;
}

/**
 * kith_sample_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees the plan.
 */
void
kith_sample_plan_free (KithSamplePlan *self)
{
  g_clear_pointer (&self->visits, g_array_unref);
  g_clear_pointer (&self->guests, g_array_unref);
  g_free (self);
}
