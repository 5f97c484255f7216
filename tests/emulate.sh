# Sourced by scripts that run slabmark on an emulated CPU: installs packages (Debian; root or sudo),
# compares, and prepares a machine that boots $work/vmlinuz with $work/root in memory and writes $work/log.

here=build/release-gcc/slabmark
root=$([ "$(id -u)" = 0 ] || echo sudo)
begin=$SECONDS

# Two such tests may run side by side: one at a time installs.
apt() { mkdir -p build && flock build/apt.lock $root apt-get -qq "$@"; }

step() { echo "$1 ($((SECONDS - begin)) s)"; }

install_missing() { # PACKAGE...
    local missing
    missing=$(for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
            echo "$package"
    done)
    [ -n "$missing" ] || return 0
    apt update
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt install -y --no-install-recommends $missing >/dev/null
}

digests() { # SUMMARY.CSV: label, precision and digest of every run, each once
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
        { print $column["label"], $column["arithmetic"], $column["digest"] }' "$1" | sort -u
}

# KERNEL ARCHITECTURE: the newest kernel and busybox, unpacked, never installed
fetch() {
    local kernel
    [ -e $work/vmlinuz ] && [ -e $work/busybox ] && return
    apt update
    kernel=$(apt-cache depends "$1:$2" | sed -n 's/.*Depends: \(linux-image-[^ :]*\).*/\1/p' | head -1)
    mkdir -p $work/packages
    (cd $work/packages && apt-get download -qq -o APT::Sandbox::User="$(id -un)" "$kernel:$2" "busybox-static:$2")
    for package in $work/packages/*.deb; do
        dpkg-deb -x "$package" $work/packages
    done
    cp $work/packages/bin/busybox $work/busybox
    cp $work/packages/boot/vmlinuz-* $work/vmlinuz
    rm -rf $work/packages
}

# LOADER FILE...: copies files to the machine's /bin, with the libraries of the programs among them
furnish() {
    local library loader=$1
    shift
    rm -rf $work/root
    mkdir -p $work/root/{bin,proc,sys,dev,tmp}
    cp $work/busybox "$@" $work/root/bin/
    for program in "$@"; do
        $loader --list "$program" 2>/dev/null || true
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
mkdir /dev/shm
echo 1 >/proc/sys/kernel/printk
cd /tmp
sh -eu /run.sh
echo "ended with $?"
sleep 1 # until the console has said it
poweroff -f
INIT
    chmod +x $work/root/init
}

pack() { # INITRD
    (cd $work/root && find . | cpio -o -H newc 2>/dev/null) >"$1"
}

ended_well() {
    grep -qx 'ended with 0' $work/log && return
    echo "the emulated machine did not end well; its last words ($work/log):" >&2
    tail -40 $work/log >&2
    return 1
}

# NAME: the machine's output between "begin NAME" and "end NAME"
section() { sed -n "/^begin $1\$/,/^end $1\$/p" $work/log | sed '1d;$d'; }

fail() { # TEXT SECTION
    echo "$1; it printed:" >&2
    section "$2" >&2
    exit 1
}
