/* The load of the machine at the start of the run. */
#include "bench/environment/capture.h"

#include <stdio.h>

void environment_read_load(struct capture *capture)
{
    static const char averages[] = "machine.load.averages", running[] = "machine.load.running";
    char text[HOST_TEXT];
    double load[3];
    int tasks;
    if (!host_line(capture->host, text, "/proc/loadavg") &&
        sscanf(text, "%lf %lf %lf %d/", &load[0], &load[1], &load[2], &tasks) == 4) {
        capture_put(capture, averages, json_pack("[f, f, f]", load[0], load[1], load[2]));
        capture_number(capture, running, tasks);
    } else {
        capture_unknown(capture, averages, "/proc/loadavg does not tell");
        capture_unknown(capture, running, "/proc/loadavg does not tell");
    }
}
