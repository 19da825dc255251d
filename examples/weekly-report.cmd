@echo off
rem Writes the week's files for the city group; for the Task Scheduler of Windows.
rem
rem   weekly-report.cmd OUTPUT [RECORDS]
rem
rem OUTPUT is a folder, which then holds the week's tables and its summary.txt. RECORDS is the records directory, by
rem default the example beside this script. Two variables may be set: AS_OF (such as 2019-08-20; default: today) and
rem SHUANGQIAN (the program; default: shuangqian on the PATH).
rem Exit status: 0 fine; 1 the records are wrong, and nothing was written; 2 could not do it.
setlocal

if "%~1"=="" goto usage
if not "%~3"=="" goto usage
set "RECORDS=%~2"
if not defined RECORDS set "RECORDS=%~dp0cangzhou-2019"
if not defined SHUANGQIAN set "SHUANGQIAN=shuangqian"
set "DAY="
if defined AS_OF set "DAY=--as-of %AS_OF%"

rem The diagnostics are what is looked at when the task has failed, so they go where messages go.
"%SHUANGQIAN%" -C "%RECORDS%" %DAY% check --fail-on error 1>&2
if errorlevel 2 exit /b 2
if errorlevel 1 exit /b 1
"%SHUANGQIAN%" -C "%RECORDS%" %DAY% report weekly -o "%~1" 1>&2
if errorlevel 2 exit /b 2
if errorlevel 1 exit /b 1
type "%~1\summary.txt"
if errorlevel 1 exit /b 2
exit /b 0

:usage
echo usage: %~nx0 OUTPUT [RECORDS] 1>&2
exit /b 2
