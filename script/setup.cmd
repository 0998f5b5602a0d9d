@echo off
rem Called by the scripts beside it: setup.cmd LOCK. The twin of setup.sh: afterwards .venv
rem holds exactly that lock and %python% runs OCPart. What is in place is not done again.

for %%I in ("%~dp0..") do set "root=%%~fI"
set "venv=%root%\.venv"
set "python=%venv%\Scripts\python.exe"
set "is_supported=import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))"

if exist "%python%" "%python%" -c "import pip; %is_supported%" >nul 2>nul && goto install_lock
set "interpreter="
for %%P in ("python" "py -3.13" "py -3.12" "py -3.11" "py -3.14") do (
    if not defined interpreter %%~P -c "%is_supported%" >nul 2>nul && set "interpreter=%%~P"
)
if not defined interpreter (
    echo Il faut Python 3.11, 3.12, 3.13 ou 3.14 : https://www.python.org/downloads/ >&2
    exit /b 1
)
%interpreter% -m venv --clear "%venv%" || exit /b 1

:install_lock
set there=""
if exist "%venv%\root" set /p there=<"%venv%\root"
if %there%=="%root%" fc /b "%root%\%1" "%venv%\%1" >nul 2>nul && exit /b 0
echo Installation dans .venv, une fois... >&2
del /q "%venv%\requirements*.lock" 2>nul
"%python%" -m pip --disable-pip-version-check install --no-warn-conflicts ^
    --require-hashes --only-binary :all: -r "%root%\%1" >&2 || exit /b 1
"%python%" -c "import sys, sysconfig; open(sysconfig.get_path('purelib') + '/ocpart.pth', 'w', encoding='locale').write(sys.argv[1])" "%root%" || exit /b 1
>"%venv%\root" echo "%root%"
copy /y "%root%\%1" "%venv%\%1" >nul
