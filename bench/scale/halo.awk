# Fits halo = side * sqrt(nodes of a part) + corner to halo.csv, by least squares of relative errors: a part of
# a plane has a border of four sides and its corners. Only divisions into 32 parts and more count, where most
# parts have others all around. Prints side, corner, the relative deviation, and the mean of the largest numbers
# of peers.
BEGIN { FS = "," }
FNR == 1 || $2 < 32 { next }
{
    n++
    a = sqrt($1 / $2) / $5
    b = 1 / $5
    aa += a * a; ab += a * b; bb += b * b; ay += a; by += b
    peers += $7
}
END {
    det = aa * bb - ab * ab
    side = (ay * bb - by * ab) / det
    corner = (by * aa - ay * ab) / det
    squares = n - side * ay - corner * by
    printf "halo_side %.6g\nhalo_corner %.6g\nhalo_deviation %.3g\npeers %.3g\n", side, corner, sqrt((squares > 0 ? squares : 0) / (n - 2)), peers / n
}
