namespace LiveCaptions.Translation.Engines;

/// <summary>Languages as engines name them.</summary>
/// <remarks>The program is culture-invariant: .NET knows no names of languages here.</remarks>
internal static class Languages
{
    private const string Table = """
        af afr Afrikaans; am amh Amharic; an arg Aragonese; ar ara Arabic; as asm Assamese; az aze Azerbaijani;
        ba bak Bashkir; be bel Belarusian; bg bul Bulgarian; bn ben Bengali; bo bod Tibetan; br bre Breton; bs bos Bosnian;
        ca cat Catalan; co cos Corsican; cs ces Czech; cv chv Chuvash; cy cym Welsh; da dan Danish; de deu German;
        dv div Dhivehi; dz dzo Dzongkha; el ell Greek; en eng English; eo epo Esperanto; es spa Spanish; et est Estonian;
        eu eus Basque; fa fas Persian; fi fin Finnish; fj fij Fijian; fo fao Faroese; fr fra French; fy fry West Frisian;
        ga gle Irish; gd gla Scottish Gaelic; gl glg Galician; gn grn Guarani; gu guj Gujarati; gv glv Manx; ha hau Hausa;
        he heb Hebrew; hi hin Hindi; hr hrv Croatian; ht hat Haitian Creole; hu hun Hungarian; hy hye Armenian;
        ia ina Interlingua; id ind Indonesian; ig ibo Igbo; is isl Icelandic; it ita Italian; iu iku Inuktitut;
        ja jpn Japanese; jv jav Javanese; ka kat Georgian; kk kaz Kazakh; kl kal Greenlandic; km khm Khmer; kn kan Kannada;
        ko kor Korean; ku kur Kurdish; kw cor Cornish; ky kir Kyrgyz; la lat Latin; lb ltz Luxembourgish; lg lug Luganda;
        ln lin Lingala; lo lao Lao; lt lit Lithuanian; lv lav Latvian; mg mlg Malagasy; mi mri Maori; mk mkd Macedonian;
        ml mal Malayalam; mn mon Mongolian; mr mar Marathi; ms msa Malay; mt mlt Maltese; my mya Burmese;
        nb nob Norwegian Bokmål; ne nep Nepali; nl nld Dutch; nn nno Norwegian Nynorsk; no nor Norwegian; ny nya Chichewa;
        oc oci Occitan; om orm Oromo; or ori Odia; os oss Ossetian; pa pan Punjabi; pl pol Polish; ps pus Pashto;
        pt por Portuguese; qu que Quechua; rm roh Romansh; ro ron Romanian; ru rus Russian; rw kin Kinyarwanda;
        sa san Sanskrit; sc srd Sardinian; sd snd Sindhi; se sme Northern Sami; sh hbs Serbo-Croatian; si sin Sinhala;
        sk slk Slovak; sl slv Slovenian; sm smo Samoan; sn sna Shona; so som Somali; sq sqi Albanian; sr srp Serbian;
        st sot Sesotho; su sun Sundanese; sv swe Swedish; sw swa Swahili; ta tam Tamil; te tel Telugu; tg tgk Tajik;
        th tha Thai; ti tir Tigrinya; tk tuk Turkmen; tl tgl Tagalog; tn tsn Tswana; to ton Tongan; tr tur Turkish;
        tt tat Tatar; ug uig Uyghur; uk ukr Ukrainian; ur urd Urdu; uz uzb Uzbek; vi vie Vietnamese; wa wln Walloon;
        wo wol Wolof; xh xho Xhosa; yi yid Yiddish; yo yor Yoruba; zh zho Chinese; zu zul Zulu; ast ast Asturian;
        ceb ceb Cebuano; fil fil Filipino; gsw gsw Swiss German; haw haw Hawaiian; hsb hsb Upper Sorbian; jw jav Javanese;
        nds nds Low German; sco sco Scots; yue yue Cantonese;
        """;

    private static readonly (string Short, string Long, string Name)[] All =
    [
        .. from entry in Table.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let parts = entry.Split(' ', 3)
        select (parts[0], parts[1], parts[2]),
    ];

    /// <summary>Whether it is the code of a language.</summary>
    public static bool IsKnown(string code) => Find(code).Name is not null;

    /// <summary>The language's English name; of a language that is not listed, its code.</summary>
    public static string Name(string code) => Find(code).Name ?? code;

    /// <summary>The code of two letters, where there is one: "en".</summary>
    public static string ShortCode(string code) => Find(code).Short ?? code;

    /// <summary>The code of three letters: "eng".</summary>
    public static string LongCode(string code) => Find(code).Long ?? code;

    private static (string? Short, string? Long, string? Name) Find(string code) =>
        Array.Find(All, one => one.Short == code || one.Long == code);
}
