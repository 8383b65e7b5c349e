namespace TotalMemory.Rules;

/// <summary>The beta distribution, for estimating a rate from successes and failures.</summary>
internal static class BetaDistribution
{
    /// <summary>
    /// The value below which a rate with posterior Beta(<paramref name="a"/>, <paramref name="b"/>) lies with probability
    /// <paramref name="p"/>; by bisection, to 1e-6.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive, or p is outside (0, 1).</exception>
    public static double Quantile(double p, double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        double low = 0,
            high = 1;
        while (high - low > 1e-6)
        {
            var middle = (low + high) / 2;
            if (Cumulative(middle, a, b) < p)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>The regularised incomplete beta function I_x(a, b); DLMF 8.17.22, by the modified Lentz method.</summary>
    public static double Cumulative(double x, double a, double b)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        if (x > (a + 1) / (a + b + 2))
            return 1 - Cumulative(1 - x, b, a);
        var front = Math.Exp(a * Math.Log(x) + b * Math.Log(1 - x) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;
        const double tiny = 1e-300; // published: Lentz's method keeps denominators from zero (Numerical Recipes)
        double f = 1,
            c = 1,
            d = 0;
        for (var i = 0; i <= 300; i++)
        {
            var numerator = Numerator(i, x, a, b);
            d = 1 + numerator * d;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = 1 + numerator / c;
            if (Math.Abs(c) < tiny)
                c = tiny;
            f *= c * d;
            if (Math.Abs(1 - c * d) < 1e-12)
                break;
        }
        return front * (f - 1);
    }

    // The partial numerators of the continued fraction.
    private static double Numerator(int i, double x, double a, double b)
    {
        if (i == 0)
            return 1;
        var m = i / 2;
        return i % 2 == 0
            ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            : -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    }

    // Lanczos approximation (g = 7, n = 9).
    private static double LogGamma(double z)
    {
        ReadOnlySpan<double> p =
        [
            0.99999999999980993,
            676.5203681218851,
            -1259.1392167224028,
            771.32342877765313,
            -176.61502916214059,
            12.507343278686905,
            -0.13857109526572012,
            9.9843695780195716e-6,
            1.5056327351493116e-7,
        ];
        if (z < 0.5)
            return Math.Log(Math.PI / Math.Sin(Math.PI * z)) - LogGamma(1 - z);
        z -= 1;
        var sum = p[0];
        for (var i = 1; i < p.Length; i++)
            sum += p[i] / (z + i);
        var t = z + 7.5;
        return 0.5 * Math.Log(2 * Math.PI) + (z + 0.5) * Math.Log(t) - t + Math.Log(sum);
    }
}
