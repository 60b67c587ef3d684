@echo off
rem Starts the program: in the browser, or with a command on the command line.
rem Only ASCII here: this file is read before the code page is set.
setlocal
chcp 65001 >nul
set "NODE_COMPILE_CACHE=%LOCALAPPDATA%\canbao-cache"
set "first=%~1"
if "%first%"=="" goto web
if "%first:~0,5%"=="--dir" goto web
if "%first:~0,6%"=="--port" goto web
if "%first%"=="--open" goto web
"%~dp0node\node.exe" "%~dp0program\out\main\cli.js" %*
exit /b %errorlevel%

:web
"%~dp0node\node.exe" "%~dp0program\out\main\web.js" %* --open
if errorlevel 1 pause
exit /b %errorlevel%
