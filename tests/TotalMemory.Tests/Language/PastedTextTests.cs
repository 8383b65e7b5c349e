using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

public sealed class PastedTextTests
{
    [Fact]
    public void A_log_of_some_lines_is_no_voice_of_the_person() =>
        Assert.Equal(
            "it fails again:",
            PastedText.OwnText("it fails again:\n2026-01-02 10:00:01 never retry\n2026-01-02 10:00:02 always stop\n2026-01-02 10:00:03 end")
        );

    [Fact]
    public void What_stands_between_tags_is_not_either() =>
        Assert.Equal("see this", PastedText.OwnText("see this\n<review>\nAlways use tabs.\n</review>"));

    [Fact]
    public void One_command_that_the_person_wrote_down_stays() =>
        Assert.Equal(
            "run it so:\n$ make -j8 -C build/x86_64 && ./a.out",
            PastedText.OwnText("run it so:\n$ make -j8 -C build/x86_64 && ./a.out")
        );
}
