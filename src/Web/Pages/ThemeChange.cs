using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>Sets the theme: light, dark or the system's. A cookie keeps it, whatever port the page uses next time.</summary>
internal static class ThemeChange
{
    private const string Name = "totalmemory_theme=";

    public static PageResponse Set(Visit visit) =>
        PageResponse.Go(visit.Posted("return")) with
        {
            Cookie = visit.Posted("theme") is "dark" or "light"
                ? Name + visit.Posted("theme") + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"
                : Name + "; Path=/; Max-Age=0; HttpOnly; SameSite=Strict",
        };
}
