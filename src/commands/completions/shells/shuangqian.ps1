# What shuangqian offers behind the cursor. It is asked anew at each Tab, so this stays right when it or the records change.
Register-ArgumentCompleter -Native -CommandName 'shuangqian', 'shuangqian.exe' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.Extent.Text
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $line = if ($length -lt $line.Length) { $line.Substring(0, $length) } else { $line.PadRight($length) }
    $program = $commandAst.CommandElements[0].Extent.Text.Trim([char[]]"'`"")
    $before = $env:SHUANGQIAN_LINE
    $env:SHUANGQIAN_LINE = $line
    try {
        & $program completions powershell --live 2>$null | Select-Object -Skip 1 | ForEach-Object {
            $word, $about = $_ -split "`t", 2
            if (-not $about) { $about = $word }
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
        }
    }
    finally {
        $env:SHUANGQIAN_LINE = $before
    }
}
