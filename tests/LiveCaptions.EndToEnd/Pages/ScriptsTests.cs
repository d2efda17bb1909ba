using System.Net.Http.Json;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>Text from right to left or without spaces, from a real service, in every layout of the overlay and on a phone.</summary>
/// <remarks>Only positions are compared, so that a machine without fonts for these scripts finds the same.</remarks>
public sealed class ScriptsTests(Chromium chromium)
{
    private static readonly (string Language, string Text)[] Said =
    [
        (
            "ja",
            "本日は、ご来場いただきまして、誠にありがとうございます。講演は「未来の都市」についてで、OBS 31を使って13時30分から始まります。質問は、最後にお願いします！"
        ),
        ("zh", "大家好，欢迎来到今天的会议。我们将在下午3点30分讨论“未来城市”的话题，并使用OBS 31进行直播。如有问题，请在最后提问！"),
        (
            "th",
            "สวัสดีครับ ยินดีต้อนรับทุกท่านเข้าสู่การประชุมประจำปีของเราในวันนี้ซึ่งเราจะพูดถึงเรื่องเมืองแห่งอนาคตและการถ่ายทอดสดด้วย OBS 31 เวลา 13:30 น. กรุณาเก็บคำถามไว้ถามตอนท้ายนะครับ"
        ),
        (
            "ar",
            "OBS 31 هو البرنامج الذي نستخدمه اليوم. أهلا وسهلا بكم في المؤتمر السنوي (الدورة 12)، يبدأ البث مع OBS 31 في الساعة 13:30، ونسبة الحضور 85%!"
        ),
        (
            "he",
            "OBS 31 היא התוכנה. שלום לכולם וברוכים הבאים לכנס השנתי ה-12 שלנו. השידור עם OBS 31 מתחיל בשעה 13:30, ונוכחות של 85% (שיא חדש)!"
        ),
    ];

    private static readonly string[] Layouts =
    [
        "theme=box",
        "theme=outline",
        "theme=light",
        "theme=venue",
        "theme=contrast&labels=name",
        "theme=cea608",
        "theme=duo",
        "mode=block",
        "mode=live",
        "chars=20&lines=4",
        "align=left",
        "align=right",
    ];

    /// <summary>Gives every element the parameters of a layout, and waits until all of them have drawn it.</summary>
    private const string Arrange = """
        async query => {
          const given = new URLSearchParams(query), all = [...document.querySelectorAll("live-captions")];
          for (const one of all) {
            for (const name of ["theme", "mode", "labels", "chars", "lines", "align"])
              if (given.has(name)) one.setAttribute(name, given.get(name));
              else one.removeAttribute(name);
          }
          const isDrawn = one => one.dataset.shown === "yes" && one.dataset.theme === (given.get("theme") ?? "box")
            && one.dataset.mode === (given.get("mode") ?? "rollup") && one.dataset.align === (given.get("align") ?? "center")
            && one.style.getPropertyValue("--lc-chars") === (given.get("chars") ?? one.style.getPropertyValue("--lc-chars"));
          while (!all.every(isDrawn)) await new Promise(over => requestAnimationFrame(over));
          await document.fonts.ready;
          await Promise.all(document.getAnimations().map(one => one.finished.catch(() => {})));
          await new Promise(over => requestAnimationFrame(() => requestAnimationFrame(over)));
        }
        """;

    /// <summary>What is wrong with the lines that are drawn, in sentences.</summary>
    private const string Faults = """
        () => [...document.querySelectorAll("live-captions")].flatMap(one => {
          const rtl = ["ar", "he"].includes(one.getAttribute("track")), faults = [];
          const box = one.querySelector("[data-lc=box]").getBoundingClientRect();
          const texts = [...one.querySelectorAll("[data-lc=text]")], rects = texts.map(text => text.getBoundingClientRect());
          const say = (isWrong, what) => isWrong && faults.push(`${one.getAttribute("track")}: ${what}`);
          texts.forEach((text, i) => {
            const line = text.textContent, words = [...text.querySelectorAll("[data-lc=word]")].map(word => word.getBoundingClientRect());
            say(rects[i].left < box.left - 1 || rects[i].right > box.right + 1, `"${line}" leaves its box`);
            say(words.length > 1 && words[words.length - 1].top > words[0].top + 1, `"${line}" is wider than its box`);
            say(getComputedStyle(text).direction !== (rtl ? "rtl" : "ltr"), `"${line}" runs the wrong way`);
            say(words.length > 1 && rtl === words[0].left < words[words.length - 1].left, `"${line}" begins at the wrong side`);
            say(one.dataset.mode !== "block" && Math.abs(rtl ? rects[i].right - rects[0].right : rects[i].left - rects[0].left) > 1,
              `"${line}" is not below the line above`);
            say(/^[、。，．！？：；」』）”’)!?.,،؛؟\u0E30-\u0E3A\u0E45-\u0E4E]/.test(line), `"${line}" begins with what belongs to the line above`);
            say(/[「『（“‘(เ-ไ]$/.test(line), `"${line}" ends with what belongs to the line below`);
          });
          say(rects.at(-1).bottom > box.bottom + 1, "the last line is cut off");
          const name = one.querySelector("[data-lc=speaker]:not([hidden]) [data-lc=name]")?.getBoundingClientRect();
          say(name && Math.abs(rtl ? name.right - rects[0].right : name.left - rects[0].left) > 40, "the name stands at the other side");
          return faults;
        })
        """;

    [Fact]
    public async Task Lines_begin_end_and_run_as_their_script_does_in_every_layout()
    {
        chromium.Require();
        await using var service = await ServiceProcess.StartAsync("typed");
        using var http = new HttpClient { BaseAddress = service.Address };
        foreach (var (language, text) in Said)
        {
            await service.PutTrackAsync(language, new { Source = "typed", Language = language });
            using var typed = await http.PostAsJsonAsync(
                new Uri($"api/tracks/{language}/lines", UriKind.Relative),
                new { text },
                TestContext.Current.CancellationToken
            );
            Assert.True(typed.IsSuccessStatusCode, $"{language}: {typed.StatusCode}");
        }
        await PhonesAsync(service.Address);

        var page = await chromium.OpenAsync(2 * 1280, 3 * 720, motion: ReducedMotion.Reduce);
        await page.GotoAsync($"{service.Address}overlay?track=none-yet");
        await page.EvaluateAsync(
            """
            languages => {
              document.body.style.background = "#345";
              document.body.replaceChildren(...languages.map((track, i) => {
                const one = document.createElement("live-captions");
                for (const [name, value] of [["track", track], ["hold", "30"], ["fade", "0"]]) one.setAttribute(name, value);
                one.style.cssText = `inset: auto; left: ${i % 2 * 1280}px; top: ${Math.floor(i / 2) * 720}px; width: 1280px; height: 720px; padding: 36px 64px`;
                return one;
              }));
            }
            """,
            Said.Select(one => one.Language).ToArray()
        );
        var faults = new List<string>();
        foreach (var layout in Layouts)
        {
            await page.EvaluateAsync(Arrange, layout);
            await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"scripts-{layout.Replace('=', '-').Replace('&', '-')}") });
            faults.AddRange((await page.EvaluateAsync<string[]>(Faults)).Select(fault => $"{layout}: {fault}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await page.CloseAsync();
    }

    private async Task PhonesAsync(Uri address)
    {
        var phone = await chromium.OpenAsync(390, 844);
        foreach (var (language, text) in Said)
        {
            await phone.GotoAsync($"{address}live?track={language}");
            await phone.WaitForFunctionAsync("() => document.querySelector('#log .told')");
            await phone.ScreenshotAsync(new() { Path = Repository.Screenshot($"scripts-phone-{language}") });
            Assert.Equal(
                language is "ar" or "he" ? "rtl" : "ltr",
                await phone.EvaluateAsync<string>("getComputedStyle(document.querySelector('#log p')).direction")
            );
            Assert.Equal(text, await phone.EvaluateAsync<string>("document.querySelector('#log .told').textContent"));
            Assert.True(await phone.EvaluateAsync<bool>("document.querySelector('#log').scrollWidth <= innerWidth"), language);
        }
        await phone.CloseAsync();
    }
}
