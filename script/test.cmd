@echo off
rem Every check of the house, then the tests (all but the slow ones); fails if any fails.
rem Arguments go to pytest: script\test tests\notebook -k undo

setlocal
call "%~dp0setup.cmd" requirements-dev.lock || exit /b 1
cd /d "%root%"
set "PATH=%venv%\Scripts;%PATH%"
set "failed="

call :step ruff check
call :step ruff format --check
call :step mypy
call :step lint-imports
call :step python tools/messages.py check
if defined failed echo == failed:%failed%
rem Last, so that pytest's own summary ends the output.
set "QT_QPA_PLATFORM=offscreen"
pytest -n 2 -m "not slow" %* || set "failed=%failed% pytest"
if defined failed exit /b 1
exit /b 0

:step
echo == %*
%* || set "failed=%failed% %1"
exit /b 0
