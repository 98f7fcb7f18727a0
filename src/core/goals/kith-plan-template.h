/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPlanTemplate: what a plan of one's own is for, and what can be written down in it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TEMPLATE (symbol, number, permanent code, what staff call it, what the person calls it) */
#define KITH_PLAN_TEMPLATES(TEMPLATE)                                                                        \
  TEMPLATE (WELLNESS, 1, "wellness", N_ ("Wellness Plan"), N_ ("What keeps me well"))                        \
  TEMPLATE (STRESS, 2, "stress", N_ ("Stress Plan"), N_ ("When it gets to be too much"))                     \
  TEMPLATE (RELAPSE, 3, "relapse-prevention", N_ ("Relapse Prevention Plan"), N_ ("Staying on my way"))

typedef enum
{
  KITH_PLAN_NONE = 0, /* of a newer Kith */
#define TEMPLATE(symbol, number, ...) KITH_PLAN_##symbol = number,
  KITH_PLAN_TEMPLATES (TEMPLATE)
#undef TEMPLATE
} KithPlanTemplate;

/* SECTION (symbol, permanent code) */
#define KITH_PLAN_SECTIONS(SECTION)                                                                          \
  SECTION (REASONS, "reasons")                                                                               \
  SECTION (STRENGTHS, "strengths")                                                                           \
  SECTION (DAILY, "daily")                                                                                   \
  SECTION (HELPS, "helps")                                                                                   \
  SECTION (HARDER, "harder")                                                                                 \
  SECTION (SIGNS, "signs")                                                                                   \
  SECTION (FIRST, "first-steps")                                                                             \
  SECTION (LESS, "less")                                                                                     \
  SECTION (PEOPLE, "people")                                                                                 \
  SECTION (OTHERS, "others")                                                                                 \
  SECTION (SETBACK, "setback")

typedef enum
{
#define SECTION(symbol, code) KITH_PLAN_SECTION_##symbol,
  KITH_PLAN_SECTIONS (SECTION)
#undef SECTION
      KITH_N_PLAN_SECTIONS
} KithPlanSection;

/**
 * KithPlanPart:
 * @section: what it is about
 * @heading: translated, as the person would say it
 * @question: translated, to ask them
 */
typedef struct
{
  KithPlanSection section;
  const char *heading;
  const char *question;
} KithPlanPart;

const char *kith_plan_template_code (KithPlanTemplate template);
const char *kith_plan_template_label (KithPlanTemplate template);
const char *kith_plan_template_title (KithPlanTemplate template);
gboolean kith_plan_template_parse (const char *code, KithPlanTemplate *template, GError **error);

guint kith_plan_template_get_n_parts (KithPlanTemplate template);
/* Of the parts in the order in which they are asked. */
KithPlanPart kith_plan_template_get_part (KithPlanTemplate template, guint index);
gboolean kith_plan_template_has (KithPlanTemplate template, KithPlanSection section);
const char *kith_plan_section_code (KithPlanSection section);

G_END_DECLS
