# Sourced by what needs the program for aarch64: cross_build installs what that takes (Debian; root or
# sudo) and leaves $here and $there, the program for this machine and the one for that.

here=build/release-gcc/slabmark
there=build/release-aarch64-linux-gnu-gcc/slabmark
root=$([ "$(id -u)" = 0 ] || echo sudo)

install_missing() { # PACKAGE...
    local missing
    missing=$(for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
            echo "$package"
    done)
    [ -n "$missing" ] || return 0
    $root dpkg --add-architecture arm64
    $root apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

cross_make() { # TARGET...
    PKG_CONFIG_LIBDIR=/usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig \
        make -s -j"$(nproc)" CC=aarch64-linux-gnu-gcc AR=aarch64-linux-gnu-ar "$@"
}

cross_build() {
    local library libraries="libigraph-dev libyaml-dev libjansson-dev libsndfile1-dev nettle-dev
        libxml2-dev libgmp-dev libhwloc-dev libpapi-dev libgomp1"
    install_missing qemu-user gcc-aarch64-linux-gnu g++-aarch64-linux-gnu \
        $(for library in $libraries; do echo "$library:arm64"; done)
    make -s -j"$(nproc)" CC=gcc $here
    cross_make $there
}

digests() { # SUMMARY.CSV: label, precision and digest of every run, each once
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
        { print $column["label"], $column["arithmetic"], $column["digest"] }' "$1" | sort -u
}
