run rum
run run
run run missing.yaml
run run good.yaml --thread 2
run run good.yaml --threads
run run good.yaml --threads two
run run good.yaml --set nodes
run run good.yaml --set network.nodes.x=3
run run good.yaml --filter '('
run run good.yaml --filter nothing
run run good.yaml --resume
run run good.yaml --save all
run list
run list algorithm
run help stepp
SLABMARK_TRIALS=0 run run good.yaml
SLABMARK_KERNELS=vax run run good.yaml
