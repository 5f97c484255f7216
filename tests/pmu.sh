#!/usr/bin/env bash
# Boots an emulated aarch64 machine with a PMU that counts cycles and instructions, and runs slabmark
# there. Installs what that takes (Debian; root or sudo). Not part of `make test`: `make test-pmu`.
#
# What matters, each tried: -icount, without which instructions read 0; a Cortex-A57, the newest that
# PAPI 7.0 has events for; perf_event_paranoid 2, as Debian's 3 disables PAPI; OMP_WAIT_POLICY
# passive, for two cores that take turns in one thread of the host. Under -icount a cycle is an
# instruction: counts are exact, and say nothing of speed.
set -eu
cd "$(dirname "$0")/.."
. tests/cross.sh
work=build/pmu
mkdir -p $work/packages

begin=$SECONDS
step() { echo "$1 ($((SECONDS - begin)) s)"; }

# ---- what the machine is made of ----

# Kernel and busybox: unpacked, never installed
fetch() {
    local kernel
    [ -e $work/vmlinuz ] && [ -e $work/busybox ] && return
    kernel=$(apt-cache depends linux-image-arm64:arm64 |
        sed -n 's/.*Depends: \(linux-image-[^ :]*\).*/\1/p' | head -1)
    (cd $work/packages && apt-get download -qq -o APT::Sandbox::User="$(id -un)" "$kernel:arm64" busybox-static:arm64)
    for package in $work/packages/*.deb; do
        dpkg-deb -x "$package" $work/packages
    done
    cp $work/packages/bin/busybox $work/busybox
    cp $work/packages/boot/vmlinuz-* $work/vmlinuz
    rm -rf $work/packages
}

# PROGRAM...: into the machine's /bin, with the libraries that they need
furnish() {
    local library
    rm -rf $work/root
    mkdir -p $work/root/{bin,proc,sys,dev,tmp,usr/share}
    cp $work/busybox "$@" tests/scenarios/pmu.yaml $work/root/bin/
    cp -r /usr/share/papi $work/root/usr/share/
    for program in "$@"; do
        qemu-aarch64 /lib/ld-linux-aarch64.so.1 --list "$program"
    done | grep -oE '/[^ ]+' | sort -u | while read -r library; do
        mkdir -p "$work/root$(dirname "$library")"
        cp -L "$library" "$work/root$library"
    done
    cat >$work/root/init <<'INIT'
#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin HOME=/tmp OMP_WAIT_POLICY=passive
mount -t proc none /proc
mount -t sysfs none /sys
mount -t devtmpfs none /dev
echo 1 >/proc/sys/kernel/printk
echo 2 >/proc/sys/kernel/perf_event_paranoid
cd /tmp
sh -eu /run.sh
echo "ended with $?"
poweroff -f
INIT
    chmod +x $work/root/init
}

# Boots; runs the script on stdin; what it prints is left in $work/log
boot() {
    cat >$work/root/run.sh
    (cd $work/root && find . | cpio -o -H newc 2>/dev/null | gzip -1) >$work/initrd.gz
    timeout 300 qemu-system-aarch64 -M virt -cpu cortex-a57 -smp 2 -m 1024 -nic none \
        -icount shift=0,sleep=off -kernel $work/vmlinuz -initrd $work/initrd.gz \
        -append "console=ttyAMA0 quiet panic=-1" -nographic -no-reboot \
        </dev/null 2>&1 | tr -d '\r' >$work/log || true
    grep -qx 'ended with 0' $work/log && return
    echo "the emulated machine did not end well; its last words ($work/log):" >&2
    tail -40 $work/log >&2
    return 1
}

# NAME: what the machine printed between "begin NAME" and "end NAME"
section() { sed -n "/^begin $1\$/,/^end $1\$/p" $work/log | sed '1d;$d'; }

install_missing qemu-system-arm cpio
cross_build
fetch
step "built"
furnish $there

# ---- a machine with a PMU ----

boot <<'RUN'
echo "begin pmu"
ls /sys/bus/event_source/devices
echo "end pmu"
RUN
section pmu | grep -q armv8_pmuv3
step "boots, with a PMU: $(section pmu | tr '\n' ' ')"

# ---- the same bits on two cores ----

boot <<'RUN'
slabmark run -q -o results /bin/pmu.yaml
echo "begin summary"
cat results/summary.csv
echo "end summary"
RUN
$here run -q -o $work/results --replace tests/scenarios/pmu.yaml
section summary >$work/summary.csv
digests $work/summary.csv >$work/there.txt
digests $work/results/summary.csv >$work/here.txt
[ "$(wc -l <$work/here.txt)" = 2 ]
diff $work/here.txt $work/there.txt
step "the same bits on one core and two: $(($(wc -l <$work/summary.csv) - 1)) runs"
