# Fits the model to points.csv by least squares of relative errors; no coefficient is negative. Prints
# "name value standard_error" of each coefficient, then the error of each point.
# Given: l2, llc. Points that are held out or oversubscribed take no part.

BEGIN { FS = "," }

NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }

{
    n++
    row_bytes = $column["row_bytes"]
    processes = $column["processes"]
    threads = $column["threads"]
    halo = $column["halo"]
    terms_of(x, $column["nodes"], processes, threads, halo, halo, $column["peers"])
    time[n] = $column["ns_fastest"]
    for (j = 1; j <= terms; j++)
        term[n, j] = x[j] / time[n]
    left_out[n] = $column["oversubscribed"] ? "oversubscribed" : $column["held"] ? "held" : "fitted"
    what[n] = $column["series"] "," processes "," threads "," $column["nodes"]
}

# Solves the normal equations of the terms that are `used`; the inverse stays in `inverse`.
function solve(    i, j, k, p, sum, factor) {
    for (i = 1; i <= terms; i++)
        for (j = 1; j <= terms; j++) {
            a[i, j] = i == j && !used[i]
            inverse[i, j] = i == j
        }
    for (k = 1; k <= n; k++)
        if (left_out[k] == "fitted")
            for (i = 1; i <= terms; i++)
                for (j = 1; j <= terms; j++)
                    if (used[i] && used[j])
                        a[i, j] += term[k, i] * term[k, j]
    for (p = 1; p <= terms; p++) { # the matrix is positive definite: no pivots
        factor = a[p, p]
        for (j = 1; j <= terms; j++) {
            a[p, j] /= factor
            inverse[p, j] /= factor
        }
        for (i = 1; i <= terms; i++) {
            factor = a[i, p]
            for (j = 1; i != p && j <= terms; j++) {
                a[i, j] -= factor * a[p, j]
                inverse[i, j] -= factor * inverse[p, j]
            }
        }
    }
    for (i = 1; i <= terms; i++) {
        value[i] = 0
        for (j = 1; used[i] && j <= terms; j++) {
            sum = 0
            for (k = 1; used[j] && k <= n; k++)
                if (left_out[k] == "fitted")
                    sum += term[k, j]
            value[i] += inverse[i, j] * sum
        }
    }
}

function most_negative(    i, worst) {
    for (i = 1; i <= terms; i++)
        if (used[i] && value[i] < 0 && (!worst || value[i] / error_unit[i] < value[worst] / error_unit[worst]))
            worst = i
    return worst
}

function occurs(j,    k) {
    for (k = 1; k <= n; k++)
        if (left_out[k] == "fitted" && term[k, j] > 0)
            return 1
    return 0
}

function predicted(k,    j, sum) {
    for (j = 1; j <= terms; j++)
        sum += value[j] * term[k, j]
    return sum
}

END {
    for (j = 1; j <= terms; j++)
        used[j] = occurs(j)
    do {
        solve()
        for (j = 1; j <= terms; j++)
            error_unit[j] = sqrt(inverse[j, j])
        worst = most_negative()
        if (worst)
            used[worst] = 0
    } while (worst)
    for (k = 1; k <= n; k++)
        if (left_out[k] == "fitted") {
            fitted++
            squares += (predicted(k) - 1) ^ 2
        }
    for (j = 1; j <= terms; j++)
        count += used[j]
    deviation = fitted > count ? sqrt(squares / (fitted - count)) : 0
    for (j = 1; j <= terms; j++)
        printf "%s %.6g %.3g\n", term_name[j], value[j], used[j] ? deviation * error_unit[j] : 0
    printf "deviation %.4f 0\n", deviation
    for (k = 1; k <= n; k++)
        printf "point %s %s %.0f %.0f %+.1f%%\n", what[k], left_out[k], time[k], predicted(k) * time[k], 100 * (predicted(k) - 1)
}
