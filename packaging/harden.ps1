# Runs harden on PowerShell: with the runtime of the distribution, HARDEN_JAVA_HOME, JAVA_HOME or the java on PATH; 17 or newer.
$lib = Join-Path (Split-Path -Parent $PSScriptRoot) 'lib'
$jar = Join-Path $lib 'harden.jar'
if (-not (Test-Path $jar)) {
    [Console]::Error.WriteLine("harden: $jar is missing; unpack the whole distribution")
    exit 1
}
$name = if ($IsLinux -or $IsMacOS) { 'java' } else { 'java.exe' }
$own = Join-Path (Split-Path -Parent $PSScriptRoot) "runtime/bin/$name"
$options = @('-Xms64m', '-XX:TieredStopAtLevel=1', '-XX:ReservedCodeCacheSize=240m', '-XX:+UseSerialGC', '-XX:-UsePerfData', '-Xlog:disable', '-Xlog:all=error:stderr')
$kind = if ($args.Count -gt 0 -and @('audit', 'diff', 'fix', 'merge', 'report', 'verify') -contains $args[0]) { 'audit' } else { 'short' }
if ($kind -eq 'short') { $options += '-XX:CompileThresholdScaling=4' }
if ($env:HARDEN_JAVA_HOME) {
    $java = Join-Path $env:HARDEN_JAVA_HOME "bin/$name"
} elseif (Test-Path $own) {
    $java = $own
    $archive = Join-Path $lib "$kind.aot"
    if (Test-Path $archive) { $options += "-XX:AOTCache=$archive" }
} elseif ($env:JAVA_HOME) {
    $java = Join-Path $env:JAVA_HOME "bin/$name"
} else {
    $java = $name
}
& $java @options -cp $jar dev.harden.cli.Main @args
exit $LASTEXITCODE
