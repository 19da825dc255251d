# What shuangqian offers behind the cursor. It is asked anew at each Tab, so this stays right when it or the records change.
function __shuangqian_offers
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    $program completions fish --live -- $words[2..-1] "$current" 2>/dev/null | tail -n +2
end
complete -c shuangqian -e
complete -c shuangqian -f -k -a '(__shuangqian_offers)'
