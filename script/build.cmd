@echo off
rem Freezes OCPart into dist\OCPart, a folder that needs no Python and no installation, lets it
rem test itself, then packs it into one archive.

setlocal
call "%~dp0setup.cmd" requirements-dev.lock || exit /b 1
cd /d "%root%"
"%python%" -m PyInstaller --noconfirm --log-level ERROR build.spec || exit /b 1
set "QT_QPA_PLATFORM=offscreen"
set "QT_LOGGING_RULES=default.warning=false"
dist\OCPart\ocpart-desktop --selftest || exit /b 1
"%python%" tools/pack.py
