#
# powershell -File FILE [-AwsProfile NAME] [-DryRun]

param(
    [string]$AwsProfile = '',
    [switch]$DryRun,
    [string]$Undo = ''
)

$ErrorActionPreference = 'Stop'
$Account = @ACCOUNT@
$Region = @REGION@
$Seen = @SEEN@
if ($Undo -eq '') {
    $Undo = 'undo-' + $Account + '-' + (Get-Date).ToUniversalTime().ToString('yyyyMMddTHHmmssZ') + '.ps1'
}
$env:AWS_PAGER = ''
$env:AWS_CLI_AUTO_PROMPT = 'off'
$script:Number = 0
$script:About = ''
$script:Done = 0
$script:Back = @()

$Functions = @'
# Calls the AWS CLI with what a call takes in a file; gives whether it went well, what it said and what went wrong.
function Invoke-Aws([string]$Service, [string]$Command, [string]$Region, [string]$Takes, [string]$Query) {
    $File = [System.IO.Path]::GetTempFileName()
    $Problem = [System.IO.Path]::GetTempFileName()
    try {
        [System.IO.File]::WriteAllText($File, $Takes)
        $Words = @($Service, $Command, '--region', $Region, '--output', 'json', '--cli-input-json', ('file://' + $File))
        if ($AwsProfile -ne '') { $Words += @('--profile', $AwsProfile) }
        if ($Query -ne '') {
            # Before 7.3, PowerShell hands quotes on to programs without the backslash that they take.
            $Old = $PSVersionTable.PSVersion -lt [version]'7.3'
            if ($Old) { $Query = $Query -replace '(\\*)"', '$1$1\"' }
            $Words += @('--query', $Query)
        }
        $ErrorActionPreference = 'Continue'
        $Said = (& aws @Words 2>$Problem) -join "`n"
        $Code = $LASTEXITCODE
        return @{ Good = ($Code -eq 0); Said = $Said.Trim(); Why = [System.IO.File]::ReadAllText($Problem) }
    } finally {
        Remove-Item -Force -ErrorAction SilentlyContinue $File, $Problem
    }
}

# Holds the credentials to being of the account.
function Assert-Account {
    $Who = Invoke-Aws 'sts' 'get-caller-identity' $Region '{}' 'Account'
    if (-not $Who.Good) { Write-Host $Who.Why; Write-Host 'AWS does not tell whose credentials these are'; exit 2 }
    if ($Who.Said -ne ('"' + $Account + '"')) {
        Write-Host ('these credentials are of account ' + $Who.Said + ', and this is for account ' + $Account)
        exit 2
    }
}

# Brings something back; where a mark stands in what the call takes, by what another call finds.
function Undo-Call([string]$Service, [string]$Command, [string]$Region, [string]$Takes, [string]$Mark = '',
    [string]$Reader = '', [string]$Read = '', [string]$Place = '', [string]$Asks = '', [string]$Query = '') {
    if ($Mark -ne '') {
        $Found = Invoke-Aws $Reader $Read $Place $Asks $Query
        if (-not $Found.Good) { Write-Host $Found.Why; return }
        $Takes = $Takes.Replace('"' + $Mark + '"', $Found.Said)
    }
    $Answer = Invoke-Aws $Service $Command $Region $Takes ''
    if (-not $Answer.Good) { Write-Host $Answer.Why }
}
'@

Invoke-Expression $Functions

function Start-FixStep([int]$Number, [string]$About) {
    $script:Number = $Number
    $script:About = $About
    Write-Host ([string]$Number + '. ' + $About)
}

# Ends where something is not as it was seen.
function Assert-Same([string]$Service, [string]$Command, [string]$Region, [string]$Takes, [string]$Query, [string]$Absent) {
    if ($DryRun) { return }
    $Answer = Invoke-Aws $Service $Command $Region $Takes $Query
    if ($Answer.Good -and $Answer.Said -eq 'true') { return }
    if ((-not $Answer.Good) -and $Absent -ne '' -and $Answer.Why.Contains('(' + $Absent + ')')) { return }
    Write-Host $Answer.Why
    Write-Host ('step ' + $script:Number + ': the resource is not as it was at ' + $Seen + '; run harden fix again')
    Complete-Fix
    exit 3
}

function Invoke-Fix([string]$Service, [string]$Command, [string]$Region, [string]$Takes, [string[]]$Undoing) {
    if ($DryRun) {
        Write-Host ('   aws ' + $Service + ' ' + $Command + ' --region ' + $Region + ' --cli-input-json ' + $Takes)
        return
    }
    $Before = $script:Back
    $script:Back = @($Undoing) + $Before
    Save-Undo
    $Answer = Invoke-Aws $Service $Command $Region $Takes ''
    if ($Answer.Good) {
        $script:Done++
        return
    }
    $script:Back = $Before
    Save-Undo
    Write-Host $Answer.Why
    Write-Host ('step ' + $script:Number + ' failed; what comes after it was not done')
    Complete-Fix
    exit 1
}

# Writes the script that brings everything back, the last change first.
function Save-Undo {
    $Lines = @(
        'param([string]$AwsProfile = '''')',
        ('# Brings back in account ' + $Account + ' what was there before, the last change first.'),
        ('$Account = ''' + $Account + ''''),
        ('$Region = ''' + $Region + ''''),
        $Functions,
        'Assert-Account') + $script:Back
    [System.IO.File]::WriteAllText((Join-Path (Get-Location) $Undo), ($Lines -join "`n") + "`n")
}

function Complete-Fix {
    if ($script:Done -gt 0) {
        Write-Host ([string]$script:Done + ' commands were run; ' + $Undo + ' brings back what was there')
    }
}

if (-not $DryRun) { Assert-Account }
