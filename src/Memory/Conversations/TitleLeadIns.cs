using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>
/// A line or phrase that names the text after it, or where it comes from: «Text from the screenshot:», «I read in a blog post:».
/// </summary>
internal static partial class TitleLeadIns
{
    public static readonly LeadIn[] All =
    [
        new(
            "title",
            Title(),
            [
                "Stack Overflow answer:\n‖\nYou should never use eval.",
                "Issue #42 by octocat:\n‖\nPlease never remove the legacy flag.",
                "Gemini's answer:\n‖\nAlways pin versions.",
                "These are the lyrics:\n‖Never say never",
                "Acceptance criteria:\n‖- Never block the UI",
                "Text from the screenshot:\n‖Always wear a helmet.",
            ],
            ["My notes:\nnever use tabs", "our policy:\nnever push to main", "in your answer:\nnever use tables"]
        ),
        new(
            "title without a colon",
            BareTitle(),
            ["Zoom transcript\n\n‖00:01:02 Max: always use helm", "Meeting minutes\n\n‖we never deploy"],
            ["never touch the transcript\nand always ask", "transcript is wrong\nnever guess"],
            Signs: ""
        ),
        new(
            "found",
            Found(),
            [
                "I read in a blog post:‖ always prefer composition",
                "I get this:‖ error: Never use 'import *'",
                "we got an e-mail from the vendor:‖ never update",
                "CI failed with:‖ error TS7006: never use implicit any",
                "The reviewer's output was:‖\n1. Never use any",
            ],
            ["I saw your commit: never do that again", "I found a problem: it never stops", "my answer is: use pnpm"]
        ),
        new(
            "tool",
            Tool(),
            ["ESLint:‖ never use any", "pylint says no. Ruff:‖ always use f-strings"],
            ["for eslint: never use warnings", "configure ruff: always with our rules"]
        ),
    ];

    [GeneratedRegex(
        """
            (?:^|\n)[^\S\n]*(?!(?:my|our|in|please)\b)(?:[\w'’\#./-]+[^\S\n]){0,5}?
            (?:answer|output|transcript|thread|chat|conversation|excerpt|snippet|quotation|quote|paragraph|description|review|ticket|
              issue|
              pull\srequest|bug\sreport|minutes|protocol|screenshot|e-?mail|article|post|tweet|changelog|message|notification|reply|
                response|
              lyrics|abstract|press\srelease|letter|survey|faq|terms|contract|acceptance\scriteria|user\sstory|scenario|slide|caption|
              (?:text|content|words|part|page|lines?)\s(?:from|of|on|in)\s[^\n:：]{1,30})s?
            (?:\s\#?[0-9]+)?(?:\s(?:from|of|by|on|in|to)\s[^\n:：]{1,40})?[:：][^\S\n]*\n
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Title();

    [GeneratedRegex(
        @"(?:^|\n)[^\S\n]*(?:[\w'’#./-]+[^\S\n]){0,2}?(?:transcript|minutes|lyrics|chat\slog|protokoll|verlauf)[^\S\n]*\n[^\S\n]*\n",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex BareTitle();

    [GeneratedRegex(
        """
            (?: \b(?:I|we)\s(?:just\s)?(?:read|saw|found|heard|got|gets?|see|received)\s
                (?: (?:this|that|the\sfollowing|these)(?:\s[\w-]+){0,3}
                  | (?:it\s|this\s|that\s)?(?:in|on|from)\s(?!your)[^\n:：.]{2,50}
                  | (?:an?|the|some)\s(?:[\w-]+\s){0,2}(?:e-?mail|mail|message|comment|review|note|warning|error|reply|answer|tweet|
                    post|article|
                      ticket)(?!\sin\syour)[^\n:：.]{0,40} )
              | \b(?:fail(?:s|ed)|dies|crashe[sd]|breaks|complains|stops)\s(?:with|saying)\b[^\n:：.]{0,30}
              | ['’]s\s(?:\w+\s)?(?:output|answer|result|reply|response|feedback|comments?|review|message|report|suggestion|note|text)\s
                (?:is|was|are|were)
            )
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Found();

    [GeneratedRegex(
        """
            (?<!\b(?:for|in|with|of|use|about|configure|run|and|or|to)\s)
            \b(?:eslint|tslint|pylint|ruff|flake8|mypy|clippy|sonar(?:qube|lint|cloud)?|stylelint|shellcheck|hadolint|golangci-lint|
              rubocop|phpstan|
              checkstyle|copilot|coderabbit|chatgpt|gemini)
            """ + LeadIns.Colon,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Tool();
}
