using TotalMemory.Extraction.Corrections;

namespace TotalMemory.Tests.Extraction.Corrections;

public sealed class ForgetRequestTests
{
    [Theory]
    [InlineData("Forget the rule about release notes", "release notes")]
    [InlineData("vergiss, was ich über Release Notes gesagt habe", "Release Notes")]
    [InlineData("Vergiss die Regel über Release Notes", "Release Notes")]
    [InlineData("oublie la règle sur les notes de version", "les notes de version")]
    [InlineData("Oublie ce que j’ai dit sur les notes de version.", "les notes de version")]
    [InlineData("olvida lo que te dije sobre las notas", "las notas")]
    [InlineData("esquece a regra sobre as notas", "as notas")]
    [InlineData("esqueça o que eu disse sobre as notas!", "as notas")]
    [InlineData("dimentica la regola sulla documentazione", "documentazione")]
    [InlineData("vergeet wat ik zei over release notes", "release notes")]
    [InlineData("zapomnij tę zasadę o notatkach", "notatkach")]
    [InlineData("забудь, что я говорил про релизы", "релизы")]
    [InlineData("忘掉我说的关于发布说明的话", "发布说明")]
    [InlineData("リリースノートについてのルールを忘れてください。", "リリースノート")]
    [InlineData("릴리스 노트에 대한 규칙을 잊어 줘", "릴리스 노트")]
    public void A_topic_is_named_in_many_languages(string said, string what)
    {
        var request = ForgetRequest.Find(said);

        Assert.Equal(what, request?.What);
        Assert.True(request?.IsTopic);
    }

    [Theory]
    [InlineData("forget that npm thing", "npm")]
    [InlineData("Forget about the release notes stuff.", "release notes")]
    [InlineData("please forget my tabs preference", "tabs")]
    [InlineData("forget that I said to use npm", "use npm")]
    [InlineData("forget I ever said we should use npm", "use npm")]
    [InlineData("forget what I told you about npm", "npm")]
    [InlineData("forget that I asked you to use npm", "use npm")]
    [InlineData("vergiss das mit npm", "npm")]
    [InlineData("vergiss, dass ich gesagt habe, wir npm benutzen", "npm benutzen")]
    [InlineData("oublie cette histoire de npm", "npm")]
    [InlineData("olvida lo de npm", "npm")]
    [InlineData("esquece que eu disse para usar npm", "usar npm")]
    [InlineData("dimentica quella cosa di npm", "npm")]
    [InlineData("vergeet dat gedoe met npm", "npm")]
    [InlineData("забудь про npm", "npm")]
    [InlineData("忘掉我说过要用npm这件事", "用npm")]
    [InlineData("npmを使うって言ったのは忘れて", "npmを使う")]
    [InlineData("npm을 쓰라고 한 거 잊어 줘", "npm을 쓰")]
    public void What_was_said_is_named_loosely(string said, string what) =>
        Assert.Equal(new ForgetRequest(what, IsTopic: true), ForgetRequest.Find(said));

    [Theory]
    [InlineData("Forget what I told you about Quokkazulu. Then run the tests.")]
    [InlineData("Delete the memory about Quokkazulu")]
    [InlineData("please delete all your memories of Quokkazulu")]
    [InlineData("Remove Quokkazulu from your memory")]
    [InlineData("Could you please erase everything about Quokkazulu from your memory?")]
    [InlineData("don't remember Quokkazulu any more")]
    [InlineData("Stop remembering Quokkazulu.")]
    [InlineData("Actually, scratch that, forget everything about Quokkazulu, please.")]
    [InlineData("please forget everything you know about Quokkazulu, thanks")]
    [InlineData("Bitte lösche Quokkazulu aus deinem Gedächtnis.")]
    [InlineData("Vergiss alles, was du über Quokkazulu weißt")]
    [InlineData("efface Quokkazulu de ta mémoire")]
    [InlineData("Por favor, borra Quokkazulu de tu memoria.")]
    [InlineData("cancella Quokkazulu dalla tua memoria")]
    [InlineData("apaga Quokkazulu da tua memória")]
    [InlineData("apague Quokkazulu da sua memória")]
    [InlineData("удали Quokkazulu из памяти")]
    [InlineData("忘掉关于Quokkazulu的事")]
    [InlineData("请忘掉关于Quokkazulu的一切")]
    [InlineData("把Quokkazulu从你的记忆中删除")]
    [InlineData("Quokkazuluを記憶から消してください")]
    [InlineData("Quokkazuluのことは忘れて")]
    [InlineData("Quokkazulu에 대해 잊어 줘")]
    public void A_name_is_to_leave_the_memory(string said) =>
        Assert.Equal(("Quokkazulu", true), (ForgetRequest.Find(said)?.What, ForgetRequest.Find(said)?.IsTopic));

    [Theory]
    [InlineData("You can forget about Quokkazulu now", "Quokkazulu")]
    [InlineData("Actually, scratch that, forget about Quokkazulu.", "Quokkazulu")]
    [InlineData("forget the rule about Dr. Miller", "Dr. Miller")]
    public void Politeness_is_no_part_of_it(string said, string what) => Assert.Equal(what, ForgetRequest.Find(said)?.What);

    [Theory]
    [InlineData("forget that")]
    [InlineData("forget I said that")]
    [InlineData("Forget that I said anything.")]
    [InlineData("Vergiss das.")]
    [InlineData("oublie ça")]
    [InlineData("oublie ce que je viens de dire")]
    [InlineData("olvídalo")]
    [InlineData("esquece isso")]
    [InlineData("dimenticalo!")]
    [InlineData("vergeet dat maar")]
    [InlineData("zapomnij o tym")]
    [InlineData("今のは忘れてください")]
    [InlineData("방금 한 말은 잊어 줘")]
    public void What_was_said_just_before_is_meant(string said) => Assert.Equal(new ForgetRequest((string?)null), ForgetRequest.Find(said));

    [Theory]
    [InlineData("n'oublie pas la règle sur les notes")]
    [InlineData("no olvides la regla sobre las notas")]
    [InlineData("don't forget the rule about release notes")]
    [InlineData("忘れないでください")]
    [InlineData("did I forget the rule about notes?")]
    [InlineData("forget the rule about notes？")]
    [InlineData("dimentica per ora, passiamo ad altro")]
    [InlineData("remove the cache from memory")]
    [InlineData("delete the memory leak")]
    [InlineData("I don't remember the name")]
    [InlineData("did you forget the tests?")]
    [InlineData("clear the notes from the page")]
    [InlineData("could you delete the old tests?")]
    public void These_ask_for_nothing_to_be_forgotten(string said) => Assert.Null(ForgetRequest.Find(said));

    [Theory]
    [InlineData("Forget that we use npm. From now on use pnpm.", "we use npm", "From now on use pnpm.")]
    [InlineData("Please forget the rule about tabs. Use spaces.", "tabs", "Use spaces.")]
    [InlineData("No, forget that we deploy on Fridays; deploy on Mondays", "we deploy on Fridays", "deploy on Mondays")]
    [InlineData("forget what I said about docker\nrun it with podman", "docker", "run it with podman")]
    [InlineData("From now on use pnpm. Forget that we use npm.", "we use npm", "From now on use pnpm.")]
    [InlineData("Vergiss die Regel über Tabs. Ab jetzt Leerzeichen.", "Tabs", "Ab jetzt Leerzeichen.")]
    [InlineData("Oublie la règle sur les tabulations. Utilise des espaces.", "les tabulations", "Utilise des espaces.")]
    [InlineData("忘掉我说的关于npm的话。以后用pnpm。", "npm", "以后用pnpm。")]
    [InlineData("Forget about the login page. From now on we use passkeys.", "the login page", "From now on we use passkeys.")]
    public void The_rest_of_the_message_is_no_part_of_the_request(string said, string what, string rest)
    {
        var request = ForgetRequest.Find(said);

        Assert.Equal((what, rest), (request?.What, request?.Rest));
    }

    [Theory]
    [InlineData("Forget that. I was wrong.")]
    [InlineData("Forget that we use npm. Thanks!")]
    public void A_bare_reply_beside_it_says_nothing(string said) => Assert.Equal("", ForgetRequest.Find(said)?.Rest);

    [Theory]
    [InlineData("Forget that. Let us work on the footer instead.")]
    [InlineData("Forget about the login page. Do the footer first.")]
    [InlineData("From now on use pnpm. Forget that.")]
    [InlineData("The page says: \"Forget that we use npm.\" What does it mean?")]
    public void Turning_to_something_else_forgets_nothing(string said) => Assert.Null(ForgetRequest.Find(said));

    [Fact]
    public void Several_requests_of_a_message_are_all_found() =>
        Assert.Equal(
            [("we use npm", "Forget that we use tabs. Use pnpm."), ("we use tabs", "Use pnpm.")],
            ForgetRequest.All("Forget that we use npm. Forget that we use tabs. Use pnpm.").Select(r => (r.What, r.Rest))
        );

    [Theory]
    [InlineData("about prices: forget what I said about cents, we use decimal strings", "cents", "we use decimal strings")]
    [InlineData("forget the rule about npm – it's pnpm from now on", "npm", "it's pnpm from now on")]
    [InlineData("was die Preise angeht, vergiss die Regel zu Cents, wir nehmen Zeichenketten", "Cents", "wir nehmen Zeichenketten")]
    [InlineData("oublie la règle sur npm, on utilise pnpm", "npm", "on utilise pnpm")]
    [InlineData("olvida la regla sobre npm, ahora usamos pnpm", "npm", "ahora usamos pnpm")]
    [InlineData("забудь про npm, теперь мы используем pnpm", "npm", "теперь мы используем pnpm")]
    [InlineData("忘掉我说的关于npm的规则，我们用pnpm", "npm", "我们用pnpm")]
    [InlineData("forget the rules about tabs, spaces and newlines", "tabs, spaces and newlines", "")]
    public void What_holds_instead_is_no_part_of_what_to_forget(string said, string what, string rest)
    {
        var request = ForgetRequest.Find(said);

        Assert.Equal(what, request?.What);
        Assert.Equal(rest, request?.Rest);
    }
}
