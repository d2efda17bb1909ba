namespace LiveCaptions.Translation;

/// <summary>A sentence of each of some languages, to try an engine with.</summary>
internal static class TrialSentences
{
    private static readonly Dictionary<string, string> All = new()
    {
        ["ca"] = "Bon dia a tothom, i gràcies per ser aquí amb nosaltres avui.",
        ["cs"] = "Dobrý den všem a děkujeme, že jste dnes tady s námi.",
        ["da"] = "Godmorgen alle sammen, og tak fordi I er her hos os i dag.",
        ["de"] = "Guten Morgen zusammen, und danke, dass ihr heute bei uns seid.",
        ["en"] = "Good morning, everybody, and thank you for being here with us today.",
        ["es"] = "Buenos días a todos, y gracias por estar hoy aquí con nosotros.",
        ["fi"] = "Hyvää huomenta kaikille, ja kiitos, että olette tänään kanssamme.",
        ["fr"] = "Bonjour à tous, et merci d'être ici avec nous aujourd'hui.",
        ["it"] = "Buongiorno a tutti, e grazie di essere qui con noi oggi.",
        ["ja"] = "皆さん、おはようございます。今日はお越しいただき、ありがとうございます。",
        ["ko"] = "여러분, 안녕하세요. 오늘 함께해 주셔서 감사합니다.",
        ["nl"] = "Goedemorgen allemaal, en bedankt dat jullie hier vandaag bij ons zijn.",
        ["pl"] = "Dzień dobry wszystkim i dziękujemy, że jesteście dziś z nami.",
        ["pt"] = "Bom dia a todos, e obrigado por estarem aqui connosco hoje.",
        ["ru"] = "Доброе утро всем, и спасибо, что вы сегодня с нами.",
        ["sv"] = "God morgon allihop, och tack för att ni är här hos oss i dag.",
        ["tr"] = "Herkese günaydın, bugün burada bizimle olduğunuz için teşekkürler.",
        ["uk"] = "Доброго ранку всім, і дякуємо, що ви сьогодні з нами.",
        ["zh"] = "大家早上好，感谢各位今天来到这里。",
    };

    /// <summary>The sentence of a language; null: there is none.</summary>
    public static string? Of(string language) => All.GetValueOrDefault(language);
}
