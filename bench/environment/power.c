/* The power source: mains or battery. */
#include "bench/environment/capture.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

struct supplies {
    int mains, mains_online, batteries;
};

static void look_at(const struct host *host, const char *name, struct supplies *supplies)
{
    char type[HOST_TEXT], scope[HOST_TEXT];
    long long online = 0;
    if (host_line(host, type, "/sys/class/power_supply/%s/type", name))
        return;
    /* the battery of a device such as a mouse does not count */
    if (!host_line(host, scope, "/sys/class/power_supply/%s/scope", name) &&
        !strcmp(scope, "Device"))
        return;
    supplies->batteries += !strcmp(type, "Battery");
    if (strcmp(type, "Mains") && strncmp(type, "USB", 3))
        return;
    supplies->mains++;
    if (!host_number(host, &online, "/sys/class/power_supply/%s/online", name) && online)
        supplies->mains_online++;
}

void environment_read_power(struct capture *capture)
{
    char folder[4096];
    struct supplies supplies = {0};
    snprintf(folder, sizeof folder, "%s/sys/class/power_supply", capture->host->root);
    DIR *directory = opendir(folder);
    for (struct dirent *entry; directory && (entry = readdir(directory));)
        if (entry->d_name[0] != '.')
            look_at(capture->host, entry->d_name, &supplies);
    if (directory)
        closedir(directory);
    if (supplies.mains_online)
        capture_text(capture, "machine.power", "mains");
    else if (supplies.mains && supplies.batteries)
        capture_text(capture, "machine.power", "battery");
    else
        capture_unknown(capture, "machine.power",
                        "/sys/class/power_supply does not tell: usual for a server or a guest");
}
