using Npgsql;
using TotalMemory.Hub;
using TotalMemory.Sync;

namespace TotalMemory.Tests.Hub;

public sealed class HubAddressTests
{
    [Theory]
    [InlineData("postgres://me@localhost/mem", SslMode.Prefer)]
    [InlineData("postgres://me@127.0.0.1:6000/mem?sslmode=disable", SslMode.Disable)]
    [InlineData("postgres://me@[::1]/mem", SslMode.Prefer)]
    [InlineData("postgresql://me@db.example.org/mem", SslMode.VerifyFull)]
    [InlineData("postgres://me@db.example.org/mem?sslmode=require", SslMode.Require)]
    [InlineData("postgres://me@10.0.0.7/mem?sslmode=verify-ca", SslMode.VerifyCA)]
    public void Outside_this_machine_the_line_is_encrypted(string url, SslMode tls) => Assert.Equal(tls, HubAddress.Parse(url, out _).Tls);

    [Theory]
    [InlineData("postgres://me@db.example.org/mem?sslmode=disable", "in the clear")]
    [InlineData("postgres://me@db.example.org/mem?sslmode=prefer", "in the clear")]
    [InlineData("postgres://me@localhost.example.org/mem?sslmode=allow", "in the clear")]
    [InlineData("postgres://me@db.example.org/mem?sslmode=maybe", "sslmode is")]
    [InlineData("postgres://db.example.org/mem", "names no user")]
    [InlineData("postgres://me@db.example.org", "reads postgres://")]
    [InlineData("https://me@db.example.org/mem", "reads postgres://")]
    [InlineData("postgres://me@0.0.0.0/mem", "no machine's address")]
    [InlineData("db.example.org", "reads postgres://")]
    public void What_is_no_safe_address_is_refused_with_the_reason(string url, string reason) =>
        Assert.Contains(reason, Assert.Throws<HubException>(() => HubAddress.Parse(url, out _)).Message);

    [Fact]
    public void The_password_is_read_and_never_shown_again()
    {
        var address = HubAddress.Parse("postgres://me:hunter%402@db.example.org/mem?sslmode=require", out var password);
        Assert.Equal("hunter@2", password);
        Assert.Equal("postgres://me@db.example.org:5432/mem?sslmode=require", address.ToString());
        Assert.Equal(address, HubAddress.Parse(address.ToString(), out _));
    }
}
