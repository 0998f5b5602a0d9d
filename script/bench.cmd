@echo off
rem What the product costs beside its neighbours, each bound of it OK or MISSED; it only informs.
rem Arguments: --quick for tiny files, then the names of the lines wanted (see tests\benchmarks).

setlocal
call "%~dp0setup.cmd" requirements-dev.lock || exit /b 1
cd /d "%root%"
set "PYTHONPATH=tests"
"%python%" -m benchmarks %*
