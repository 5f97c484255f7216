#include "bench/command/list_scenarios.h"

#include "bench/common/screen.h"
#include "bench/common/share.h"
#include "bench/scenario/pool.h"
#include "bench/scenario/tree.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>

static void print_question(const char *path)
{
    struct pool pool = {0};
    const struct tree *scenario = tree_read(path, &pool, NULL);
    const struct tree *question = tree_get(scenario, "question");
    screen_text(stdout, 0, path);
    putchar('\n');
    if (question && question->kind == TREE_SCALAR)
        screen_paragraph(stdout, 4, question->text);
    pool_free(&pool);
}

void list_scenarios(void)
{
    char pattern[4096];
    glob_t found;
    if (share_directory("scenarios", pattern, sizeof pattern - sizeof "/*.yaml"))
        return;
    strcat(pattern, "/*.yaml");
    if (glob(pattern, 0, NULL, &found))
        return;
    for (size_t i = 0; i < found.gl_pathc; i++)
        print_question(found.gl_pathv[i]);
    globfree(&found);
}
