/* The kernel's mitigations of CPU vulnerabilities: name and state of each. */
#include "bench/environment/capture.h"

#include <dirent.h>
#include <stdio.h>

static const char where[] = "/sys/devices/system/cpu/vulnerabilities";

void environment_read_mitigations(struct capture *capture)
{
    static const char path[] = "machine.system.mitigations";
    char folder[4096], text[HOST_TEXT];
    snprintf(folder, sizeof folder, "%s%s", capture->host->root, where);
    DIR *directory = opendir(folder);
    if (!directory) {
        capture_unknown(capture, path, "no %s", where);
        return;
    }
    json_t *list = json_object();
    for (struct dirent *entry; (entry = readdir(directory));)
        if (entry->d_name[0] != '.' &&
            !host_line(capture->host, text, "%s/%s", where, entry->d_name) &&
            json_object_set_new(list, entry->d_name, json_string(text)))
            capture->failed = 1;
    closedir(directory);
    capture_put(capture, path, list);
}
