; The setup program for Windows: for one user, without an administrator. build/package.sh calls makensis with these defined:
;   VERSION      0.1.0
;   OUTPUT       the file to write
;   LISTS        a folder with install.nsh and remove.nsh, which name every file of the program
;   COMPRESSION  lzma, or zlib for a quick build
; Options: /S without questions, /D=FOLDER (last, unquoted). An update stages the new program beside the old one, so that captions stop
; for the exchange only, and an update that fails leaves the old program as it was.
Unicode true
Target amd64-unicode
!if "${COMPRESSION}" == "lzma"
    SetCompressor /SOLID lzma
    SetCompressorDictSize 64
!else
    SetCompressor ${COMPRESSION}
!endif
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\LiveCaptions"
!define SHORTCUT "$SMPROGRAMS\LiveCaptions.lnk"
Name "LiveCaptions"
OutFile "${OUTPUT}"
; Not $LOCALAPPDATA\LiveCaptions: with Windows' disregard for case that is the folder of models and logs.
InstallDir "$LOCALAPPDATA\Programs\LiveCaptions"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
ManifestSupportedOS all
ManifestDPIAware true
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "LiveCaptions"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "LiveCaptions Setup"
VIAddVersionKey "CompanyName" "The LiveCaptions developers"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define MUI_FINISHPAGE_RUN "$INSTDIR\livecaptions.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "open --keep-window"
!define MUI_FINISHPAGE_RUN_TEXT "$(Start)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString Start ${LANG_ENGLISH} "Start LiveCaptions"
LangString Start ${LANG_GERMAN} "LiveCaptions starten"
LangString Interrupts ${LANG_ENGLISH} "LiveCaptions is running. Its captions stop for a few seconds while it is updated. Update now?"
LangString Interrupts ${LANG_GERMAN} "LiveCaptions läuft. Während der Aktualisierung fehlen für einige Sekunden die Untertitel. Jetzt aktualisieren?"
LangString StillRunning ${LANG_ENGLISH} "LiveCaptions is still running and has not ended when asked, so its files cannot be replaced. Quit it, or close its window, and choose Retry."
LangString StillRunning ${LANG_GERMAN} "LiveCaptions läuft noch und hat sich auf Anfrage nicht beendet, daher lassen sich seine Dateien nicht ersetzen. Beenden Sie es oder schließen Sie sein Fenster, und wählen Sie Wiederholen."
LangString NotOurs ${LANG_ENGLISH} "$INSTDIR holds other files, so LiveCaptions was not installed there. Choose an empty folder, or leave out /D."
LangString NotOurs ${LANG_GERMAN} "$INSTDIR enthält andere Dateien, daher wurde LiveCaptions dort nicht installiert. Wählen Sie einen leeren Ordner, oder lassen Sie /D weg."
LangString NotPlaced ${LANG_ENGLISH} "The files of LiveCaptions could not be put into $INSTDIR, so it cannot start. Restart Windows and run setup again."
LangString NotPlaced ${LANG_GERMAN} "Die Dateien von LiveCaptions ließen sich nicht nach $INSTDIR bringen, daher kann es nicht starten. Starten Sie Windows neu und führen Sie das Setup noch einmal aus."
LangString TooOld ${LANG_ENGLISH} "LiveCaptions needs Windows 10 or later, so it was not installed."
LangString TooOld ${LANG_GERMAN} "LiveCaptions braucht Windows 10 oder neuer und wurde daher nicht installiert."
LangString DeleteData ${LANG_ENGLISH} "Also delete your settings, looks, models, transcripts kept by LiveCaptions, and logs? Choose No to keep them for later."
LangString DeleteData ${LANG_GERMAN} "Auch Ihre Einstellungen, Designs, Modelle, von LiveCaptions aufbewahrten Mitschriften und Protokolle löschen? Mit Nein bleiben sie für später erhalten."

Var WasRunning
Var IsUpdate

; Sets $0 to 1 while the program in $INSTDIR runs: Windows lets nobody write to its file then.
!macro LookWhetherRunning
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\livecaptions.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\livecaptions.exe" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

; Asks the program to quit, as its own page does, and waits. $0 is 1 if it still runs and the user gave up.
!macro StopProgram
  ${If} ${FileExists} "$INSTDIR\livecaptions.exe"
    ${Do}
      nsExec::ExecToStack /TIMEOUT=60000 '"$INSTDIR\livecaptions.exe" quit'
      Pop $1
      Pop $2
      StrCpy $2 $2 24
      ${If} $2 == "LiveCaptions has stopped"
        StrCpy $WasRunning 1
      ${EndIf}
      ; The command itself runs from that file; scanners look at it for a moment, and "transcribe" may go on.
      StrCpy $3 $1
      ${For} $2 1 20
        !insertmacro LookWhetherRunning
        ${If} $0 = 0
          ${ExitFor}
        ${EndIf}
        Sleep 250
      ${Next}
      ${If} $3 == 1
        StrCpy $0 1
      ${EndIf}
      ${If} $0 = 0
        ${ExitDo}
      ${EndIf}
      ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRunning)" /SD IDCANCEL IDCANCEL`
        ${ExitDo}
      ${EndIf}
    ${Loop}
  ${Else}
    StrCpy $0 0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ; A folder that is neither empty nor ours is nobody's to fill.
  ${IfNot} ${FileExists} "$INSTDIR\livecaptions.exe"
    RMDir "$INSTDIR"
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${OrIf} $INSTDIR == "$LOCALAPPDATA\livecaptions"
      MessageBox MB_OK|MB_ICONSTOP "$(NotOurs)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.new"
FunctionEnd

Section "LiveCaptions"
  !insertmacro LookWhetherRunning
  ${If} $0 = 1
    ${If} ${Cmd} `MessageBox MB_OKCANCEL|MB_ICONQUESTION "$(Interrupts)" /SD IDOK IDCANCEL`
      SetErrorLevel 1
      Quit
    ${EndIf}
  ${EndIf}
  RMDir /r "$INSTDIR.new"
  !include "${LISTS}/install.nsh"
  WriteUninstaller "$INSTDIR.new\uninstall.exe"
  ; A folder that is somebody's current one cannot be renamed.
  SetOutPath "$TEMP"

  !insertmacro StopProgram
  ${If} $0 = 1
    SetErrorLevel 2
    Abort
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPDATE _?=$INSTDIR'
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
  ${EndIf}
  ; A scanner may hold a new file for a moment.
  ${For} $2 1 20
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${OrIfNot} ${FileExists} "$INSTDIR.new\*.*"
      ${ExitFor}
    ${EndIf}
    Rename "$INSTDIR.new" "$INSTDIR"
    ${If} ${FileExists} "$INSTDIR.new\*.*"
      Sleep 250
    ${EndIf}
  ${Next}
  ${If} ${FileExists} "$INSTDIR.new\*.*"
    ; The user's own files lie there, and stay.
    ClearErrors
    CreateDirectory "$INSTDIR"
    CopyFiles /SILENT "$INSTDIR.new\*.*" "$INSTDIR"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "$(NotPlaced)" /SD IDOK
      SetErrorLevel 2
      Abort
    ${EndIf}
    RMDir /r "$INSTDIR.new"
  ${EndIf}

  SetOutPath "$INSTDIR"
  CreateShortcut "${SHORTCUT}" "$INSTDIR\livecaptions.exe" "open --keep-window"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "LiveCaptions"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\livecaptions.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The LiveCaptions developers"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  SectionGetSize 0 $1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $1

  ; Captions that ran come back. Otherwise the last page asks.
  ${If} ${Silent}
  ${AndIf} $WasRunning = 1
    Exec '"$INSTDIR\livecaptions.exe" open --no-page --minimized'
  ${EndIf}
SectionEnd

Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPDATE" $1
  ${IfNot} ${Errors}
    StrCpy $IsUpdate 1
  ${EndIf}
FunctionEnd

Section "Uninstall"
  SetOutPath "$TEMP"
  !insertmacro StopProgram
  ${If} $0 = 1
    SetErrorLevel 2
    Abort
  ${EndIf}
  ${If} $IsUpdate != 1
    nsExec::Exec /TIMEOUT=60000 '"$INSTDIR\livecaptions.exe" autostart off'
    Pop $1
    ${If} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DeleteData)" /SD IDNO IDYES`
      RMDir /r "$LOCALAPPDATA\livecaptions"
      RMDir /r "$APPDATA\livecaptions"
    ${EndIf}
    Delete "${SHORTCUT}"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ${EndIf}
  ; Only what setup brought: other files in the folder are the user's.
  !include "${LISTS}/remove.nsh"
  ${If} $IsUpdate != 1
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
  ${EndIf}
SectionEnd
