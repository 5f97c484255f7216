#!/usr/bin/env bash
#SBATCH --job-name=slabmark
#SBATCH --requeue
#SBATCH --open-mode=append
# An array of Slurm tasks, each with one shard of a scenario:
#
#     sbatch --array=1-8 bench/cluster/slurm.sh SCENARIO OUT 8 [OPTION...]    # options of slabmark run
#     slabmark merge OUT OUT.?                                                # when all have ended
#
# The shards are OUT.1 to OUT.8, in a folder that all nodes see. A task that was killed or preempted, and is
# requeued or submitted again with --array=3, continues: what is finished is kept. Clusters often allow arrays of
# 1000 tasks at most, and want tasks of minutes: a shard has many cases. `slabmark run SCENARIO --dry-run --shard 1/8`
# prints how long a shard takes. For cases that are timed ask for whole nodes: --exclusive.
set -euo pipefail
scenario=$1 out=$2 shards=$3
shift 3
exec "${SLABMARK:-slabmark}" run "$scenario" --quiet --shard "$SLURM_ARRAY_TASK_ID/$shards" \
    --output "$out.$SLURM_ARRAY_TASK_ID" --resume --threads "${SLURM_CPUS_PER_TASK:-1}" "$@"
