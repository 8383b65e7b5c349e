using TotalMemory.Worker;

namespace TotalMemory.Tests.Worker;

public sealed class RuntimeTelemetryTests
{
    [Fact]
    public void The_models_runtime_is_told_to_report_nothing_whoever_loads_it() => Assert.Equal("1", RuntimeTelemetry.AsNativeCodeSeesIt);
}
