#include "tests/support/expansion.h"

#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <string.h>

struct expansion expanded;

void expansion_begin(void)
{
    test_folder_begin();
}

void expansion_end(void)
{
    scenario_free(&expanded.scenario);
    pool_free(&expanded.pool);
    test_folder_end();
}

void expansion_read(const char *text)
{
    test_folder_write("s.yaml", text);
    scenario_free(&expanded.scenario);
    cr_assert_eq(scenario_read(&expanded.scenario, "s.yaml", NULL, 0, &expanded.err), 0, "%s",
                 expanded.err.text);
}

void expansion_expect(const char *text, const char *wanted)
{
    char names[2000] = "";
    expansion_read(text);
    for (int i = 0; i < expanded.scenario.cases; i++) {
        strncat(names, i ? " " : "", sizeof names - strlen(names) - 1);
        strncat(names, expanded.scenario.item[i].name, sizeof names - strlen(names) - 1);
    }
    cr_assert_str_eq(names, wanted, "%s\nmade %s", text, names);
}

const char *expansion_value(const struct tree *tree, const char *section, const char *key)
{
    const struct tree *value = tree_get(tree_get(tree, section), key);
    return value ? tree_text(value, &expanded.pool, &expanded.err) : "absent";
}

const char *expansion_step(int item)
{
    const struct scenario_case *at = &expanded.scenario.item[item];
    const struct tree *step =
        tree_get(tree_get(at->tree, "algorithms")->item[at->algorithm], "step");
    return step ? step->text : "absent";
}
