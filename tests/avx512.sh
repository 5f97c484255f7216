#!/usr/bin/env bash
# Boots an emulated machine with AVX-512 and compares, bit for bit, every kernel with `ref`, and whole runs
# with this machine's. On a CPU with AVX-512, `make test` tests it natively. Installs the packages that it
# needs (Debian; root or sudo). Not part of `make test`: `make test-avx512`.
#
# The emulator is Bochs, because Debian 12's qemu and valgrind lack AVX-512. It runs 30 million
# instructions per second, so ONLY_KERNELS excludes the other sets. Each kernel parameter is needed:
# clearcpuid, because Bochs reports a wrong size of the compacted state, for which the kernel disables AVX,
# and lacks registers that are read at every tick; tsc_early_khz, a thousandth of `ips`, without which the
# clock is 70 times too slow; cryptomgr.notests, which halves the boot time.
set -eu
cd "$(dirname "$0")/.."
. tests/emulate.sh
work=build/avx512
tests=$(echo build/release-gcc/tests/test_kernels{,_f32})
trap 'rm -rf $work/root $work/cd $work/cd.iso' EXIT
told="clearcpuid=xsaves,xsavec,aperfmperf tsc_early_khz=50000 cryptomgr.notests"

# CPU: boots and runs the script on stdin; leaves its output in $work/log
boot() {
    cat >$work/root/run.sh
    mkdir -p $work/cd
    pack $work/cd/initrd
    cp $work/vmlinuz /usr/lib/ISOLINUX/isolinux.bin /usr/lib/syslinux/modules/bios/ldlinux.c32 $work/cd/
    cat >$work/cd/isolinux.cfg <<CONFIG
default slabmark
label slabmark
kernel vmlinuz
append initrd=initrd console=ttyS0,115200 quiet $told
CONFIG
    genisoimage -quiet -o $work/cd.iso -b isolinux.bin -c boot.cat -no-emul-boot -boot-load-size 4 \
        -boot-info-table $work/cd
    cat >$work/bochsrc <<CONFIG
cpu: model=$1, ips=50000000
megs: 512
romimage: file=/usr/share/bochs/BIOS-bochs-latest
vgaromimage: file=/usr/share/vgabios/vgabios.bin
ata0-master: type=cdrom, path=$work/cd.iso, status=inserted
boot: cdrom
com1: enabled=1, mode=file, dev=$work/console
display_library: term
log: $work/bochs.log
panic: action=fatal
CONFIG
    : >$work/console # were there another boot's, and Bochs did not start
    echo continue >$work/debugger # which Debian's Bochs starts in
    TERM=vt100 timeout -k 5 600 bochs -f $work/bochsrc -rc $work/debugger \
        </dev/null >$work/bochs.out 2>&1 || true # 1 when powered off
    tr -d '\r' <$work/console >$work/log
    [ -s $work/log ] || cp $work/bochs.out $work/log
    ended_well
}

make -s deps
install_missing bochs bochsbios vgabios bochs-term isolinux syslinux-common genisoimage cpio
# shellcheck disable=SC2086
make -s -j"$(nproc)" CC=gcc $here $tests
fetch linux-image-cloud-amd64 amd64
step "built"
# shellcheck disable=SC2086
furnish /lib64/ld-linux-x86-64.so.2 $here $tests tests/scenarios/digest.yaml

# A part of tests/scenarios/digest.yaml: two threads, parallel nodes and trials
part="--filter threads=2/sync=barrier/ --set trials=2"

boot corei7_skylake_x <<RUN
echo begin list
slabmark list kernels
echo end list
echo begin summary
slabmark run -q -o results $part --set 'run.kernels=[scalar,avx512]' /bin/digest.yaml
cat results/summary.csv
echo end summary
echo begin tests
for test in test_kernels test_kernels_f32; do
    ONLY_KERNELS=avx512 \$test --short-filename --color=never
done
echo end tests
RUN
step "booted, ran, powered off"

section list | grep '^avx512 ' | grep -qv 'not on this CPU' || fail "the emulated CPU offers no AVX-512" list

# shellcheck disable=SC2086
$here run -q -o $work/results --replace $part --set 'run.kernels=[ref,scalar]' tests/scenarios/digest.yaml
section summary >$work/summary.csv
digests $work/summary.csv >$work/there.txt
digests $work/results/summary.csv >$work/here.txt
[ "$(wc -l <$work/here.txt)" = 10 ] || fail "not five algorithms in two precisions" summary
diff $work/here.txt $work/there.txt || fail "other bits than here" summary
[ "$(grep -c 'kernels=avx512,' $work/summary.csv)" = 20 ] || fail "not every run with AVX-512" summary
cat $work/there.txt
section tests | grep 'Synthesis: Tested'
step "AVX-512 gives the same bits"
