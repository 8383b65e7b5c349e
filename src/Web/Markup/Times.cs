using System.Globalization;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Markup;

/// <summary>Times for people, in the person's time zone; hovering shows the exact time.</summary>
internal static class Times
{
    public static Html Ago(Visit visit, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, visit.Time.LocalTimeZone);
        var exact = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var title = local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Html.From($"""<time datetime="{exact}" title="{title}">{Words(visit.Time.GetLocalNow(), local)}</time>""");
    }

    public static string Day(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Words(DateTimeOffset now, DateTimeOffset at)
    {
        var age = now - at;
        if (age < TimeSpan.FromMinutes(1))
            return "just now";
        if (age < TimeSpan.FromHours(1))
            return Number(age.TotalMinutes, "minute");
        if (age < TimeSpan.FromHours(24))
            return Number(age.TotalHours, "hour");
        if (age < TimeSpan.FromDays(7))
            return Number(age.TotalDays, "day");
        return at.ToString(at.Year == now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
    }

    private static string Number(double many, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)many} {one}{((int)many == 1 ? "" : "s")} ago");
}
