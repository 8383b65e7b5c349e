using CsCheck;
using TotalMemory.Spool;
using TotalMemory.Spool.Git;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Projects;

/// <summary>
/// However a repository is addressed and wherever it lies: the same repository is the same project, and no other one is.
/// </summary>
public sealed class ProjectSpellingTests
{
    // Near each other on purpose: a name in a name, the same path on another host, another port, another group.
    private static readonly Repository[] Repositories =
    [
        new("github.com", "acme/shop"),
        new("github.com", "acme/shop-api"),
        new("github.com", "acm/eshop"),
        new("github.com", "shop/acme"),
        new("gitlab.com", "acme/shop"),
        new("git.github.com.example", "acme/shop"),
        new("git.example.org", "team/sub/shop"),
        new("git.example.org", "team/shop"),
        new("git.example.org", "team/sub.git/shop"),
    ];

    private sealed record Repository(string Host, string Path);

    /// <summary>One way to write an address.</summary>
    private sealed record Spelling(int Scheme, int User, bool HasPort, bool HasSuffix, bool EndsWithSlash, bool IsUpper)
    {
        private static readonly string[] Users = ["", "git@", "me:p%40ss@", "x-access-token:abc@"];

        public string Of(Repository r)
        {
            var user = Users[User];
            var host = IsUpper ? r.Host.ToUpperInvariant() : r.Host;
            var path = (IsUpper ? r.Path.ToUpperInvariant() : r.Path) + (HasSuffix ? ".git" : "") + (EndsWithSlash ? "/" : "");
            return Scheme switch
            {
                0 => $"https://{user}{host}{(HasPort ? ":443" : "")}/{path}",
                1 => $"http://{user}{host}{(HasPort ? ":80" : "")}/{path}",
                2 => $"ssh://{user}{host}{(HasPort ? ":2222" : "")}/{path}",
                3 => $"git+ssh://git@{host}/{path}",
                4 => $"git://{host}{(HasPort ? ":9418" : "")}/{path}",
                5 => $"git@{host}:{path}",
                6 => $"git@{host}:/{path}",
                7 => $"{host}:{path}",
                _ => $"  HTTPS://{host}//{path}\t".Trim('\t'),
            };
        }
    }

    private static readonly Gen<Repository> SomeRepository = Gen.Int[0, Repositories.Length - 1].Select(i => Repositories[i]);

    private static readonly Gen<Spelling> SomeSpelling = Gen.Select(
        Gen.Int[0, 8],
        Gen.Int[0, 3],
        Gen.Bool,
        Gen.Bool,
        Gen.Bool,
        Gen.Bool,
        (scheme, user, port, suffix, slash, upper) => new Spelling(scheme, user, port, suffix, slash, upper)
    );

    [Fact]
    public void Two_addresses_are_one_project_if_and_only_if_they_name_one_repository() =>
        Gen.Select(SomeRepository, SomeSpelling, SomeRepository, SomeSpelling)
            .Sample(
                (one, spelled, other, spelledToo) =>
                    (RemoteAddress.Canonical(spelled.Of(one)) == RemoteAddress.Canonical(spelledToo.Of(other))) == (one == other)
                    && RemoteAddress.Canonical(spelled.Of(one)) is not null,
                iter: 20_000,
                print: t => $"{t.Item2.Of(t.Item1)} and {t.Item4.Of(t.Item3)}"
            );

    [Fact]
    public void An_address_that_was_normalised_says_the_same_again() =>
        Gen.Select(SomeRepository, SomeSpelling)
            .Sample(
                (r, s) => RemoteAddress.Canonical("https://" + RemoteAddress.Canonical(s.Of(r))) == RemoteAddress.Canonical(s.Of(r)),
                iter: 5_000
            );

    /// <summary>Where a checkout lies, and from which of its folders a session starts.</summary>
    private enum Place
    {
        Clone,
        Subfolder,
        Worktree,
        Link,
        BelowLink,
    }

    private sealed class Machine : IDisposable
    {
        private const string Commit = "1234567890abcdef1234567890abcdef123456";
        private int checkouts;

        public TempHome Temp { get; } = new();

        /// <summary>A checkout of the repository, as git makes it; the folder in which somebody works.</summary>
        public string Checkout(Repository r, Spelling spelling, Place place, bool isShort)
        {
            var name = $"c{checkouts++}";
            var address = spelling.Of(r);
            var shortened = isShort ? $"[url \"{Prefix(address)}\"]\n\tinsteadOf = short:\n" : "";
            var remote = isShort ? "short:" + address[Prefix(address).Length..] : address;
            Temp.MakeGitDirectory($"{name}/.git", $"{shortened}[remote \"origin\"]\n\turl = \"{remote}\"\n");
            var folder = Temp.MakeFolder(name);
            GitFiles.Clone(folder, Commit + Array.IndexOf(Repositories, r).ToString("00", null));
            return Folder(folder, name, place);
        }

        private string Folder(string folder, string name, Place place)
        {
            switch (place)
            {
                case Place.Subfolder:
                    return Temp.MakeFolder($"{name}/src/deep");
                case Place.Worktree:
                    var tree = Temp.MakeFolder($"{name}-tree");
                    Temp.Write($"{name}-tree/.git", $"gitdir: {folder}/.git/worktrees/t\n");
                    Temp.Write($"{name}/.git/worktrees/t/gitdir", $"{tree}/.git\n");
                    Temp.Write($"{name}/.git/worktrees/t/commondir", "../..\n");
                    Temp.Write($"{name}/.git/worktrees/t/HEAD", "ref: refs/heads/t\n");
                    return tree;
                case Place.Link or Place.BelowLink:
                    var link = Path.Combine(Temp.Folder, $"{name}-link");
                    Directory.CreateSymbolicLink(link, folder);
                    return place == Place.Link ? link : Path.Combine(link, ".", "..", $"{name}-link");
                default:
                    return folder;
            }
        }

        private static string Prefix(string address) => address[..(address.TrimEnd('/').LastIndexOf('/') + 1)];

        public void Dispose() => Temp.Dispose();
    }

    private static readonly Gen<Place> SomePlace = Gen.Int[0, 4].Select(i => (Place)i);

    [Fact]
    public void What_is_saved_in_one_checkout_is_seen_in_every_other_of_its_repository_and_in_no_other()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need privileges there");
        Gen.Select(SomeRepository, SomeSpelling, SomePlace, Gen.Bool)
            .Array[2, 5]
            .Sample(
                checkouts =>
                {
                    using var machine = new Machine();
                    var memory = new MemoryServices(machine.Temp.Home, TimeProvider.System);
                    var folders = checkouts.Select(c => machine.Checkout(c.Item1, c.Item2, c.Item3, c.Item4)).ToList();
                    var (first, repository) = (folders[0], checkouts[0].Item1);
                    var saved = memory.Knowledge.SaveOwn(memory.Projects.IdentifyFolder(first, isTrusted: true), Some.Fact("port 4471")).Id;
                    return folders
                        .Zip(checkouts)
                        .All(pair =>
                            memory.Knowledge.Find(saved, memory.Projects.IdentifyFolder(pair.First).Id) is not null
                            == (pair.Second.Item1 == repository)
                        );
                },
                iter: 40,
                threads: 1,
                print: cs => string.Join(" | ", cs.Select(c => $"{c.Item2.Of(c.Item1)} {c.Item3} {(c.Item4 ? "insteadOf" : "")}"))
            );
    }

    private static readonly string[] Drives = ["c", "d"];
    private static readonly string[] Folders = ["Users/me/shop", "Users/me/shop2", "Users/me", "work/shop"];

    private static string OnDrive(int style, string drive, string folder) =>
        style switch
        {
            0 => $"{drive.ToUpperInvariant()}:\\{folder.Replace('/', '\\')}",
            1 => $"{drive}:/{folder}",
            2 => $"\\\\?\\{drive.ToUpperInvariant()}:\\{folder.Replace('/', '\\')}\\",
            3 => $"/mnt/{drive}/{folder}",
            4 => $"/{drive}/{folder}/",
            5 => $"/cygdrive/{drive}/{folder}",
            _ => $"file:///{drive}%3A/{folder}",
        };

    [Fact]
    public void A_folder_on_a_drive_is_one_however_it_is_written_and_no_other() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 3], Gen.Int[0, 3])
            .Sample(
                (style, other, drive, otherDrive, folder, otherFolder) =>
                    (
                        FolderSpelling.Key(OnDrive(style, Drives[drive], Folders[folder]))
                        == FolderSpelling.Key(OnDrive(other, Drives[otherDrive], Folders[otherFolder]))
                    ) == (drive == otherDrive && folder == otherFolder),
                iter: 5_000
            );
}
