# A dry run of a system that changes after the probe's end.
"$SLABMARK" run "$ROOT"/scenarios/paper-tracking.yaml --dry-run | cut -c1-48
echo "exit ${PIPESTATUS[0]}"
