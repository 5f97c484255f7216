# Intervals of a share by Clopper and Pearson (1934): k of n, each end missed with probability `miss`.

# P(Binomial(n, p) <= k)
function tail(n, k, p,    i, sum, term) {
    if (p >= 1)
        return k >= n
    term = (1 - p) ^ n
    for (i = 0; i <= k; i++) {
        sum += term
        term *= (n - i) / (i + 1) * p / (1 - p)
    }
    return sum
}
function upper(n, k, miss,    low, high, i, middle) {
    if (k >= n)
        return 1
    low = k / n
    high = 1
    for (i = 0; i < 50; i++) {
        middle = (low + high) / 2
        if (tail(n, k, middle) > miss)
            low = middle
        else
            high = middle
    }
    return high
}
function lower(n, k, miss) { return 1 - upper(n, n - k, miss) }
