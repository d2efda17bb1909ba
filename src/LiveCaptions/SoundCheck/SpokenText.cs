namespace LiveCaptions.SoundCheck;

/// <summary>What is said in a sound check.</summary>
/// <param name="Language">ISO 639 code; null: unknown.</param>
/// <param name="Text">The words.</param>
/// <param name="IsRead">A person reads it aloud, from its beginning to its end; false: the sound says a part of it by itself.</param>
internal sealed record SpokenText(string? Language, string Text, bool IsRead);

/// <summary>
/// Sentences to read aloud: some twenty everyday words without figures and names, whose spelling is beyond dispute. Each language has
/// several, so that the words of the check before are not taken for those of this one.
/// </summary>
internal static class ReadSentences
{
    private static readonly Dictionary<string, string[]> All = new()
    {
        ["en"] =
        [
            "Good evening and welcome. Tonight we will look at the weather, listen to some music, and talk about what happened this week.",
            "Thank you for being here today. Before we begin, please take a seat, and tell me whether you can read every word that I say.",
            "The river behind our house is quiet in summer, but after a long night of rain you can hear the water from the kitchen.",
        ],
        ["de"] =
        [
            "Guten Abend und herzlich willkommen. Heute sprechen wir über das Wetter, hören etwas Musik und schauen auf die letzte Woche zurück.",
            "Danke, dass ihr heute hier seid. Bevor wir anfangen, nehmt bitte Platz und sagt mir, ob ihr jedes Wort lesen könnt.",
            "Der Fluss hinter unserem Haus ist im Sommer ruhig, aber nach einer langen Nacht mit Regen hört man das Wasser in der Küche.",
        ],
        ["fr"] =
        [
            "Bonsoir et bienvenue. Ce soir nous allons parler de la pluie, écouter un peu de musique et revenir sur la semaine passée.",
            "Merci d'être venus aujourd'hui. Avant de commencer, prenez une chaise et dites-moi si vous pouvez lire chaque mot.",
            "La rivière derrière notre maison est calme en été, mais après une nuit de pluie on entend l'eau depuis la cuisine.",
        ],
        ["es"] =
        [
            "Buenas noches y bienvenidos. Hoy vamos a hablar del tiempo, escuchar un poco de música y recordar lo que pasó esta semana.",
            "Gracias por estar aquí. Antes de empezar, tomen asiento, por favor, y díganme si pueden leer todas las palabras.",
            "El río detrás de nuestra casa es tranquilo en verano, pero después de una noche de lluvia se oye el agua desde la cocina.",
        ],
    };

    /// <summary>The languages that have sentences.</summary>
    public static IEnumerable<string> Languages => All.Keys;

    /// <summary>A sentence of a language; null: there is none.</summary>
    /// <param name="turn">Counts the checks, each of which takes the next sentence.</param>
    public static string? Of(string language, int turn) =>
        All.TryGetValue(language, out var sentences) ? sentences[turn % sentences.Length] : null;
}
