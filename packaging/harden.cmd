@echo off
rem Runs harden on Windows: with the runtime of the distribution, HARDEN_JAVA_HOME, JAVA_HOME or the java on PATH; 17 or newer.
setlocal
set "lib=%~dp0..\lib"
set "java=java"
set "archive="
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
set "kind=short"
set "compile=-XX:CompileThresholdScaling=4"
for %%k in (audit diff fix merge report verify) do if /i "%~1"=="%%k" (set "kind=audit" & set "compile=")
if exist "%~dp0..\runtime\bin\java.exe" (
    set "java=%~dp0..\runtime\bin\java.exe"
    if exist "%lib%\%kind%.aot" if not defined HARDEN_JAVA_HOME set "archive=-XX:AOTCache="%lib%\%kind%.aot""
)
if defined HARDEN_JAVA_HOME set "java=%HARDEN_JAVA_HOME%\bin\java.exe"
if not exist "%lib%\harden.jar" (
    echo harden: "%lib%\harden.jar" is missing; unpack the whole distribution>&2
    exit /b 1
)
"%java%" %archive% -Xms64m -XX:TieredStopAtLevel=1 %compile% -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr -Dfile.encoding=UTF-8 -cp "%lib%\harden.jar" dev.harden.cli.Main %*
exit /b %ERRORLEVEL%
