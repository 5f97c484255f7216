# A dry run of a system that changes after the probe's end.
"$SLABMARK" run "$ROOT"/scenarios/paper-tracking.yaml --dry-run | cut -c1-48
echo "exit ${PIPESTATUS[0]}"
# threads: auto where threads divide nodes: several numbers will be tried; with a policy named none
tried() { OMP_NUM_THREADS=2 "$SLABMARK" run good.yaml --dry-run --set "run={$1}" | sed -n 's/.*\(<=[0-9]*\).*/\1/p' | sort -u; }
if [ "$(nproc)" -gt 1 ]; then tried 'parallel: nodes'; else printf '<=\n<=2\n'; fi
tried 'parallel: nodes, sync: barrier'
tried 'parallel: nodes, threads: 2'
# each thread has a part of the network: what crosses
"$SLABMARK" run good.yaml --dry-run --set 'run={parallel: nodes, threads: 2, layout: cut}' --set network.nodes=16 |
    sed -n '/edge cut/,/cross$/p; /^Edge cut/,$p'
"$SLABMARK" run good.yaml --dry-run --set 'run={parallel: nodes, threads: 2}' | grep -c 'edge cut'
