# Sourced by scripts that need the program for aarch64. cross_build installs the packages that it needs
# (Debian; root or sudo) and sets $here and $there, the programs for this machine and for aarch64.

. tests/emulate.sh
there=build/release-aarch64-linux-gnu-gcc/slabmark

cross_make() { # TARGET...
    PKG_CONFIG_LIBDIR=/usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig \
        make -s -j"$(nproc)" CC=aarch64-linux-gnu-gcc AR=aarch64-linux-gnu-ar "$@"
}

cross_build() {
    local library libraries="libigraph-dev libyaml-dev libjansson-dev libsndfile1-dev nettle-dev
        libxml2-dev libgmp-dev libhwloc-dev libpapi-dev libgomp1"
    dpkg --print-foreign-architectures | grep -qx arm64 || $root dpkg --add-architecture arm64
    install_missing qemu-user gcc-aarch64-linux-gnu g++-aarch64-linux-gnu \
        $(for library in $libraries; do echo "$library:arm64"; done)
    make -s -j"$(nproc)" CC=gcc $here
    cross_make $there
}
