namespace LiveCaptions.Whisper.Streaming;

/// <summary>What Whisper writes where nobody speaks: phrases that its training subtitles put over applause, music and silence.</summary>
internal static class StockPhrases
{
    // By their letters, as Hypothesis compares words, so that marks and capitals do not matter.
    private static readonly HashSet<string> Phrases =
    [
        .. new[]
        {
            "you", "thank you", "thank you very much", "thanks for watching", "thank you for watching", "please subscribe", "bye", "bye bye", "okay", "so",
            "vielen dank", "danke", "untertitel der amara org community", "untertitel im auftrag des zdf", "tschüss", "das wars",
            "merci", "merci beaucoup", "merci d'avoir regardé", "sous titres réalisés par la communauté d'amara org", "au revoir",
            "gracias", "gracias por ver el video", "subtítulos realizados por la comunidad de amara org", "adiós",
            "obrigado", "obrigada", "legendas pela comunidade amara org", "tchau",
            "grazie", "grazie a tutti", "sottotitoli creati dalla comunità amara org", "ciao",
            "bedankt", "ondertiteld door de amara org gemeenschap", "tack", "takk", "tak", "kiitos", "dziękuję", "dziękuję za uwagę", "napisy stworzone przez społeczność amara org",
            "děkuji", "köszönöm", "mulțumesc", "teşekkürler", "izlediğiniz için teşekkürler", "спасибо", "спасибо за просмотр", "продолжение следует", "дякую",
            "شكرا", "شكرا للمشاهدة", "תודה", "धन्यवाद", "ขอบคุณ", "감사합니다", "시청해주셔서 감사합니다", "ご視聴ありがとうございました", "ありがとうございました", "谢谢", "谢谢观看", "謝謝", "請不吝點贊訂閱轉發打賞支持明鏡與點點欄目",
        }.Select(Decoding.Hypothesis.Letters),
    ];

    /// <summary>Is all of this text one stock phrase?</summary>
    public static bool Contains(string text) => Phrases.Contains(Decoding.Hypothesis.Letters(text));
}
