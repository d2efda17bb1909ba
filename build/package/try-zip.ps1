# Tries what Wine cannot run, on a real Windows: build/package/try-zip.ps1 ZIP
param([Parameter(Mandatory)] [string] $Zip)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

# A name that fits no code page.
$folder = Join-Path ([IO.Path]::GetTempPath()) 'Jürgen Жук'
Expand-Archive $Zip $folder
$program = (Get-ChildItem $folder -Recurse -Filter livecaptions.exe).FullName
$clip = Join-Path (Split-Path $program) 'demo/jfk.wav'

& $program --version
$words = (& $program transcribe $clip) -join ' '
if ($words -notmatch 'ask not what your country can do for you') { throw "transcribe wrote: $words" }
$figures = (& $program bench $clip --json) | ConvertFrom-Json
if ($figures[0].wer -gt 10) { throw "bench measured $($figures[0].wer) % wrong words" }
$figures[0] | Format-List

# The operator's password and the certificate are made by Windows' own cryptography.
'correct horse battery staple' | & $program password
$env:LIVECAPTIONS__SERVER__HTTPS = 'self'
$service = Start-Process $program 'serve', '--source', 'demo' -PassThru -NoNewWindow
try {
    foreach ($try in 1..60) {
        Start-Sleep 1
        if ($service.HasExited) { throw "serve ended with $($service.ExitCode)" }
        try { $answer = Invoke-WebRequest https://127.0.0.1:4956/health/ready -SkipCertificateCheck } catch { continue }
        if ($answer.StatusCode -eq 200) { break }
        if ($try -eq 60) { throw 'No answer by HTTPS' }
    }
    if (-not $answer) { throw 'No answer by HTTPS within a minute' }
    & $program quit
    if (-not $service.WaitForExit(30000) -or $service.ExitCode -ne 0) { throw 'serve did not end in good order' }
}
finally {
    if (-not $service.HasExited) { $service.Kill($true) }
}
