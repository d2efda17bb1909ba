// The documentation of each setting by its key, for the settings page alone. English is that of the settings' schema, word for word.
import archive from "./archive-docs.js";
import remote from "./remote-docs.js";
import room from "./room-docs.js";
import outputs from "./output-docs.js";
import telemetry from "./telemetry-docs.js";
import translators, { TRANSLATED } from "./translation-docs.js";
/** @import { Table } from "./translator.js" */

/** @type {Table} */
export default {
  Server: { en: "Where viewers find the captions, and who is let in.", de: "Wo Zuschauer die Untertitel finden und wer eingelassen wird." },
  "Server:Port": { en: "Port of the start page, the overlay and the hub.", de: "Port der Startseite, des Overlays und des Hubs." },
  "Server:Listen": {
    en: "loopback: this machine only. network: other machines too, with an operator's password and viewers' tokens.",
    de: "loopback: nur dieser Rechner. network: auch andere Rechner, mit Operatorpasswort und Tokens für Zuschauer.",
  },
  "Server:Hosts": { en: "Other names of this machine, separated by commas.", de: "Weitere Namen dieses Rechners, durch Kommas getrennt." },
  "Server:Proxies": {
    en: "Proxies in front of the service, addresses or networks separated by commas, whose X-Forwarded-For, -Proto, -Host and -Prefix are believed. Empty: no proxy is, and its visitors count as one.",
    de: "Vorgeschaltete Proxys, als Adressen oder Netze durch Kommas getrennt, deren X-Forwarded-For, -Proto, -Host und -Prefix vertraut wird. Leer: keinem; alle Besucher eines Proxys zählen dann als einer.",
  },
  "Server:BasePath": {
    en: "The path below which a proxy puts the service, such as /captions-hall. Empty: none, or the one of a proxy's X-Forwarded-Prefix.",
    de: "Der Pfad, unter dem ein Proxy den Dienst anbietet, etwa /captions-hall. Leer: keiner, oder der aus X-Forwarded-Prefix eines Proxys.",
  },
  "Server:TrustThisMachine": {
    en: "Requests from this machine need neither password nor token, unless a proxy passed them on. Set it to false if other people use the machine.",
    de: "Anfragen von diesem Rechner brauchen weder Passwort noch Token, außer ein Proxy hat sie weitergeleitet. Auf false setzen, wenn auch andere den Rechner benutzen.",
  },
  "Server:MaxViewers": { en: "Viewers at a time; more are refused.", de: "Zuschauer gleichzeitig; weitere werden abgewiesen." },
  "Server:MaxConnectionsPerAddress": {
    en: "Connections at a time from one other machine; more are refused.",
    de: "Gleichzeitige Verbindungen von einem anderen Rechner; weitere werden abgewiesen.",
  },
  "Server:Https": {
    en: 'Empty: no HTTPS. "self": a self-signed certificate made for this machine. Otherwise a certificate file, PFX or PEM.',
    de: 'Leer: kein HTTPS. "self": ein selbst signiertes Zertifikat für diesen Rechner. Sonst eine Zertifikatsdatei, PFX oder PEM.',
  },
  "Server:HttpsPort": { en: "Port of HTTPS, if it is on.", de: "Port für HTTPS, wenn es eingeschaltet ist." },
  "Server:HttpsKeyFile": {
    en: "The key file of a PEM certificate; empty: the key is in the certificate's file.",
    de: "Die Schlüsseldatei eines PEM-Zertifikats; leer: Der Schlüssel steht in der Zertifikatsdatei.",
  },
  "Server:HttpsPassword": {
    en: "Password of the certificate's key. null: it has none.",
    de: "Passwort des Zertifikatsschlüssels. null: Er hat keins.",
  },
  "Server:HttpsPasswordFile": {
    en: "A file whose first line is the key's password; it wins over HttpsPassword.",
    de: "Eine Datei, deren erste Zeile das Passwort des Schlüssels ist; sie hat Vorrang vor HttpsPassword.",
  },
  "Server:AccessFolder": {
    en: "Folder for the operator's password and the tokens. null: your own settings folder.",
    de: "Ordner für das Operatorpasswort und die Tokens. null: der eigene Einstellungsordner.",
  },
  Tracks: {
    en: "Tracks by their ids. Viewers who name no track see the first one.",
    de: "Spuren nach ihren Kennungen. Wer keine Spur nennt, sieht die erste.",
  },
  "Tracks:*:Label": { en: "The name that viewers read; empty: the id.", de: "Der Name, den Zuschauer lesen; leer: die Kennung." },
  "Tracks:*:Colour": {
    en: "The colour of the track's words and name, such as \"#ffd800\", unless the page sets one; empty: the page's own.",
    de: 'Farbe der Wörter und des Namens der Spur, etwa "#ffd800", wenn die Seite keine vorgibt; leer: die Farbe der Seite.',
  },
  "Tracks:*:Source": {
    en: '"auto" (the default microphone, otherwise the demo), "device", "browser" (a microphone on the page /speak), "typed" (a person writes on the page /type), "demo", "stdin" (a sound file of any format, or raw 16 kHz mono samples), "pipe" (the same from a command), the address of a stream (srt://, rtmp://, rtsp://, udp://, rtp://, http://), or a file that ffmpeg can read.',
    de: '"auto" (das Standardmikrofon, sonst die Demo), "device" (ein Tongerät), "browser" (ein Mikrofon auf der Seite /speak), "typed" (jemand schreibt auf der Seite /type), "demo", "stdin" (eine Tondatei beliebigen Formats oder rohe Samples, 16 kHz mono), "pipe" (dasselbe von einem Befehl), die Adresse eines Streams (srt://, rtmp://, rtsp://, udp://, rtp://, http://) oder eine Datei, die ffmpeg lesen kann.',
  },
  "Tracks:*:Device": {
    en: 'The sound device: an id, a name or part of a name; "loopback": the computer\'s own output; "program:Game.exe": what one program plays, on Windows; empty: the default microphone.',
    de: 'Das Tongerät: eine Kennung, ein Name oder ein Teil davon; "loopback": was der Rechner selbst ausgibt; "program:Game.exe": was ein Programm ausgibt, unter Windows; leer: das Standardmikrofon.',
  },
  "Tracks:*:Channel": {
    en: "The channel to caption, from 1, of a device, file, stream or pipe. null: all channels that carry sound.",
    de: "Der Kanal eines Geräts, einer Datei, eines Streams oder einer Pipe, der untertitelt wird, ab 1. null: alle Kanäle, auf denen Ton ist.",
  },
  "Tracks:*:AudioTrack": {
    en: "The audio track of a file to caption, from 1. null: the one that players play, or another if only that is spoken on.",
    de: "Die Tonspur einer Datei, die untertitelt wird, ab 1. null: die, die Abspielprogramme wählen, oder eine andere, wenn nur auf dieser gesprochen wird.",
  },
  "Tracks:*:Follow": {
    en: "Switch devices when the system makes another one the default.",
    de: "Das Gerät wechseln, wenn das System ein anderes zum Standard macht.",
  },
  "Tracks:*:Command": {
    en: 'The shell command of the source "pipe", which writes a sound file of any format, or raw 16 kHz mono samples.',
    de: 'Der Shell-Befehl der Quelle "pipe"; er schreibt eine Tondatei beliebigen Formats oder rohe Samples, 16 kHz mono.',
  },
  "Tracks:*:Loop": {
    en: "Start again at the end. null: the demo does, files do not.",
    de: "Am Ende von vorn beginnen. null: die Demo ja, Dateien nein.",
  },
  "Tracks:*:SkipTimeCode": {
    en: "Times of a subtitle file that begin at one hour or later are a tape's time code, and start at once; false: they are kept.",
    de: "Zeiten einer Untertiteldatei, die bei einer Stunde oder später beginnen, sind der Timecode eines Bandes und beginnen sofort; false: Sie bleiben, wie sie sind.",
  },
  "Tracks:*:Format": {
    en: "Format of raw samples on standard input or from the command; sound files tell theirs.",
    de: "Format roher Samples von der Standardeingabe oder vom Befehl; Tondateien nennen ihres selbst.",
  },
  "Tracks:*:Language": {
    en: '"auto", an ISO 639 code such as "en", or several codes with commas, among which the language is detected.',
    de: '"auto", ein Kürzel nach ISO 639 wie "de" oder mehrere mit Kommas, unter denen die Sprache erkannt wird.',
  },
  ...TRANSLATED,
  "Tracks:*:SilenceBelow": {
    en: "Decibels relative to full scale; softer sound, such as the neighbour's voice, counts as silence. -100: off.",
    de: "Dezibel unter Vollaussteuerung; leiserer Ton, etwa die Stimme des Nachbarn, gilt als Stille. -100: aus.",
  },
  "Tracks:*:Speakers": { en: "Voices on one microphone, told apart live.", de: "Stimmen an einem Mikrofon, live unterschieden." },
  "Tracks:*:Speakers:Enabled": {
    en: "Tell voices apart and mark each change of speaker. Voiceprints are biometric data: they stay in memory and go with the track.",
    de: "Stimmen unterscheiden und jeden Sprecherwechsel kennzeichnen. Stimmabdrücke sind biometrische Daten: Sie bleiben im Arbeitsspeicher und verschwinden mit der Spur.",
  },
  "Tracks:*:Speakers:Max": { en: "Voices at most.", de: "Höchstzahl der Stimmen." },
  "Tracks:*:Gate": {
    en: "The former name of SilenceBelow; accepted in this version only.",
    de: "Der frühere Name von SilenceBelow; wird nur in dieser Version noch angenommen.",
  },
  Sources: {
    en: "What a control token may open as a track's source, beside devices, browsers, typing and the demo. The operator may open everything.",
    de: "Was ein Steuer-Token als Quelle einer Spur öffnen darf, neben Geräten, Browsern, getipptem Text und der Demo. Der Operator darf alles öffnen.",
  },
  "Sources:Folders": {
    en: "Folders, separated by commas, whose files a control token may caption.",
    de: "Ordner, durch Kommas getrennt, deren Dateien ein Steuer-Token untertiteln darf.",
  },
  "Sources:Hosts": {
    en: 'Hosts, separated by commas, whose addresses a control token may caption: "radio.example, 10.0.0.5:9000".',
    de: 'Rechner, durch Kommas getrennt, deren Adressen ein Steuer-Token untertiteln darf: "radio.example, 10.0.0.5:9000".',
  },
  Recognition: { en: "The speech model and the resources it may use.", de: "Das Sprachmodell und was es vom Rechner beanspruchen darf." },
  "Recognition:Model": {
    en: 'A whisper.cpp model file, the name of a model on this machine, or "auto": the largest model whose step takes at most a third of the step time. A relative path is looked up in the current folder first, then beside the program.',
    de: 'Eine Modelldatei von whisper.cpp, der Name eines Modells auf diesem Rechner oder "auto": das größte Modell, dessen Schritt höchstens ein Drittel der Schrittzeit braucht. Ein relativer Pfad wird zuerst im aktuellen Ordner gesucht, dann neben dem Programm.',
  },
  "Recognition:VoiceModel": {
    en: "A Silero model file of whisper.cpp, which detects speech.",
    de: "Eine Silero-Modelldatei von whisper.cpp, die Sprache von anderem Ton unterscheidet.",
  },
  "Recognition:Threads": { en: "Threads of one decode. 0: the machine chooses.", de: "Threads einer Dekodierung. 0: Der Rechner wählt." },
  "Recognition:MaxCores": {
    en: "Processor cores that recognition may use for all tracks together. 0: half of them; the others are for OBS, the game and the browser.",
    de: "Prozessorkerne, die die Erkennung für alle Spuren zusammen benutzen darf. 0: die Hälfte; die übrigen sind für OBS, das Spiel und den Browser.",
  },
  "Recognition:Priority": {
    en: '"below-normal": other programs take precedence, and captions are later while they do.',
    de: '"below-normal": Andere Programme haben Vorrang, und solange kommen Untertitel später.',
  },
  "Recognition:Gpu": {
    en: 'The hardware that recognises. "auto": a graphics card that works and is faster than the processor, if the engine was built for cards; "none": the processor; otherwise part of a card\'s name.',
    de: 'Die Hardware für die Erkennung. "auto": eine Grafikkarte, die funktioniert und schneller als der Prozessor ist, wenn das Programm für Karten gebaut ist; "none": der Prozessor; sonst ein Teil des Namens einer Karte.',
  },
  "Recognition:Singing": {
    en: "Caption singing too, as far as it is understood.",
    de: "Auch Gesang untertiteln, soweit er verstanden wird.",
  },
  "Recognition:Step": {
    en: "Seconds of new sound between two recognition steps.",
    de: "Sekunden neuen Tons zwischen zwei Schritten der Erkennung.",
  },
  "Recognition:Span": {
    en: "Seconds of sound over which a word must stay the same to settle; less for words that the model is sure of.",
    de: "Sekunden Ton, über die ein Wort gleich bleiben muss, bis es feststeht; weniger bei Wörtern, deren sich das Modell sicher ist.",
  },
  ...remote,
  Models: { en: "Where models are downloaded from, on request.", de: "Woher Modelle auf Wunsch geladen werden." },
  "Models:BaseAddress": {
    en: "A web server's folder that holds models as ggml-NAME.bin.",
    de: "Der Ordner eines Webservers, in dem Modelle als ggml-NAME.bin liegen.",
  },
  Ffmpeg: { en: "The program that decodes files and streams.", de: "Das Programm, das Dateien und Streams dekodiert." },
  "Ffmpeg:Path": {
    en: "The full path of ffmpeg, or of its folder. null: beside the program, the folder of downloaded tools, or a folder of PATH.",
    de: "Der volle Pfad von ffmpeg oder seines Ordners. null: neben dem Programm, im Ordner geladener Werkzeuge oder in einem Ordner von PATH.",
  },
  "Ffmpeg:BaseAddress": {
    en: "A web server's folder that `livecaptions tools pull ffmpeg` downloads from. null: the maker's.",
    de: "Der Ordner eines Webservers, aus dem `livecaptions tools pull ffmpeg` lädt. null: der des Herstellers.",
  },
  Captions: {
    en: "The captions' look unless a viewer asks for another.",
    de: "Aussehen der Untertitel, wenn ein Zuschauer kein anderes wünscht.",
  },
  "Captions:Lines": { en: "Lines on screen.", de: "Zeilen auf dem Bild." },
  "Captions:Chars": { en: "Characters per line.", de: "Zeichen je Zeile." },
  "Captions:Hold": {
    en: "Seconds without speech after which the screen is cleared.",
    de: "Sekunden ohne Sprache, nach denen das Bild geleert wird.",
  },
  "Captions:MaxSpeed": {
    en: "Words per minute above which the operator is warned; words are never cut.",
    de: "Wörter je Minute, ab denen der Operator gewarnt wird; Wörter werden nie gekürzt.",
  },
  "Captions:ShortestCue": { en: "Shortest duration of a subtitle in seconds.", de: "Kürzeste Dauer eines Untertitels in Sekunden." },
  "Captions:LongestCue": { en: "Longest duration of a subtitle in seconds.", de: "Längste Dauer eines Untertitels in Sekunden." },
  Words: {
    en: "Words that are written differently from how they are recognised, for all outputs.",
    de: "Wörter, die anders geschrieben werden, als sie erkannt werden, in allen Ausgaben.",
  },
  "Words:Replacements": {
    en: 'Replacements for words or phrases: "jason=JSON; cube control=kubectl".',
    de: 'Ersetzungen für Wörter oder Wendungen: "jason=JSON; cube control=kubectl".',
  },
  "Words:Vocabulary": {
    en: 'Names and jargon that are likely to be said, as they are to be written: "Kubernetes, Anna Kowalczyk". Recognition writes them where the sound allows.',
    de: 'Namen und Fachwörter, die vorkommen werden, so wie sie geschrieben werden sollen: "Kubernetes, Anna Kowalczyk". Die Erkennung schreibt sie, wo der Klang es erlaubt.',
  },
  "Words:Blocklist": {
    en: 'Words and phrases that an output may mask or remove: "darn, what the heck".',
    de: 'Wörter und Wendungen, die eine Ausgabe maskieren oder entfernen kann: "verflixt, zum Kuckuck".',
  },
  "Words:Numbers": {
    en: 'Numbers: "AsHeard", "Digits" ("25 people") or "Words" ("twenty-five people"); in six languages.',
    de: 'Zahlen: "AsHeard" (wie erkannt), "Digits" ("25 Leute") oder "Words" ("fünfundzwanzig Leute"); in sechs Sprachen.',
  },
  "Words:Letters": {
    en: 'Spelled letters: "AsHeard", or "Together" ("OBS" for "O, B, S").',
    de: 'Buchstabiertes: "AsHeard" (wie erkannt) oder "Together" ("OBS" für "O, B, S").',
  },
  Overlay: { en: "The overlay, and programs that read the same frames.", de: "Das Overlay und Programme, die dieselben Frames lesen." },
  "Overlay:Blocked": { en: "Treatment of words on the blocklist.", de: "Umgang mit Wörtern der Sperrliste." },
  "Overlay:Fillers": { en: 'Treatment of "um" and the like.', de: "Umgang mit „äh“ und Ähnlichem." },
  "Overlay:Casing": { en: "Upper and lower case.", de: "Groß- und Kleinschreibung." },
  Readers: { en: "The page on the audience's own devices.", de: "Die Seite auf den Geräten des Publikums." },
  "Readers:Blocked": { en: "Treatment of words on the blocklist.", de: "Umgang mit Wörtern der Sperrliste." },
  "Readers:Fillers": { en: 'Treatment of "um" and the like.', de: "Umgang mit „äh“ und Ähnlichem." },
  "Readers:Casing": { en: "Upper and lower case.", de: "Groß- und Kleinschreibung." },
  Exports: { en: "Subtitles and other files.", de: "Untertitel und andere Dateien." },
  "Exports:Blocked": { en: "Treatment of words on the blocklist.", de: "Umgang mit Wörtern der Sperrliste." },
  "Exports:Fillers": { en: 'Treatment of "um" and the like.', de: "Umgang mit „äh“ und Ähnlichem." },
  "Exports:Casing": { en: "Upper and lower case.", de: "Groß- und Kleinschreibung." },
  TextFile: { en: "A text file with the lines on screen.", de: "Eine Textdatei mit den Zeilen auf dem Bild." },
  "TextFile:Path": { en: "Path of the file; empty: none.", de: "Pfad der Datei; leer: keine." },
  ...outputs,
  ...translators,
  ...room,
  ...archive,
  ...telemetry,
  Obs: { en: "OBS Studio, and the captions that go there.", de: "OBS Studio und die Untertitel, die dorthin gehen." },
  "Obs:Enabled": { en: "Connect to OBS.", de: "Mit OBS verbinden." },
  "Obs:Address": { en: "Address of OBS's WebSocket server.", de: "Adresse des WebSocket-Servers von OBS." },
  "Obs:Password": {
    en: "Password of OBS's WebSocket server. null: it has none, or PasswordFile holds it.",
    de: "Passwort des WebSocket-Servers von OBS. null: Er hat keins, oder es steht in PasswordFile.",
  },
  "Obs:PasswordFile": {
    en: "A file whose first line is the password; it wins over Password.",
    de: "Eine Datei, deren erste Zeile das Passwort ist; sie hat Vorrang vor Password.",
  },
  "Obs:Track": {
    en: "Id of the track whose captions go to OBS. null: the first track.",
    de: "Kennung der Spur, deren Untertitel an OBS gehen. null: die erste Spur.",
  },
  "Obs:TextSource": { en: "Captions as the text of a source in OBS.", de: "Untertitel als Text einer Quelle in OBS." },
  "Obs:TextSource:Enabled": { en: "Set the source's text.", de: "Den Text der Quelle setzen." },
  "Obs:TextSource:Name": { en: "The source's name in OBS.", de: "Der Name der Quelle in OBS." },
  "Obs:TextSource:Lines": { en: "Lines in the picture.", de: "Zeilen im Bild." },
  "Obs:TextSource:Chars": { en: "Characters per line.", de: "Zeichen je Zeile." },
  "Obs:Overlay": { en: "The overlay in browser sources of OBS.", de: "Das Overlay in Browserquellen von OBS." },
  "Obs:Overlay:Reload": {
    en: "Reload browser sources that show LiveCaptions' pages when OBS connects.",
    de: "Browserquellen, die Seiten von LiveCaptions zeigen, neu laden, wenn OBS sich verbindet.",
  },
  "Obs:Overlay:Events": {
    en: "Also send frames to every browser source as the window event livecaptions-frame, for third-party overlays.",
    de: "Frames auch jeder Browserquelle als Fensterereignis livecaptions-frame senden, für Overlays anderer.",
  },
  "Obs:StreamCaptions": {
    en: "Captions inside the stream, which viewers switch on with the player's CC button.",
    de: "Untertitel im Stream, die Zuschauer mit der CC-Taste des Players einschalten.",
  },
  "Obs:StreamCaptions:Enabled": { en: "Put captions into the stream.", de: "Untertitel in den Stream setzen." },
  "Obs:StreamCaptions:Profile": {
    en: "The streaming service, which determines how much of a caption is shown.",
    de: "Der Streamingdienst; er bestimmt, wie viel von einem Untertitel gezeigt wird.",
  },
  "Obs:Recordings": { en: "Subtitles beside the recordings of OBS.", de: "Untertitel neben den Aufnahmen von OBS." },
  "Obs:Recordings:Enabled": { en: "Write subtitles for recordings.", de: "Untertitel zu Aufnahmen schreiben." },
  "Obs:Recordings:Folder": {
    en: "Folder of the subtitles. null: beside the recording.",
    de: "Ordner der Untertitel. null: neben der Aufnahme.",
  },
  "Obs:Recordings:Formats": { en: "Formats of the files.", de: "Formate der Dateien." },
  "Obs:Recordings:Offset": {
    en: "Seconds by which subtitles are delayed, for equipment that delays the sound.",
    de: "Sekunden, um die Untertitel verzögert werden, für Geräte, die den Ton verzögern.",
  },
  "Obs:Gate": { en: "When captions are held back from the audience.", de: "Wann Untertitel vor dem Publikum zurückgehalten werden." },
  "Obs:Gate:Input": {
    en: "Hold captions back while this input is muted, push-to-talk included. null: none.",
    de: "Untertitel zurückhalten, solange dieser Eingang stumm ist, auch bei Push-to-talk. null: keiner.",
  },
  "Obs:Gate:Scene": {
    en: "Show captions only while this scene is on air. null: any scene.",
    de: "Untertitel nur zeigen, solange diese Szene auf Sendung ist. null: jede Szene.",
  },
};
