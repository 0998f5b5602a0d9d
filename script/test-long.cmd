@echo off
rem The long rounds that script\test leaves out: fuzzing, kills, hours in fast motion.
rem Arguments go to pytest.

setlocal
call "%~dp0setup.cmd" requirements-dev.lock || exit /b 1
cd /d "%root%"
set "QT_QPA_PLATFORM=offscreen"
"%venv%\Scripts\pytest" -m slow %*
