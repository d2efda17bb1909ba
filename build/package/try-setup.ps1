# Installs, updates and removes the program on a real Windows: build/package/try-setup.ps1 SETUP
param([Parameter(Mandatory)] [string] $Setup)
$ErrorActionPreference = 'Stop'
$folder = Join-Path $env:LOCALAPPDATA 'Programs\LiveCaptions'
$program = Join-Path $folder 'livecaptions.exe'
$key = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\LiveCaptions'

function Install {
    $run = Start-Process $Setup '/S' -PassThru -Wait
    if ($run.ExitCode -ne 0) { throw "Setup ended with $($run.ExitCode)" }
    if (-not (Test-Path $program) -or -not (Test-Path $key)) { throw 'Setup left no program, or no entry to remove it' }
    if (Test-Path "$folder.new") { throw 'Setup left its copy behind' }
}

Install
$service = Start-Process $program 'serve', '--source', 'demo' -PassThru
Start-Sleep 5
Install
if (-not $service.WaitForExit(30000) -or $service.ExitCode -ne 0) { throw 'The update did not end the service in good order' }

Start-Process (Join-Path $folder 'uninstall.exe') '/S' -Wait
foreach ($try in 1..60) {
    if (-not (Test-Path $folder)) { break }
    Start-Sleep 1
}
if ((Test-Path $folder) -or (Test-Path $key)) { throw "Left behind: $(Get-ChildItem $folder -Recurse -Name)" }
if (-not (Test-Path (Join-Path $env:LOCALAPPDATA 'livecaptions'))) { throw "The user's data is gone" }
