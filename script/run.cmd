@echo off
rem Opens OCPart's window on the sample extract, or runs it with the arguments given:
rem   script\run extrait.xlsx          script\run check extrait.xlsx

setlocal
call "%~dp0setup.cmd" requirements.lock || exit /b 1
set arguments=%*
if not defined arguments set arguments="%root%\sample_data\enquete_repondants.xlsx"
"%python%" -P -m ocpart_desktop %arguments%
