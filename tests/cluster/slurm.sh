#!/usr/bin/env bash
# bench/cluster/slurm.sh in a Slurm cluster of this one machine: an array is submitted, one task is killed and
# requeued, and the merged result is that of one process. Needs slurm-wlm and munge, as root.
. "$(dirname "$0")/scenario.sh"
skip() {
    echo "$*"
    rm -rf "$work"
    exit 77
}
for tool in munged slurmctld slurmd; do
    [ -x /usr/sbin/$tool ] || skip "$tool is not installed: apt-get install slurm-wlm munge"
done
[ "$(id -u)" = 0 ] || skip "the daemons of Slurm need root"

# ---- a cluster of one node; everything is in one folder ----

port=$((20000 + $$ % 20000)) node=$(hostname -s)
export SLURM_CONF=$work/slurm.conf
mkdir -p munge state spool && chmod 700 munge "$work"
(umask 077 && dd if=/dev/urandom of=munge/key bs=1024 count=1 status=none)
cat >slurm.conf <<C
ClusterName=test
SlurmctldHost=$node(127.0.0.1)
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=root
SlurmdUser=root
# a requeued task waits until its credential has expired
AuthInfo=socket=$work/munge/socket,cred_expire=5
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MaxArraySize=1001
SchedulerParameters=sched_interval=1
C
printf 'CgroupAutomount=no\nIgnoreSystemd=yes\n' >cgroup.conf

stop_cluster() {
    scontrol shutdown 2>/dev/null || true
    [ ! -s munge/pid ] || kill "$(cat munge/pid)" 2>/dev/null || true
    sleep 1
    rm -rf "$work"
}
trap stop_cluster EXIT

wait_for() { # SECONDS COMMAND...
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || { echo "waited too long: $*"; return 1; }
        sleep 0.5
    done 2>/dev/null
}
node_is_idle() { [ "$(sinfo --noheader --format %T 2>/dev/null)" = idle ]; }
no_task_is_left() { [ -z "$(squeue --noheader)" ]; }
has_a_case() { [ -s "$1/cases.jsonl" ]; }

munged --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
    --log-file="$work/munge/log" --seed-file="$work/munge/seed" && slurmctld -i && slurmd ||
    { tail -n 3 ./*.log munge/log; trap - EXIT; stop_cluster; skip "Slurm does not start here"; }
wait_for 30 node_is_idle || { tail -n 3 ./*.log; trap - EXIT; stop_cluster; skip "Slurm's node does not come up here"; }

# ---- submit, kill, requeue, merge ----

say() { echo "$(date +%T) $*"; }
"$SLABMARK" run many.yaml -q -o whole --iterations 6000
job=$(sbatch --parsable --array=1-4 "$ROOT/bench/cluster/slurm.sh" many.yaml out 4 --iterations 6000)
wait_for 60 has_a_case out.2
for pid in $(scontrol listpids "$(squeue --noheader --jobs "${job}_2" --format %A)" | awk 'NR > 1 { print $1 }'); do
    [ "$(cat /proc/"$pid"/comm)" != slabmark ] || kill -9 "$pid"
done
say "task ${job}_2 is killed with $(wc -l <out.2/cases.jsonl) of 6 cases finished"
wait_for 120 no_task_is_left
say "all tasks have ended: $(scontrol show job "${job}_2" | grep -o 'JobState=[A-Z]*\|ExitCode=[0-9:]*' | paste -sd ' ')"
grep -q '"status": "running"' out.2/run.json
code=0
"$SLABMARK" merge out out.? || code=$?
[ $code = 6 ]
scontrol requeue "${job}_2"
say "task ${job}_2 is requeued"
wait_for 120 no_task_is_left
"$SLABMARK" merge out out.?
expect_same whole out
say "merged, the same as one process"
