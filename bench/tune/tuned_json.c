#include "bench/tune/tuned_json.h"

#include "bench/common/json.h"
#include "bench/tune/memory.h"

static json_t *goal_json(const struct goal *goal)
{
    static const char *const kinds[] = {"fastest", "lowest"};
    return json_pack("{s:s, s:o}", "goal", kinds[goal->kind], "limit",
                     json_number_or_null(goal->limit));
}

json_t *question_json(const struct question *question)
{
    json_t *goals = json_array();
    for (size_t i = 0; i < question->asked; i++)
        json_array_append_new(goals, goal_json(&question->goal[i]));
    return json_pack("{s:f, s:i, s:s, s:o}", "target_db", question->target, "points",
                     (int)question->points, "speed",
                     question->by_seconds ? "seconds" : "iterations", "goals", goals);
}

static json_t *space_json(const struct hunt *hunt)
{
    const struct space *space = &hunt->contestant->space;
    json_t *json = json_object();
    for (int i = 0; i < space->count; i++) {
        const struct dimension *dimension = &space->dimension[i];
        json_object_set_new(json, dimension->row->name,
                            json_pack("{s:f, s:f, s:b, s:b}", "low", dimension->low, "high",
                                      dimension->high, "declared", dimension->declared, "matters",
                                      hunt->matter >> i & 1));
    }
    return json;
}

static json_t *setting_json(const struct space *space, const struct setting *setting)
{
    json_t *json = json_object();
    for (int i = 0; i < space->count; i++)
        json_object_set_new(json, space->dimension[i].row->name, json_real(setting->value[i]));
    return json;
}

static json_t *rows_json(const struct tuned *tuned, int algorithm, const struct tuned_row *row,
                         size_t count)
{
    const struct space *space = &tuned->contest->contestant[algorithm].space;
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        if (row[i].algorithm == algorithm)
            json_array_append_new(
                list, json_pack("{s:s, s:o, s:o, s:o, s:b, s:b}", "case", row[i].name, "parameters",
                                setting_json(space, &row[i].fresh->setting), "found",
                                score_json(&row[i].found->score), "fresh",
                                score_json(&row[i].fresh->score), "on_front", row[i].on_front,
                                "chosen", row[i].chosen));
    return list;
}

static json_t *stages_json(const struct tuned *tuned)
{
    json_t *list = json_array();
    for (int i = 0; i < STAGES; i++)
        json_array_append_new(list,
                              json_pack("{s:s, s:i, s:i}", "name", tuned->stage[i].name, "seed",
                                        tuned->stage[i].seed, "trials", tuned->stage[i].trials));
    return list;
}

static json_t *algorithms_json(const struct tuned *tuned, const struct tuned_row *row, size_t count)
{
    json_t *list = json_array();
    for (int a = 0; a < tuned->contest->count; a++) {
        const struct hunt *hunt = &tuned->hunt[a];
        char knows[80];
        contest_knows(hunt->contestant, knows, sizeof knows);
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:s, s:o, s:i, s:i, s:o}", "label", hunt->contestant->label,
                            "algorithm", hunt->contestant->algorithm->variant.name, "knows", knows,
                            "searched", space_json(hunt), "grid", (int)hunt->of[STAGE_GRID].count,
                            "local", (int)hunt->of[STAGE_SEARCH].count, "settings",
                            rows_json(tuned, a, row, count)));
    }
    return list;
}

json_t *tuned_json(const struct tuned *tuned, const struct tuned_row *row, size_t count)
{
    return json_pack("{s:o, s:o, s:o, s:f, s:b, s:o}", "scenario",
                     json_cleaned(tuned->contest->scenario->name), "question",
                     question_json(&tuned->request->question), "stages", stages_json(tuned),
                     "seconds", tuned->seconds, "ended_by_budget", tuned->late, "algorithms",
                     algorithms_json(tuned, row, count));
}
