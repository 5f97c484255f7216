#include "bench/html/html_shell.h"

#include "bench/common/sha256.h"
#include "bench/html/html_assets.h"
#include "bench/results/owned.h"

#include <string.h>

/* Only this style sheet and this script apply, and nothing is loaded: a text that escaped its
 * quotes would still do nothing. */
static void put_policy(FILE *file)
{
    char style[SHA256_BASE64], script[SHA256_BASE64];
    sha256_base64(html_style, strlen(html_style), style);
    sha256_base64(html_script, strlen(html_script), script);
    fprintf(
        file,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n",
        style, script);
}

void html_shell_begin(FILE *file, const char *title)
{
    fputs(OWNED_PAGE_BEGINS "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n", file);
    put_policy(file);
    fputs("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta name=\"generator\" content=\"slabmark\">\n<title>",
          file);
    html_text(file, title);
    fprintf(file, " &ndash; slabmark</title>\n<style>%s</style>\n</head>\n<body>\n", html_style);
    fputs("<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n<header>\n", file);
}

/* The script reads the numbers as text: nothing of a result is ever executed. */
int html_shell_end(FILE *file, const json_t *charts, struct err *err)
{
    fputs("</main>\n<script type=\"application/json\" id=\"charts\">", file);
    if (html_json(file, charts))
        return err_set(err, ERR_INTERNAL, "out of memory: the numbers of the charts");
    fprintf(file, "</script>\n<script>%s</script>\n</body>\n</html>\n", html_script);
    return 0;
}
