/* Prints the facts in paragraphs. Kernels and caches are printed with the topology. */
#include "bench/environment/environment.h"

#include "bench/environment/facts.h"
#include "bench/common/screen.h"

#include <stdarg.h>
#include <string.h>

/* A paragraph under construction. */
struct line {
    const json_t *environment;
    char text[HOST_TEXT];
    size_t length;
};

__attribute__((format(printf, 2, 3))) static void add(struct line *line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length =
        vsnprintf(line->text + line->length, sizeof line->text - line->length, format, args);
    va_end(args);
    if (length > 0)
        line->length += (size_t)length;
    if (line->length >= sizeof line->text)
        line->length = sizeof line->text - 1;
}

/* Adds "before VALUE after". */
static void add_fact(struct line *line, const char *before, const char *path, const char *after)
{
    char text[HOST_TEXT];
    facts_text(facts_at(line->environment, path), text, sizeof text);
    add(line, "%s%s%s", before, text, after);
}

static int is_known(const struct line *line, const char *path)
{
    const json_t *value = facts_at(line->environment, path);
    return value && !json_is_null(value);
}

static const char *reason_of(const struct line *line, const char *path)
{
    const json_t *reasons = facts_at(line->environment, "machine.unavailable");
    const char *text = json_string_value(json_object_get(reasons, path));
    return text ? text : "not recorded";
}

static void put_fact(FILE *file, struct line *line, const char *name)
{
    screen_item(file, 12, name, line->text);
    line->length = 0;
    line->text[0] = '\0';
}

static void show_cpu(FILE *file, struct line *line)
{
    add_fact(line, "", "machine.cpu.model", ", ");
    add_fact(line, "", "machine.cpu.identity", ", ");
    add_fact(line, "microcode ", "machine.cpu.microcode", "");
    if (is_known(line, "machine.cpu.masked"))
        add_fact(line, ", masked: ", "machine.cpu.masked", "");
    put_fact(file, line, "CPU");
    add_fact(line, "", "machine.architecture", ": ");
    add_fact(line, "", "machine.cpu.isa", "");
    put_fact(file, line, "ISA");
}

static void show_cores(FILE *file, struct line *line)
{
    add_fact(line, "", "machine.cores.allowed", " CPUs allowed");
    add_fact(line, " (", "machine.cores.affinity", ") of ");
    add_fact(line, "", "machine.cores.online", " online; ");
    add_fact(line, "cores ", "machine.cores.physical", ", ");
    add_fact(line, "packages ", "machine.cores.packages", ", ");
    add_fact(line, "NUMA nodes ", "machine.cores.numa_nodes", "; SMT ");
    add_fact(line, "", "machine.cores.smt", "; quota ");
    add_fact(line, "", "machine.limits.cpu_quota", "");
    put_fact(file, line, "cores");
}

static void show_clock(FILE *file, struct line *line)
{
    static const char driver[] = "machine.frequency.driver";
    if (is_known(line, driver)) {
        add_fact(line, "", driver, ", governor ");
        add_fact(line, "", "machine.frequency.governor", ", ");
        add_fact(line, "", "machine.frequency.minimum_mhz", " to ");
        add_fact(line, "", "machine.frequency.maximum_mhz", " MHz, ");
        add_fact(line, "turbo ", "machine.frequency.turbo", "; ");
    } else
        add(line, "frequency unknown: %s; ", reason_of(line, driver));
    add_fact(line, "time from ", "machine.system.clocksource", "");
    if (is_known(line, "machine.power"))
        add_fact(line, "; on ", "machine.power", "");
    put_fact(file, line, "clock");
}

/* Counts the kernel's states: "Not affected", "Vulnerable...", or a mitigation. */
static void add_mitigations(struct line *line)
{
    static const char path[] = "machine.system.mitigations";
    json_t *list = facts_at(line->environment, path), *value;
    const char *name;
    int open = 0, spared = 0, all = (int)json_object_size(list);
    json_object_foreach(list, name, value)
    {
        const char *text = json_string_value(value);
        open += text && strstr(text, "ulnerable") != NULL;
        spared += text && !strncmp(text, "Not affected", strlen("Not affected"));
    }
    if (is_known(line, path))
        add(line,
            "%d vulnerabilities known to the kernel: %d do not affect this CPU, %d unmitigated",
            all, spared, open);
    else
        add(line, "unknown: %s", reason_of(line, path));
}

static void show_system(FILE *file, struct line *line)
{
    json_t *total = facts_at(line->environment, "machine.memory.total_kib");
    if (json_is_integer(total))
        add(line, "%.1f GiB, ", (double)json_integer_value(total) / (1 << 20));
    add_fact(line, "huge pages ", "machine.memory.huge_pages", ", ");
    add_fact(line, "defrag ", "machine.memory.huge_pages_defrag", ", ");
    add_fact(line, "ASLR ", "machine.memory.aslr", "");
    put_fact(file, line, "memory");
    add_fact(line, "", "machine.system.name", " ");
    add_fact(line, "", "machine.system.kernel", ", options: ");
    add_fact(line, "", "machine.system.command_line", ", perf_event_paranoid ");
    add_fact(line, "", "machine.system.perf_event_paranoid", ", NMI watchdog ");
    add_fact(line, "", "machine.system.nmi_watchdog", ", as ");
    add_fact(line, "", "machine.system.user", "");
    put_fact(file, line, "system");
    add_mitigations(line);
    put_fact(file, line, "mitigations");
    add_fact(line, "hypervisor ", "machine.virtual.hypervisor", ", container ");
    add_fact(line, "", "machine.virtual.container", "");
    if (is_known(line, "machine.virtual.product"))
        add_fact(line, ", ", "machine.virtual.product", "");
    put_fact(file, line, "virtual");
}

/* "igraph 0.10.2, ...", or "OMP_PROC_BIND=true, ..." */
static void add_entries(struct line *line, const char *path, const char *between)
{
    char text[HOST_TEXT];
    json_t *value;
    const char *name, *comma = "";
    json_object_foreach(facts_at(line->environment, path), name, value)
    {
        facts_text(value, text, sizeof text);
        add(line, "%s%s%s%s", comma, name, between, text);
        comma = ", ";
    }
}

static void show_program(FILE *file, struct line *line)
{
    add_fact(line, "libc ", "machine.libraries.libc", ", ");
    add_fact(line, "", "machine.libraries.openmp", ", ");
    add_entries(line, "machine.libraries.others", " ");
    put_fact(file, line, "libraries");
    add_fact(line, "slabmark ", "build.version", " ");
    add_fact(line, "(", "build.commit", "), ");
    add_fact(line, "", "build.compiler", " ");
    add_fact(line, "", "build.flags", ", ");
    add_fact(line, "", "build.mode", "");
    put_fact(file, line, "build");
    add_entries(line, "machine.environment", "=");
    if (!line->length)
        add(line, "no relevant variable is set");
    put_fact(file, line, "variables");
    add_fact(line, "", "machine.load.averages", " over 1, 5, 15 minutes; ");
    add_fact(line, "", "machine.load.running", " running");
    put_fact(file, line, "load");
    add_fact(line, "", "machine.fingerprint", " (of the facts that must match)");
    put_fact(file, line, "fingerprint");
}

void environment_show(FILE *file, const json_t *environment)
{
    struct line line = {.environment = environment};
    show_cpu(file, &line);
    show_cores(file, &line);
    show_clock(file, &line);
    show_system(file, &line);
    show_program(file, &line);
}
