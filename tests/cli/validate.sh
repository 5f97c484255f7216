# The checks of this machine. The whole table takes long: test_validate runs it.
timeless() { run "$@" | sed -E 's/in [0-9]+:[0-9]+,/in TIME,/; s/("(seconds|kernels)"): .*/\1: .../'; }
timeless validate --filter '^golden$'
timeless validate --filter '^centre$' --json | head -22
run validate --filter '^no-such$'
run validate --filter '['
run validate scenario.yaml
run validate --quick
