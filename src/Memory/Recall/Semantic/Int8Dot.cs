using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TotalMemory.Recall.Semantic;

/// <summary>
/// Inner product of int8 vectors, summed in int32. <c>TensorPrimitives.Dot</c> sums in the element's own type, which overflows.
/// </summary>
internal static class Int8Dot
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Multiply(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var i = 0;
        var sum = 0;
        if (Avx2.IsSupported)
        {
            var total = Vector256<int>.Zero;
            for (; i <= a.Length - 16; i += 16)
                total += Avx2.MultiplyAddAdjacent(
                    Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref x, (nuint)i)),
                    Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref y, (nuint)i))
                );
            sum = Vector256.Sum(total);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            var total = Vector128<int>.Zero;
            for (; i <= a.Length - 16; i += 16)
            {
                var (lowA, highA) = Vector128.Widen(Vector128.LoadUnsafe(ref x, (nuint)i));
                var (lowB, highB) = Vector128.Widen(Vector128.LoadUnsafe(ref y, (nuint)i));
                // Two products of 127 × 127 fit in 16 bits.
                var (low, high) = Vector128.Widen(lowA * lowB + highA * highB);
                total += low + high;
            }
            sum = Vector128.Sum(total);
        }
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
