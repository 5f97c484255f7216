run machine here
run machine --mesure
HWLOC_SYNTHETIC="pack:2 core:4 pu:2" run machine --measure
