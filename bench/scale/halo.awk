# Fits halo = constant * (nodes of a part) ^ exponent to halo.csv, in logarithms. Prints "halo_constant",
# "halo_exponent", "halo_deviation" (of the logarithm) and "peers", the mean of the largest numbers of peers.
BEGIN { FS = "," }
FNR == 1 || /^nodes/ { next }
{
    x = log($1 / $2)
    y = log($5)
    n++
    sx += x; sy += y; sxx += x * x; sxy += x * y; syy += y * y
    peers += $7
}
END {
    exponent = (sxy - sx * sy / n) / (sxx - sx * sx / n)
    shift = (sy - exponent * sx) / n
    rest = syy - sy * sy / n - exponent * (sxy - sx * sy / n)
    printf "halo_constant %.6g\nhalo_exponent %.6g\nhalo_deviation %.3g\npeers %.3g\n", exp(shift), exponent, sqrt((rest > 0 ? rest : 0) / (n - 2)), peers / n
}
