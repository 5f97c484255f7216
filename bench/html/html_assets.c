#include "bench/html/html_assets.h"

#include "bench/common/embed.h"

EMBED(html_style, "bench/html/page.css");
EMBED(html_script, "bench/html/page.js");
