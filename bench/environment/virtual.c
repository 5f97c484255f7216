/* The layers between the program and the machine: hypervisor, container. */
#include "bench/environment/capture.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *signature, *name;
} hypervisors[] = {
    {"KVMKVMKVM", "KVM"},      {"Microsoft Hv", "Hyper-V"}, {"VMwareVMware", "VMware"},
    {"XenVMMXenVMM", "Xen"},   {"TCGTCGTCGTCG", "QEMU"},    {"VBoxVBoxVBox", "VirtualBox"},
    {"bhyve bhyve ", "bhyve"}, {"ACRNACRNACRN", "ACRN"},    {" lrpepyh  vr", "Parallels"},
    {"QNXQVMBSQG", "QNX"},     {"SRESRESRESRE", "LMHS"},    {"Linux KVM Hv", "KVM"},
};

/* Vendors and products in the firmware's tables that mean a virtual machine. */
static const struct {
    const char *text, *name;
} virtual_products[] = {
    {"QEMU", "QEMU or KVM"},        {"KVM", "KVM"},     {"Google Compute Engine", "KVM"},
    {"Virtual Machine", "Hyper-V"}, {"Xen", "Xen"},     {"VMware", "VMware"},
    {"VirtualBox", "VirtualBox"},   {"Bochs", "Bochs"},
};

static const char *name_of(const char *signature)
{
    for (size_t i = 0; i < sizeof hypervisors / sizeof *hypervisors; i++)
        if (!strcmp(hypervisors[i].signature, signature))
            return hypervisors[i].name;
    return signature;
}

static void read_product(struct capture *capture, char product[HOST_TEXT])
{
    char vendor[HOST_TEXT], name[HOST_TEXT];
    int no_vendor = host_line(capture->host, vendor, "/sys/class/dmi/id/sys_vendor");
    int no_name = host_line(capture->host, name, "/sys/class/dmi/id/product_name");
    product[0] = '\0';
    if (!no_vendor || !no_name)
        snprintf(product, HOST_TEXT, "%.1000s%s%.1000s", vendor, vendor[0] && name[0] ? " " : "",
                 name);
    else
        host_line(capture->host, product, "/sys/firmware/devicetree/base/model");
    if (product[0])
        capture_text(capture, "machine.virtual.product", product);
    else
        capture_unknown(capture, "machine.virtual.product",
                        "neither DMI tables nor a device tree name it");
}

/* Without CPUID, uses the firmware's tables. Tables of real hardware do not prove the absence of a
 * hypervisor. */
static const char *from_firmware(const struct host *host, const char *product, char text[HOST_TEXT])
{
    if (!host_line(host, text, "/sys/hypervisor/type") && text[0])
        return text;
    if (!host_line(host, text, "/sys/firmware/devicetree/base/hypervisor/compatible") && text[0])
        return text;
    for (size_t i = 0; i < sizeof virtual_products / sizeof *virtual_products; i++)
        if (strstr(product, virtual_products[i].text))
            return virtual_products[i].name;
    return NULL;
}

static void read_hypervisor(struct capture *capture, const char *product)
{
    static const char path[] = "machine.virtual.hypervisor";
    char text[HOST_TEXT];
    const struct host *host = capture->host;
    const char *name = from_firmware(host, product, text);
    if (host_emulated(host))
        capture_text(capture, path, "user-mode emulation");
    else if (host->signature[0])
        capture_text(capture, path, name_of(host->signature));
    else if (name)
        capture_text(capture, path, name);
    else if (host->has_cpuid)
        capture_text(capture, path, "none");
    else
        capture_unknown(capture, path, "%s has no CPUID to ask, and the firmware names none",
                        host->architecture[0] ? host->architecture : "this architecture");
}

struct sign {
    const char *name;
};

static int take_sign(void *arg, char *line)
{
    static const char *const words[] = {"docker", "kubepods", "lxc", "libpod", "containerd"};
    struct sign *sign = arg;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(line, words[i])) {
            sign->name = words[i];
            return 1;
        }
    return 0;
}

/* Each container tool leaves its own traces; without a trace the result is only that none was
 * found.
 */
static void read_container(struct capture *capture)
{
    static const char path[] = "machine.virtual.container";
    char text[HOST_TEXT];
    struct sign sign = {0};
    const struct host *host = capture->host;
    if (!host_line(host, text, "/run/systemd/container") && text[0])
        capture_text(capture, path, text);
    else if (host_has(host, "/.dockerenv"))
        capture_text(capture, path, "docker");
    else if (host_has(host, "/run/.containerenv"))
        capture_text(capture, path, "podman");
    else if (host_lines(host, "/proc/1/cgroup", take_sign, &sign) > 0)
        capture_text(capture, path, sign.name);
    else
        capture_text(capture, path, "none seen");
}

void environment_read_virtual(struct capture *capture)
{
    char product[HOST_TEXT];
    read_product(capture, product);
    read_hypervisor(capture, product);
    read_container(capture);
}
